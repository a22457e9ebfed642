import type { RemindersView } from '@renkei/api';
import { mayLead } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { lastReminders } from '../../storage/reminders.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Moment } from '../deps.ts';
import { crewOf } from '../notices/raise.ts';
import { receiversOf } from '../notices/raise-reminder.ts';
import { boardOf } from './board.ts';

/** The newest reminder of each body, for member bodies; and whom the seat would remind, where it may. */
export function listReminders(db: Db, grant: PlanGrant, moment: Moment): Promise<RemindersView> {
	return inTransaction(db, (tx) => listIn(tx, grant, moment));
}

async function listIn(tx: Tx, grant: PlanGrant, moment: Moment): Promise<RemindersView> {
	const { seat, plan, rules, parties } = grant;
	if (seat.party.membership !== 'member') {
		return { reminders: [], mayRemind: false, receivers: [] };
	}
	const act = { at: moment.at, seat, plan: { ...rules, id: plan.id } };
	const crew = await crewOf(tx, act);
	const reminders = [...(await lastReminders(tx, plan.id)).values()].map(({ body, at, seat: by }) => ({
		...{ body, at, person: crew.all.get(by)?.person ?? '' },
	}));
	if (!mayLead(asActing(seat), rules)) {
		return { reminders, mayRemind: false, receivers: [] };
	}
	const board = await boardOf(tx, { id: plan.id, parties, policies: rules.policies });
	const receivers = parties.flatMap(({ code: body }) => {
		const owed = board.owedBy(body);
		const told = receiversOf(act, crew, { body, owed }).flatMap((one) => crew.all.get(one.seat) ?? []);
		// One notice for each person, whatever seats they hold.
		const people = [...new Map(told.map(({ personId, person, post }) => [personId, { person, post }])).values()];
		return owed.length === 0 ? [] : [{ body, people }];
	});
	return { reminders, mayRemind: true, receivers };
}
