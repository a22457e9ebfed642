import {
	bodyStanding,
	type Doer,
	isNamedInWhole,
	isWholePlan,
	type NoticeKind,
	type PartAddress,
	partState,
	requiredBodies,
	type Told,
	toldOfDecision,
	toldOfFreeze,
	toldOfReopening,
	toldOfReturn,
	toldOfWholeDecision,
} from '@renkei/plan';
import type { Grant } from '../../auth/grants.ts';
import { partiesOf, signoffOf, signoffsOfPart } from '../../storage/grant-facts.ts';
import { wholeDecisionsTold } from '../../storage/notice-signing.ts';
import { settleNotices, settlePartNotices } from '../../storage/notices.ts';
import { lockOf } from '../../storage/part-lock.ts';
import type { PartRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { isAskedOf, loadFrozenWhole, type WholePlan, wholePlanState } from '../../storage/whole-plan.ts';
import { carriedSoonOn } from '../corrections/facts.ts';
import { noteNearDays } from './last-days.ts';
import { type About, type Crew, crewOf, doerOf, type NotedAct, raise, type ToldAbout } from './raise.ts';
import { settleReminders } from './raise-reminder.ts';
import { settlePart, settleSigned, settleViewed } from './settle.ts';

type OnPart = Pick<NotedAct, 'at' | 'newId'> & { readonly grant: Pick<Grant, 'seat' | 'plan' | 'part'> };

const actOn = ({ grant, at, newId }: OnPart): NotedAct => ({ at, newId, plan: grant.plan, seat: grant.seat });

/** Tells that a part was frozen, in the transaction of the freeze: who has to sign, to check, or only to know. */
export async function noteFreeze(tx: Tx, on: OnPart, hash: string): Promise<void> {
	const [act, { part }] = [actOn(on), on.grant];
	await settlePart(tx, part.id, act.at);
	const crew = await crewOf(tx, act);
	const required = requiredBodies(part, await partiesOf(tx, act.plan.id));
	const rows = await signoffsOfPart(tx, part.id);
	await settleViewed(tx, act, rows);
	const signoffs = rows.map(signoffOf);
	const by = doerOf(act);
	const whole = await loadFrozenWhole(tx, act.plan.id);
	const carriedSoon = (await carriedSoonOn(tx, act.plan.id)).get(part.id);
	const told = toldOfFreeze({ by, part, required, signoffs, hash, carriedSoon }, crew.held, act.plan).filter(
		({ kind }) => !isWholePlan(part) || isAskedOf(whole) || !asksToDecide(kind),
	);
	// Equal words may be frozen that every body has decided on: then this freeze is what decides the part.
	const lock = { kind: 'frozen', seq: 0, contentHash: hash, at: act.at, by: by.id } as const;
	const state = partState(lock, required, signoffs);
	const isDecided = (isWholePlan(part) ? await wholePlanState(tx, act.plan.id, state) : state) === 'decided';
	const decided = isDecided ? decisionOf(part)({ by, part }, crew.held, act.plan) : [];
	const others = told.filter(({ seat }) => !decided.some((one) => one.seat === seat));
	const ofWhole = isDecided && !isWholePlan(part) ? await toldOfWhole(tx, { ...act, by }, crew) : [];
	const asked = isAskedOf(whole) && !isWholePlan(part) && ofWhole.length === 0 ? await askForWhole(tx, act, { crew, whole }) : [];
	await raise(tx, act, crew, [...aboutAll([...decided, ...others], { part: part.id }), ...ofWhole, ...asked]);
	await noteNearDays(tx, act, crew, { parts: asked.length > 0 && whole !== null ? [part, whole.row] : [part] });
}

/** Who is told that a part is decided: with 21 the plan is, and that concerns every body. */
const decisionOf = (part: PartAddress) => (isWholePlan(part) ? toldOfWholeDecision : toldOfDecision);

/** Whether a notice asks for a 決裁 of frozen words. */
export const asksToDecide = (kind: NoticeKind): boolean => kind === 'sign' || kind === 'sign-again';
const toDecide: readonly NoticeKind[] = ['sign', 'sign-again', 'sign-due'];

/** 21 asks for no 決裁 while a part that it names is open: with the last one that is frozen it asks again. */
async function restWhole(tx: Tx, { part, plan }: Pick<Grant, 'part' | 'plan'>, at: string): Promise<void> {
	const whole = isNamedInWhole(part) ? await loadFrozenWhole(tx, plan.id) : null;
	if (whole !== null) {
		await settlePartNotices(tx, { parts: [whole.row.id], kinds: toDecide }, at);
	}
}

/** Whom 21 asks for the 決裁, where another part was the last to be frozen: before that no body could decide the plan. */
async function askForWhole(
	tx: Tx,
	act: NotedAct,
	{ crew, whole }: { readonly crew: Crew; readonly whole: WholePlan },
): Promise<ToldAbout[]> {
	const { id, key, body } = whole.row;
	await settlePartNotices(tx, { parts: [id], kinds: toDecide }, act.at);
	const required = requiredBodies(whole.row, await partiesOf(tx, act.plan.id));
	const signoffs = (await signoffsOfPart(tx, id)).map(signoffOf);
	// It is the freeze of 21 that asks, and whoever froze the last other part may be among those who decide.
	const frozenBy = whole.row.frozen_by ?? act.seat.id;
	const by = { id: frozenBy, person: crew.all.get(frozenBy)?.personId ?? '' };
	const told = toldOfFreeze({ by, part: { key, body }, required, signoffs, hash: whole.hash }, crew.held, act.plan);
	return aboutAll(
		told.filter(({ kind }) => asksToDecide(kind)),
		{ part: id, by_seat: frozenBy },
	);
}

/** Who is told that a plan is decided as a whole, where it is that with a part that was the last to be: 21 was signed before. */
export async function toldOfWhole(
	tx: Tx,
	{ plan, by }: Pick<NotedAct, 'plan'> & { readonly by: Doer | null },
	crew: Crew,
): Promise<ToldAbout[]> {
	const whole = await wholeNow(tx, plan.id);
	return whole?.isDecided ? aboutAll(toldOfWholeDecision({ by, part: whole.row }, crew.held, plan), { part: whole.row.id }) : [];
}

/** The part that is decided with a plan, and whether the plan is; null where there is none. */
async function wholeNow(tx: Tx, plan: string): Promise<{ readonly row: PartRow; readonly isDecided: boolean } | null> {
	const row = (await loadFrozenWhole(tx, plan))?.row;
	if (row === undefined) {
		return null;
	}
	const signoffs = (await signoffsOfPart(tx, row.id)).map(signoffOf);
	const own = partState(lockOf(row), requiredBodies(row, await partiesOf(tx, plan)), signoffs);
	return { row, isDecided: (await wholePlanState(tx, plan, own)) === 'decided' };
}

/**
 * Ends the news that a plan is decided as a whole once it is not any more: no mail that is made later is to say so. It has
 * been told to bodies that hear nothing of what ended it.
 */
export async function endWhole(tx: Tx, { plan, at }: Pick<NotedAct, 'plan' | 'at'>): Promise<void> {
	const told = await wholeDecisionsTold(tx, plan.id);
	if (told.length > 0 && !(await wholeNow(tx, plan.id))?.isDecided) {
		await settleNotices(tx, told, at);
	}
}

/** Tells that a part was opened again; nothing waits for a sign-off of it any more. @param journal id of the act there */
export async function noteReopening(tx: Tx, on: OnPart, journal: string): Promise<void> {
	const [act, { part }] = [actOn(on), on.grant];
	await settlePart(tx, part.id, act.at);
	await settleReminders(tx, act);
	await endWhole(tx, act);
	await restWhole(tx, on.grant, act.at);
	const crew = await crewOf(tx, act);
	const required = requiredBodies(part, await partiesOf(tx, act.plan.id));
	const told = toldOfReopening({ by: doerOf(act), part, required }, crew.held, act.plan);
	await raise(tx, act, crew, aboutAll(told, { part: part.id, act: journal }));
}

/** A sign-off as it was recorded, with those of its part that stood before. */
export interface NotedSignoff {
	readonly grant: Grant;
	readonly row: SignoffRow;
	readonly before: readonly SignoffRow[];
	/** Id of the act in the journal. */
	readonly journal: string;
}

/** Settles what waited for the sign-offs of one act, and tells of a 差戻し and of what every body has decided on by now. */
export async function noteSignoffs(
	tx: Tx,
	{ at, newId }: Pick<NotedAct, 'at' | 'newId'>,
	signed: readonly NotedSignoff[],
): Promise<void> {
	const [first] = signed;
	if (first === undefined) {
		return;
	}
	const act = actOn({ grant: first.grant, at, newId });
	const { body, capacity } = first.row;
	const crew = await crewOf(tx, act);
	const parts = signed.map(({ row }) => row.part);
	const answered = signed.filter(endsReturn).map(({ row }) => row.part);
	await settleSigned(tx, crew, { body, capacity, parts, answered, at });
	await settleReminders(tx, act);
	const parties = await partiesOf(tx, act.plan.id);
	const by = doerOf(act);
	// The plan as a whole is decided once the other parts of this act are.
	const whole = signed.find(({ grant }) => isWholePlan(grant.part));
	const stateOfPart = ({ grant, ...one }: NotedSignoff) =>
		partState(grant.part.lock, requiredBodies(grant.part, parties), standing(one));
	const wholeNow = whole === undefined ? null : await wholePlanState(tx, act.plan.id, stateOfPart(whole));
	const told = signed.flatMap((one) => {
		const { part, state } = one.grant;
		if (one.row.verdict === 'return') {
			const frozenBy = part.lock.kind === 'frozen' ? part.lock.by : '';
			return aboutAll(toldOfReturn({ by, part, frozenBy }, crew.held, act.plan), { part: part.id, act: one.journal });
		}
		const now = one === whole ? wholeNow : stateOfPart(one);
		return state !== 'decided' && now === 'decided'
			? aboutAll(decisionOf(part)({ by, part }, crew.held, act.plan), { part: part.id })
			: [];
	});
	const isNew = told.some(({ kind }) => kind === 'decided');
	await raise(tx, act, crew, isNew && whole === undefined ? [...told, ...(await toldOfWhole(tx, { ...act, by }, crew))] : told);
}

const standing = ({ before, row }: Pick<NotedSignoff, 'before' | 'row'>) => [...before, row].map(signoffOf);

/** Whether what its body returned before is over with a sign-off, or said anew by it. */
function endsReturn(signed: NotedSignoff): boolean {
	const { body, content_hash: hash, verdict } = signed.row;
	return verdict === 'return' || bodyStanding(body, standing(signed), hash) !== 'returned';
}

/** What seats are told, with what it is about. */
export function aboutAll(told: readonly Told[], about: About): (Told & { readonly about: About })[] {
	return told.map((notice) => ({ ...notice, about }));
}
