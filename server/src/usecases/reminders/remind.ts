import { accept, decideReminder, mayLead, type Refusal, type Result, refusalOf, refuse } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { type PlanGrant, planGrantOf } from '../../auth/plan-grants.ts';
import { insertReminder, lastReminders } from '../../storage/reminders.ts';
import type { ReminderRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { crewOf, type NotedAct } from '../notices/raise.ts';
import { noteReminder, receiversOf } from '../notices/raise-reminder.ts';
import { boardOf } from './board.ts';

/** Whom to remind, with words of one's own or without. */
export interface Reminding {
	readonly body: string;
	readonly text?: string | null | undefined;
}

/** Why a seat may not remind, or null when it may: it is the 代表団体's to collect the 決裁. */
function refusalToRemind({ seat, rules }: PlanGrant): Refusal | null {
	if (mayLead(asActing(seat), rules)) {
		return null;
	}
	return rules.representative === null
		? refusalOf('representative-unset')
		: refusalOf('forbidden', '催促できるのは、代表団体の責任者です。何も送っていません。');
}

/** Reminds a body of the 決裁 that are awaited from it, for the 代表団体 and once a day. */
export async function remind(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly said: Reminding },
): Promise<Result<null>> {
	const { session, moment, plan, said } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<null>> => {
		const grant = await planGrantOf(tx, { session, plan, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const refusal = refusalToRemind(grant);
		return refusal === null ? record(tx, { grant, moment, said, newId: deps.newId }) : { ok: false, refusal };
	});
	if (done.ok) {
		await announce(deps, plan, [{ plan, about: 'signoffs', part: null }]);
	}
	return done;
}

interface Asked extends Pick<Asker, 'moment'>, Pick<Deps, 'newId'> {
	readonly grant: PlanGrant;
	readonly said: Reminding;
}

async function record(tx: Tx, { grant, moment, said, newId }: Asked): Promise<Result<null>> {
	const { seat, plan, rules, parties } = grant;
	const { body } = said;
	const { at, today } = moment;
	const act: NotedAct = { at, newId, seat, plan: { ...rules, id: plan.id } };
	const crew = await crewOf(tx, act);
	const owed = (await boardOf(tx, { id: plan.id, parties, policies: rules.policies })).owedBy(body);
	const receivers = receiversOf(act, crew, { body, owed }).length;
	const lastOn = (await lastReminders(tx, plan.id)).get(body)?.day ?? null;
	const decided = decideReminder({ owed, receivers, lastOn, today });
	if (!decided.ok) {
		return decided;
	}
	const by = { plan: plan.id, seat: seat.id, at };
	const parts = JSON.stringify(owed.map(({ id }) => id));
	const row: ReminderRow = { ...by, id: newId(), body, day: today, text: said.text || null, parts };
	if (!(await insertReminder(tx, row))) {
		return refuse('already-done');
	}
	const name = parties.find(({ code }) => code === body)?.name ?? body;
	const keys = [...new Set(owed.map(({ key }) => key))];
	// The words are for the body alone: the journal tells other members that it was reminded.
	await recordAct(tx, { ...by, id: newId(), part: null, kind: 'reminder', detail: `${name}（${keys.join('・')}）` });
	await noteReminder(tx, act, crew, { row, owed });
	return accept(null);
}
