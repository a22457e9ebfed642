import { capacityOf, isTakenFrom, type NoticeKind, newlyTaken, type RuleChange, toldOfRules } from '@renkei/plan';
import { dayInJapan } from '../../clock.ts';
import { seatsAsked } from '../../storage/notice-signing.ts';
import { settleNotices, standingNotices } from '../../storage/notices.ts';
import { findParts } from '../../storage/parts.ts';
import type { Tx } from '../../storage/tables.ts';
import { inheritedParts } from './inherited-parts.ts';
import { noteLastDays } from './last-days.ts';
import { type Crew, doerOf, type NotedAct, noticeSeatOf, raise, type ToldAbout } from './raise.ts';
import { asksToDecide } from './raise-parts.ts';
import { settleReminders } from './raise-reminder.ts';

/**
 * Tells that sections have other rules of sign-off, in the transaction of the act, and brings what is asked in line with
 * them: what nobody has to give any more is settled, and who may decide since is asked.
 * @param of.journal id of the act there
 * @param of.changes what is in force already
 */
export async function noteRules(
	tx: Tx,
	act: NotedAct,
	crew: Crew,
	{ journal, changes }: { readonly journal: string; readonly changes: readonly RuleChange[] },
): Promise<void> {
	const { newId, at, plan } = act;
	const by = doerOf(act);
	const told = toldOfRules({ by, changes }, crew.held, plan).map((one) => ({ ...one, about: { act: journal } }));
	await raise(tx, act, crew, [...told, ...(await askedSince(tx, act, crew, changes))]);
	await settleReminders(tx, act);
	await noteLastDays(tx, { newId, at, plan, by, today: dayInJapan(new Date(at)) }, crew);
	await endUntaken(tx, act, crew);
}

/** Whom frozen parts ask for a 決裁 because their section takes it from them now. */
async function askedSince(tx: Tx, act: NotedAct, crew: Crew, changes: readonly RuleChange[]): Promise<ToldAbout[]> {
	const taken = new Map(changes.map((change) => [change.key, newlyTaken(change)]));
	const capacities = new Set<string | null>([...taken.values()].flat());
	// It is the freeze that asks: whoever sets that their own capacity is taken is among them.
	const seats = crew.held.filter(({ role }) => capacities.has(capacityOf(role)));
	if (seats.length === 0) {
		return [];
	}
	const told = (await inheritedParts(tx, act, crew, seats)).filter(({ kind }) => asksToDecide(kind));
	const ids = [...new Set(told.flatMap(({ about }) => about.part ?? []))];
	const [parts, asked] = [await findParts(tx, ids), await seatsAsked(tx, ids)];
	return told.filter(({ seat, about }) => {
		const key = parts.get(about.part ?? '')?.key;
		const capacity = capacityOf(crew.all.get(seat)?.role ?? 'reviewer');
		const isNew = key !== undefined && (taken.get(key) ?? []).some((one) => one === capacity);
		return isNew && !asked.some((one) => one.seat === seat && one.part === about.part);
	});
}

const toDecide: readonly NoticeKind[] = ['sign', 'sign-again', 'sign-due'];

/** Settles what asks seats for a 決裁 that the section does not take from them. */
async function endUntaken(tx: Tx, { plan, at }: Pick<NotedAct, 'plan' | 'at'>, crew: Crew): Promise<void> {
	const asking = (await standingNotices(tx, plan.id)).filter(({ kind }) => toDecide.some((one) => one === kind));
	const parts = await findParts(tx, [...new Set(asking.flatMap(({ part }) => part ?? []))]);
	const over = asking.filter(({ seat, part }) => {
		const [held, row] = [crew.all.get(seat), parts.get(part ?? '')];
		return held !== undefined && row !== undefined && !isTakenFrom(noticeSeatOf(held), row, plan);
	});
	await settleNotices(
		tx,
		over.map(({ id }) => id),
		at,
	);
}
