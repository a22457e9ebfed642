import { afterAll, beforeAll, expect, it } from 'vitest';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import { threadsOfPlan } from '../../storage/threads.ts';
import { noticesByHand } from '../../testing/notices-by-hand.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { readableParts, tellableThreads } from '../status/part-status.ts';
import { sightOf } from './seat-sight.ts';

let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

it('[NO31] notices stand behind the same walls as the lists of the plan, for every seat', async () => {
	const { db, plan, readModel } = practice;
	const make = noticesByHand(practice);
	// One part of a section that only its business reads, so that figures of it have a wall too.
	const own = await practice.partAt('11', '994031');
	await db.updateTable('part').set({ body: 'business-kitahi' }).where('id', '=', own).execute();
	await readModel.catchUp(plan);
	const facts = await loadPlanFacts(db, plan);
	for (const { row } of facts.parts) {
		await make.thread(row.id);
		await make.thread(row.id, { place: 'figure', place_key: 'budget.total' });
		await make.thread(row.id, { draft_of: '994014' });
	}
	const threads = await threadsOfPlan(db, plan);
	const seats = await findSeats(db, { plan, today: practice.today });
	expect(seats.length).toBeGreaterThan(15);
	const told = new Set<number>();
	for (const seat of seats) {
		const grant = await planGrantOfSeat(db, seat);
		if (grant === null) {
			throw new Error(`${seat.id} stands before no plan`);
		}
		const readable = readableParts(grant, facts.parts);
		const rows = facts.parts.map(({ row }) => row);
		const sight = sightOf(grant, rows);
		const may = new Map(readable.map((status) => [status.facts.row.id, status.may]));
		expect(rows.map(({ id }) => sight.part(id)?.may)).toEqual(rows.map(({ id }) => may.get(id)));
		const listed = tellableThreads(threads, { grant, all: facts.parts, readable });
		expect(threads.filter((thread) => sight.tells(thread)).map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
		told.add(listed.length);
	}
	expect(told.size).toBeGreaterThan(3);
});
