import { expect, it } from 'vitest';
import { type Draft, draftText, nextDrafts, noDrafts, readDrafts } from './rescue.ts';

const draft = (id: string, at: number): Draft => ({ id, part: 'p', title: '02 地域課題', code: 'part-frozen', text: '文', at });

it('[RE1] refused words are kept newest first until they are discarded', () => {
	const two = [draft('a', 1), draft('b', 2)].reduce((state, one) => nextDrafts(state, { kind: 'rescued', draft: one }), noDrafts);
	expect(two.drafts.map(({ id }) => id)).toEqual(['b', 'a']);
	expect(nextDrafts(two, { kind: 'discarded', id: 'b' }).drafts.map(({ id }) => id)).toEqual(['a']);
});

it('[RE2] a person sees their own drafts of this device, and those rescued before it was known who sits here', () => {
	const early = nextDrafts(noDrafts, { kind: 'rescued', draft: draft('early', 3) });
	const mine = nextDrafts(early, { kind: 'person', person: 'sato', kept: [draft('kept', 1)] });
	expect(mine.drafts.map(({ id }) => id)).toEqual(['early', 'kept']);
	const other = nextDrafts(mine, { kind: 'person', person: 'takahashi', kept: [] });
	expect(other.drafts).toEqual([]);
	expect(nextDrafts(mine, { kind: 'person', person: null, kept: [] })).toEqual({ person: null, drafts: [] });
});

it('[RE3] stored drafts that cannot be read are left out and the others stay', () => {
	expect(readDrafts(JSON.stringify([draft('a', 1), { id: 7 }, null]))).toEqual([draft('a', 1)]);
	expect([readDrafts('{'), readDrafts('{}'), readDrafts(null)]).toEqual([[], [], []]);
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
