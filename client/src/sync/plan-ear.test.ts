import { encodeDurable, encodeNews } from '@renkei/sync-protocol';
import { expect, it } from 'vitest';
import { newsIn } from './plan-ear.ts';

it('[LN1] hears the news and nothing of what is said about the part itself', () => {
	const news = { plan: 'plan', about: 'content', part: 'part' } as const;
	expect(newsIn(encodeNews(news))).toEqual(news);
	expect(newsIn(encodeDurable(3))).toBeNull();
});
