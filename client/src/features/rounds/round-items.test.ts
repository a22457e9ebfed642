import type { RoundTableView } from '@renkei/api';
import { expect, it } from 'vitest';
import { partyFixture, threadFixture } from '../../testing/thread-fixture.ts';
import { answererOf, answerersIn, itemsShown, type KnownItem, knownItems, progressOf, stateOf } from './round-items.ts';

type Item = RoundTableView['items'][number];

const asagiri = partyFixture('061');
const kurise = partyFixture('062');
const plan = {
	representative: '061',
	sections: [
		{
			parts: [
				{ id: 'trunk', body: null },
				{ id: 'own', body: '062' },
			],
		},
	],
} as unknown as Parameters<typeof answererOf>[2];
const itemOf = (thread: string, over: Partial<Item> = {}): Item => ({
	...{ item: 1, thread, section: { key: '02', title: '' }, part: 'trunk', body: null, place: '', quote: null },
	...{ kind: 'comment' as const, comment: { text: '', party: '', person: '', at: '' }, proposed: null, to: null, due: null },
	...{ status: 'open' as const, answer: null, before: null, after: null, detached: false, resolved: false, resolvedBy: null },
	...over,
});
const known = (thread: string, answerer: string, over: Partial<Item> = {}): KnownItem => ({
	...{ item: itemOf(thread, over), thread: undefined, answerer },
});

it('[RV2] an item waits for whom it asks, else for the owner of the part, of a trunk for the 代表団体', () => {
	expect(answererOf(itemOf('t', { part: 'own' }), threadFixture('t', { to: { party: asagiri, seat: null } }), plan)).toBe('061');
	expect(answererOf(itemOf('t', { part: 'own' }), threadFixture('t'), plan)).toBe('062');
	expect(answererOf(itemOf('t'), undefined, plan)).toBe('061');
});

it('[RV2] the parties that items wait for stand in the order of the plan', () => {
	const items = knownItems([itemOf('a', { part: 'own' }), itemOf('b')], [], plan);
	expect(answerersIn(items, [asagiri, kurise, partyFixture('063')])).toEqual(['061', '062']);
});

it('[RV3] a resolved item counts as nothing else', () => {
	expect(stateOf(itemOf('t', { status: 'doing', resolved: true }))).toBe('resolved');
	expect(stateOf(itemOf('t', { status: 'doing' }))).toBe('doing');
});

it('[RV3] what is done, will not be done or is resolved needs nothing more', () => {
	expect(progressOf({ open: 4, doing: 1, done: 2, wont: 1, resolved: 2 })).toEqual({ settled: 5, total: 10 });
});

it('[RV4] the table is narrowed to a status, to a body, or to both', () => {
	const items = [known('a', '061'), known('b', '062', { status: 'done' }), known('c', '062')];
	const shown = (narrowed: Parameters<typeof itemsShown>[1]) => itemsShown(items, narrowed, null).map(({ item }) => item.thread);
	expect(shown({})).toEqual(['a', 'b', 'c']);
	expect(shown({ status: 'open' })).toEqual(['a', 'c']);
	expect(shown({ body: '062' })).toEqual(['b', 'c']);
	expect(shown({ status: 'open', body: '062' })).toEqual(['c']);
});

it('[RV4] an item that is being answered stays, whatever others make of it', () => {
	const items = [known('a', '061', { status: 'done' }), known('b', '061')];
	expect(itemsShown(items, { status: 'open' }, 'a')).toHaveLength(2);
});
