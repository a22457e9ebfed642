import type { News } from '@renkei/sync-protocol';
import { expect, it, vi } from 'vitest';
import { createNewsPace } from './news-pace.ts';

const content = (plan: string, part: string): News => ({ plan, about: 'content', part });

it('[AP3] content that changes all the time is asked for at once, then once a pause, and what came last is not lost', async () => {
	const passed: (string | null)[] = [];
	const pace = createNewsPace(({ part }) => passed.push(part), { pause: 20, spread: 0 });
	for (let count = 0; count < 50; count += 1) {
		pace.hear(content('plan', `part-${count}`));
	}
	expect(passed).toEqual(['part-0']);
	await vi.waitUntil(() => passed.length > 1);
	expect(passed).toEqual(['part-0', 'part-49']);
	pace.stop();
});

it('[AP3] other news pass at once, and so does another plan’s content', () => {
	const passed: News[] = [];
	const pace = createNewsPace((news) => passed.push(news), { pause: 10_000, spread: 0 });
	const told: News[] = [
		content('plan', 'a'),
		{ plan: 'plan', about: 'signoffs', part: 'a' },
		{ plan: 'plan', about: 'plan', part: null },
		{ plan: 'plan', about: 'threads', part: 'a' },
		content('other', 'b'),
	];
	for (const news of [...told, content('plan', 'a')]) {
		pace.hear(news);
	}
	expect(passed).toEqual(told);
	pace.stop();
});
