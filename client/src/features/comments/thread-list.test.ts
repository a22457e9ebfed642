import type { ThreadView } from '@renkei/api';
import { expect, it } from 'vitest';
import { commentFixture, partyFixture, threadFixture } from '../../testing/thread-fixture.ts';
import { filterOf } from './filter-memory.ts';
import {
	filtered,
	inPageOrder,
	isAnswerable,
	isSameCard,
	type Looker,
	listsOf,
	neighbourOf,
	type PlacedThread,
	shortQuote,
	steppedTo,
	type ThreadFilter,
	type Written,
} from './thread-list.ts';

const looker: Looker = { seat: { seat: 's1', party: '061' }, today: '2026-11-28' };

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
	expect(ids(filtered(threads, 'open', looker))).toEqual(['a', 'own', 'vendor']);
	expect(ids(filtered(threads, 'own', looker))).toEqual(['own']);
	expect(ids(filtered(threads, 'vendor', looker))).toEqual(['vendor']);
	expect(ids(filtered(threads, 'all', looker))).toEqual(['a', 'own', 'vendor', 'done']);
	expect(ids(filtered(threads, 'resolved', looker))).toEqual(['done']);
});

it('[CO20] 自分あて holds what names this seat, asks it or its body, or stands on its part; a last day makes late', () => {
	const party = partyFixture('061');
	const seat = (id: string) => ({ seat: id, person: id, post: '' });
	const named = commentFixture('n', partyFixture('062'), { mentions: [{ seat: 's1', person: '', party: '' }] });
	const threads = [
		placed('nobody'),
		placed('body', {}, { to: { party, seat: null } }),
		placed('seat', {}, { to: { party, seat: seat('s1') } }),
		placed('colleague', {}, { to: { party, seat: seat('s2') }, due: '2026-11-27' }),
		placed('named', {}, { comments: [named], due: '2026-11-28' }),
		placed('part', { own: true }),
		placed('done', { own: true }, { state: 'resolved', due: '2026-11-01' }),
	];
	expect(ids(filtered(threads, 'mine', looker))).toEqual(['body', 'seat', 'named', 'part']);
	expect(ids(filtered(threads, 'late', looker))).toEqual(['colleague']);
});

it('[CO21] a kind lets through the open threads of that kind', () => {
	const threads = [
		placed('a'),
		placed('q', {}, { kind: 'question' }),
		placed('done', {}, { kind: 'question', state: 'resolved' }),
	];
	expect(ids(filtered(threads, 'question', looker))).toEqual(['q']);
	expect(ids(filtered(threads, 'comment', looker))).toEqual(['a']);
});

it('[CO22] a filter that nobody knows any more shows what is open', () => {
	expect(filterOf('late')).toBe('late');
	expect(filterOf('must-fix')).toBe('must-fix');
	expect(filterOf('former')).toBe('open');
	expect(filterOf(null)).toBe('open');
});

it('[CO23] words that move draw no card anew; another state of the thread or another value does', () => {
	const one = placed('a', { at: 3 });
	expect(isSameCard(one, { ...one, at: 40 })).toBe(true);
	expect(isSameCard(one, { ...one, thread: { ...one.thread, state: 'resolved' } })).toBe(false);
	expect(isSameCard(one, { ...one, valueNow: '612' })).toBe(false);
	expect(isSameCard(one, { ...one, detached: true })).toBe(false);
});

it('[CO24] what is written on stays in its list and its form, whatever becomes of its thread', () => {
	const threads = [placed('a'), placed('done', {}, { state: 'resolved' }), placed('c')];
	const listed = (filter: ThreadFilter, written: Written) => {
		const { shown, folded } = listsOf(threads, filter, looker, written);
		return [ids(shown), ids(folded)];
	};
	expect(listed('open', new Map())).toEqual([['a', 'c'], ['done']]);
	expect(listed('open', new Map([['done', 'card']]))).toEqual([['a', 'done', 'c'], []]);
	expect(listed('open', new Map([['c', 'row']]))).toEqual([['a'], ['done', 'c']]);
	expect(listed('resolved', new Map([['c', 'row']]))).toEqual([['done', 'c'], []]);
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

it('[RV5] how far a thread has come is said of an item of a released round, by whoever it waits for', () => {
	const round = { id: 'r', title: '第1回 指摘', released: true, item: 3 };
	expect(isAnswerable(threadFixture('t', { round, mayAnswer: true }))).toBe(true);
	expect(isAnswerable(threadFixture('t', { round, mayAnswer: false }))).toBe(false);
	expect(isAnswerable(threadFixture('t', { round: { ...round, released: false }, mayAnswer: true }))).toBe(false);
	expect(isAnswerable(threadFixture('t', { mayAnswer: true }))).toBe(false);
});
