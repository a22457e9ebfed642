import type { NoticeView } from '@renkei/api';
import { noticeKinds } from '@renkei/plan';
import { expect, it } from 'vitest';
import { noticeFixture } from '../../testing/notice-fixture.ts';
import { noticePlace } from './notice-place.ts';

const round = { id: 'round-1', title: '第2回 指摘', items: 5, waiting: 3 };
const threads = [
	'asked',
	'mentioned',
	'due',
	'named',
	'replied',
	'resolved',
	'opened-again',
	'accepted',
	'declined',
	'answered',
] as const;

it('[IB3] a notice of a thread leads to the thread', () => {
	for (const kind of threads) {
		expect(noticePlace(noticeFixture('a', { kind }))).toEqual({ to: '/t/$thread', params: { thread: 'thread-1' } });
	}
});

it('[IB3] a 決裁 or 担当確認 that is asked leads to the own body, one that was recorded to the body that gave it', () => {
	for (const kind of ['sign', 'sign-again', 'check'] as const) {
		expect(noticePlace(noticeFixture('a', { kind, thread: null }))).toEqual({
			to: '/plans/$plan/signoff',
			params: { plan: 'plan-1' },
			search: { section: '02', body: '994033' },
		});
	}
	expect(noticePlace(noticeFixture('a', { kind: 'decided', thread: null }))).toMatchObject({ search: { body: 'michishirube' } });
});

it('[IB3] a round leads to its table, a part to its section, a seat to its plan', () => {
	for (const kind of ['round', 'round-asks'] as const) {
		expect(noticePlace(noticeFixture('a', { kind, place: null, thread: null, round }))).toEqual({
			to: '/plans/$plan/rounds/$round',
			params: { plan: 'plan-1', round: 'round-1' },
		});
	}
	for (const kind of ['returned', 'frozen', 'reopened'] as const) {
		expect(noticePlace(noticeFixture('a', { kind, thread: null }))).toEqual({
			to: '/plans/$plan/s/$key',
			params: { plan: 'plan-1', key: '02' },
			search: { part: 'part-1' },
		});
	}
	expect(noticePlace(noticeFixture('a', { kind: 'suggest-only', place: null, thread: null, detail: '05 open' }))).toMatchObject({
		params: { key: '05' },
	});
	expect(noticePlace(noticeFixture('a', { kind: 'seat', place: null, thread: null })).to).toBe('/plans/$plan');
});

it('[IB3] a receipt leads to its page, what else is told of signing to the page of 確認と決裁', () => {
	const section = { key: '03', title: '目標' };
	const signing = { act: 'act-1', does: 'sign', parts: 3, section } as const;
	const place = (kind: NoticeView['kind'], over: Partial<NoticeView> = {}) =>
		noticePlace(noticeFixture('a', { kind, place: null, thread: null, signing, ...over }));
	expect(place('receipt')).toEqual({ to: '/plans/$plan/receipts/$act', params: { plan: 'plan-1', act: 'act-1' } });
	expect(place('later-view')).toMatchObject({ to: '/plans/$plan/signoff', search: { section: '03', body: '994033' } });
	expect(place('withdrawn')).toMatchObject({ search: { section: '03', body: 'michishirube' } });
	const part = { part: 'part-1', key: '02', title: '地域課題・現状', body: null };
	for (const kind of ['correction', 'carried'] as const) {
		expect(place(kind, { place: part, signing: null })).toMatchObject({ search: { section: '02', body: '994033' } });
	}
	expect(place('objected', { place: part, signing: null })).toMatchObject({ search: { section: '02', body: 'michishirube' } });
});

it('[BD9] a reminder of one section leads to its cell, one of several to the board', () => {
	const place = (...keys: string[]) =>
		noticePlace(
			noticeFixture('a', {
				...{ kind: 'reminded', place: null, thread: null },
				reminder: { sections: keys.map((key) => ({ key, title: '目標' })) },
			}),
		);
	const board = { to: '/plans/$plan/signoff', params: { plan: 'plan-1' } };
	expect(place('03')).toEqual({ ...board, search: { section: '03', body: '994033' } });
	expect(place('03', '13')).toEqual({ ...board, search: { body: '994033' } });
});

it('[PK22] a passkey of the own leads to the settings, one of a colleague to the history of the plan', () => {
	const bare = { place: null, thread: null } as const;
	expect(noticePlace(noticeFixture('a', { ...bare, kind: 'passkey' }))).toEqual({ to: '/settings' });
	expect(noticePlace(noticeFixture('a', { ...bare, kind: 'passkey-lost' }))).toEqual({
		to: '/plans/$plan/history',
		params: { plan: 'plan-1' },
	});
});

it('[IB3] every kind leads somewhere, also where nothing more is known of it', () => {
	for (const kind of noticeKinds) {
		const { to } = noticePlace(noticeFixture('a', { kind, by: null, place: null, thread: null, round: null }));
		expect(to, kind).toMatch(/^\/(plans|t|settings)(\/|$)/);
	}
});
