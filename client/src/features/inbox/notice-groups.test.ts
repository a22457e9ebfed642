import type { NoticeView } from '@renkei/api';
import { expect, it } from 'vitest';
import { noticeFixture, vendorFixture } from '../../testing/notice-fixture.ts';
import { noticeGroups } from './notice-groups.ts';

const thread = { id: 't', kind: 'suggestion' as const, quote: '8人', text: '定員です。', due: null };
/** A piece of a proposal: a thread of its own. */
const piece = (id: string, over: Partial<NoticeView> = {}) =>
	noticeFixture(id, { thread: { ...thread, id: `t-${id}` }, ...over });
const rows = (...notices: NoticeView[]): string[] => noticeGroups(notices).map(({ ids }) => ids.join(' '));

it('[IB11] pieces of one press are one row, which tells the first and stands where it stood', () => {
	expect(rows(noticeFixture('q'), piece('a'), piece('b'), piece('c'), noticeFixture('r', { thread: null }))).toEqual([
		'q',
		'a b c',
		'r',
	]);
	expect(noticeGroups([piece('a'), piece('b')])[0]?.first.id).toBe('a');
	expect(noticeGroups([])).toEqual([]);
});

it('[IB11] another act, kind, seat, person, part, last day or outcome is another row', () => {
	const { seat, place } = piece('a');
	const others: Partial<NoticeView>[] = [
		{ at: '2026-11-01T00:00:00.001Z' },
		{ kind: 'mentioned' },
		{ state: 'done' },
		{ seat: { ...seat, seat: 'seat-2' } },
		{ by: null },
		{ by: { person: '別の人', party: vendorFixture } },
		{ by: { person: '中村 圭', party: seat.party } },
		{ place: place === null ? null : { ...place, part: 'part-2' } },
		{ thread: { ...thread, kind: 'question' } },
		{ thread: { ...thread, due: '2026-12-01' } },
		{ detail: 'doing' },
	];
	for (const over of others) {
		expect(rows(piece('a'), piece('b', over)), JSON.stringify(over)).toEqual(['a', 'b']);
	}
	expect(rows(piece('a'), piece('b', { thread: { ...thread, quote: '9人', text: '' } }))).toEqual(['a b']);
});

it('[IB11] what is about no thread is never put together: nothing beside it would lead to the others', () => {
	const told = { kind: 'suggest-only' as const, place: null, thread: null };
	expect(rows(noticeFixture('a', { ...told, detail: '05' }), noticeFixture('b', { ...told, detail: '05' }))).toEqual(['a', 'b']);
});

it('[IB11] two own seats told by one press are two rows, also where their notices alternate', () => {
	const seat = { ...piece('a').seat, seat: 'seat-2' };
	expect(rows(piece('a'), piece('x', { seat }), piece('b'), piece('y', { seat }))).toEqual(['a b', 'x y']);
});

it('[IB11] a row keeps its key while it gets smaller, down to one', () => {
	const keys = [[piece('a'), piece('b'), piece('c')], [piece('b'), piece('c')], [piece('c')]].flatMap((left) =>
		noticeGroups(left).map(({ key }) => key),
	);
	expect(keys).toHaveLength(3);
	expect(new Set(keys).size).toBe(1);
});
