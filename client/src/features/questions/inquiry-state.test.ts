import type { ThreadView } from '@renkei/api';
import { expect, it } from 'vitest';
import { commentFixture, partyFixture, threadFixture } from '../../testing/thread-fixture.ts';
import { inquiryState } from './inquiry-state.ts';

const thread = (id: string, said: readonly (readonly [by: string, at: string])[], more: Partial<ThreadView> = {}): ThreadView =>
	threadFixture(id, {
		kind: 'question',
		comments: said.map(([by, at], no) => commentFixture(`${id}${no}`, partyFixture(by), { at })),
		...more,
	});

it('[QB8] a body is asked until it has spoken last, then it has answered; what is no inquiry does not count', () => {
	const of = (...threads: ThreadView[]) => inquiryState(threads, { part: 'p', body: 'town', representative: 'lead' });
	expect(of()).toBeNull();
	expect(of(thread('a', [['lead', '1']]))).toEqual({ kind: 'waiting', thread: 'a', at: '1' });
	expect(
		of(
			thread('a', [
				['lead', '1'],
				['town', '2'],
			]),
		),
	).toEqual({ kind: 'answered', thread: 'a', at: '2' });
	expect(
		of(
			thread('a', [
				['lead', '1'],
				['town', '2'],
				['lead', '3'],
			]),
		)?.kind,
	).toBe('waiting');
	expect(
		of(
			thread('a', [
				['lead', '1'],
				['town', '2'],
			]),
			thread('b', [['lead', '4']]),
		),
	).toMatchObject({ thread: 'b', kind: 'waiting' });
	expect(of(thread('a', [['vendor', '1']]))).toBeNull();
	expect(of(thread('a', [['lead', '1']], { state: 'resolved' }))).toBeNull();
	expect(of(thread('a', [['lead', '1']], { kind: 'comment' }))).toBeNull();
	expect(of(thread('a', [['lead', '1']], { part: 'other' }))).toBeNull();
	for (const kind of ['text', 'field', 'cell', 'figure'] as const) {
		const place = { kind, key: 'k', row: null, column: null, title: '欄' };
		expect([kind, of(thread('a', [['lead', '1']], { place }))]).toEqual([kind, null]);
	}
});
