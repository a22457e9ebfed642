import { expect, it } from 'vitest';
import type { Session } from '../auth/sessions.ts';
import { startPractice } from '../testing/practice-plan.ts';
import { openItems } from './open-items.ts';

it('[OI7] others have their turn after each plan that is read', async () => {
	const practice = await startPractice();
	const { db, today } = practice;
	const seat = db.selectFrom('seat').select('person').where('id', '=', 'seat-michishirube-reviewer');
	const { person } = await seat.executeTakeFirstOrThrow();
	const plans = await db.selectFrom('seat').select('plan').distinct().where('person', '=', person).execute();
	let turns = 0;
	let counting = true;
	const count = (): void => {
		if (counting) {
			turns += 1;
			setImmediate(count);
		}
	};
	setImmediate(count);
	const session = { id: 'session', personId: person } as Session;
	const moment = { at: '2026-12-01T00:00:00.000Z', today };
	const items = await openItems(practice, { session, moment, plan: null });
	counting = false;
	await practice.close();
	expect(items?.length).toBeGreaterThan(0);
	expect(plans.length).toBeGreaterThan(1);
	expect(turns).toBeGreaterThanOrEqual(plans.length);
});
