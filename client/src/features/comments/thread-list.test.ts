import type { ThreadView } from '@renkei/api';
import { expect, it } from 'vitest';
import { commentFixture, partyFixture, threadFixture } from '../../testing/thread-fixture.ts';
import { filtered, inPageOrder, neighbourOf, type PlacedThread, shortQuote, steppedTo } from './thread-list.ts';

function placed(
	id: string,
	over: Partial<PlacedThread> = {},
	thread: Partial<ThreadView> = {},
	kind: 'vendor' | 'municipality' = 'municipality',
): PlacedThread {
	const first = commentFixture(`${id}-1`, partyFixture(id, { kind }), { at: `2026-11-0${id.length}T00:00:00Z` });
	return {
		thread: threadFixture(id, { comments: [first], ...thread }),
		part: 0,
		at: null,
		detached: false,
		own: false,
		...over,
	};
}
const ids = (threads: readonly PlacedThread[]) => threads.map(({ thread }) => thread.id);

it('[CO1] cards stand in the order of the page, those without words last', () => {
	const threads = [
		placed('lost', { detached: true }),
		placed('second', { at: 40 }),
		placed('first', { at: 3 }),
		placed('whole'),
		placed('body', { part: 1, at: 0 }),
	];
	expect(ids(inPageOrder(threads))).toEqual(['whole', 'first', 'second', 'lost', 'body']);
});

it('[CO2] each filter lets through what its words say', () => {
	const threads = [
		placed('a'),
		placed('own', { own: true }),
		placed('vendor', {}, {}, 'vendor'),
		placed('done', { own: true }, { state: 'resolved' }),
	];
	expect(ids(filtered(threads, 'open'))).toEqual(['a', 'own', 'vendor']);
	expect(ids(filtered(threads, 'own'))).toEqual(['own']);
	expect(ids(filtered(threads, 'vendor'))).toEqual(['vendor']);
	expect(ids(filtered(threads, 'all'))).toEqual(['a', 'own', 'vendor', 'done']);
	expect(ids(filtered(threads, 'resolved'))).toEqual(['done']);
});

it('[CO3] when a card is resolved the next one takes the focus, at the end the one before', () => {
	const threads = [placed('a'), placed('b'), placed('c')];
	expect(neighbourOf(threads, 'a')).toBe('b');
	expect(neighbourOf(threads, 'c')).toBe('b');
	expect(neighbourOf([placed('a')], 'a')).toBe(null);
});

it('[CO4] next and previous go round', () => {
	const threads = [placed('a'), placed('b')];
	expect(steppedTo(threads, null, 1)).toBe('a');
	expect(steppedTo(threads, 'a', 1)).toBe('b');
	expect(steppedTo(threads, 'b', 1)).toBe('a');
	expect(steppedTo(threads, null, -1)).toBe('b');
	expect(steppedTo([], null, 1)).toBe(null);
});

it('[CO5] a quote is cut after sixty letters', () => {
	expect(shortQuote('75歳以上の\n41.3%')).toEqual({ text: '75歳以上の 41.3%', cut: false });
	const long = shortQuote('あ'.repeat(61));
	expect([...long.text]).toHaveLength(60);
	expect(long.cut).toBe(true);
});
