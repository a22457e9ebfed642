import { askingKinds, type NoticeKind } from '@renkei/plan';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertNotices } from '../storage/notices.ts';
import type { NoticeRow } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';

let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

const notices = () => practice.db.selectFrom('notice').selectAll().orderBy('at').execute();
const isOpen = ({ done_at, settled_at }: NoticeRow): boolean => done_at === null && settled_at === null;
const asks = ({ kind }: NoticeRow): boolean => (askingKinds as readonly NoticeKind[]).includes(kind as NoticeKind);

it('[NO22] the demo’s officers, its 代表団体 and its vendor find both what asks and what tells', async () => {
	const open = (await notices()).filter(isOpen);
	for (const seat of ['seat-kurise-officer', 'seat-asagiri-lead', 'seat-michishirube-reviewer']) {
		const own = open.filter((notice) => notice.seat === seat);
		expect([own.some(asks), own.some((notice) => !asks(notice))], seat).toEqual([true, true]);
		expect(own.length, seat).toBeLessThan(12);
	}
});

it('[NO22] nothing in the demo asks what was answered later, and old news are ticked off', async () => {
	const rows = await notices();
	expect(rows.filter((notice) => asks(notice) && notice.settled_at !== null).length).toBeGreaterThan(40);
	const decided = await practice.partAt('19', null);
	expect(rows.filter((notice) => notice.part === decided && asks(notice) && isOpen(notice))).toEqual([]);
	expect(rows.filter((notice) => !asks(notice) && isOpen(notice) && notice.at < '2026-11-06')).toEqual([]);
	expect(new Set(rows.map(({ mail_time }) => mail_time))).toEqual(new Set(['none']));
	expect(rows.every(({ at, settled_at }) => settled_at === null || settled_at >= at)).toBe(true);
});

it('[NO20] what was told once is left as it is when it is raised again', async () => {
	const [first] = await notices();
	if (first === undefined) {
		throw new Error('the demo has notices');
	}
	const due = { ...first, id: practice.newId(), once: 'due/thread/2026-12-02/seat' };
	const again = { ...due, id: practice.newId(), at: '2027-01-01T00:00:00.000Z' };
	const before = (await notices()).length;
	await inTransaction(practice.db, (tx) => insertNotices(tx, [due]));
	await inTransaction(practice.db, (tx) => insertNotices(tx, [again, { ...again, id: practice.newId(), once: null }]));
	const rows = await notices();
	expect(rows).toHaveLength(before + 2);
	expect(rows.filter(({ once }) => once === due.once)).toEqual([due]);
});
