import { expect, it } from 'vitest';
import { type Draft, type DraftEvent, type Drafts, draftText, nextDrafts, noDrafts, readDrafts } from './rescue.ts';

const draft = (id: string, at: number): Draft => ({
	id,
	part: 'p',
	title: '02 地域課題',
	path: '/plans/a/s/02',
	code: 'part-frozen',
	text: '文',
	at,
});
const after = (...events: readonly DraftEvent[]): Drafts => events.reduce(nextDrafts, noDrafts);
const ids = (state: Drafts): readonly string[] => state.drafts.map(({ id }) => id);
const rescued = (id: string, at: number): DraftEvent => ({ kind: 'rescued', draft: draft(id, at) });
const sato: DraftEvent = { kind: 'person', person: 'sato' };

it('[RE1] refused words are kept newest first until they are discarded', () => {
	const two = after(sato, rescued('a', 1), rescued('b', 2));
	expect(ids(two)).toEqual(['b', 'a']);
	expect(ids(nextDrafts(two, { kind: 'discarded', id: 'b' }))).toEqual(['a']);
});

it('[RE1] the words of one copy are one draft, however often they are refused', () => {
	expect(ids(after(sato, rescued('a', 1), rescued('a', 2)))).toEqual(['a']);
});

it('[RE2] a person sees their own drafts of this device and nobody else does', () => {
	const mine = after(rescued('early', 3), sato, { kind: 'read', person: 'sato', kept: [draft('kept', 1)] });
	expect(ids(mine)).toEqual(['early', 'kept']);
	expect(ids(nextDrafts(mine, { kind: 'person', person: 'takahashi' }))).toEqual([]);
	expect(nextDrafts(mine, { kind: 'person', person: null })).toEqual(noDrafts);
	// What was still being read for whoever sat here before is not shown to the next one.
	expect(ids(after(sato, { kind: 'read', person: 'takahashi', kept: [draft('theirs', 1)] }))).toEqual([]);
});

it('[RE5] a draft is in this page alone until the disk has it', () => {
	const written = after(sato, rescued('a', 1), rescued('b', 2), { kind: 'stored', id: 'a' });
	expect(written.fleeting).toEqual(['b']);
	expect(nextDrafts(written, { kind: 'discarded', id: 'b' }).fleeting).toEqual([]);
});

it('[RE6] what another tab discarded goes here too, but not what is in this page alone', () => {
	const two = after(sato, rescued('a', 1), { kind: 'stored', id: 'a' }, rescued('b', 2));
	expect(ids(nextDrafts(two, { kind: 'read', person: 'sato', kept: [] }))).toEqual(['b']);
});

it('[RE3] stored drafts that cannot be read are left out and the others stay', () => {
	expect(readDrafts([draft('a', 1), { id: 7 }, null])).toEqual([draft('a', 1)]);
});

it('[RE4] passages come first, then each value with the name of its place where it has one', () => {
	const words = {
		passages: ['一つ目。', '二つ目。'],
		values: [
			{ place: 'fields/summary', value: '概要' },
			{ place: 'fields/x', value: '12' },
		],
	};
	expect(draftText(words, (place) => (place === 'fields/summary' ? '事業の概要' : null))).toBe(
		'一つ目。\n二つ目。\n事業の概要：概要\n12',
	);
	expect(draftText({ passages: [], values: [] }, () => null)).toBe('');
});
