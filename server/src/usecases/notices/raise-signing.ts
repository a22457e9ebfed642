import {
	askedAgain,
	askingToSign,
	bodyStanding,
	isWholePlan,
	type PartAddress,
	type PartKey,
	type PartLock,
	type PlanRules,
	type SigningIntent,
	type Told,
	toldOfActing,
	toldOfCarried,
	toldOfCorrection,
	toldOfDecision,
	toldOfObjection,
	toldOfReceipt,
	toldOfWithdrawal,
} from '@renkei/plan';
import { type SeatFacts, signoffOf } from '../../storage/grant-facts.ts';
import { actsAskedToView, seatsAsked, signoffsOfParts, signoffsOfSignings } from '../../storage/notice-signing.ts';
import { settlePartNotices } from '../../storage/notices.ts';
import { lockOf } from '../../storage/part-lock.ts';
import { findPart } from '../../storage/parts.ts';
import type { SigningActRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { isAskedOf, loadFrozenWhole } from '../../storage/whole-plan.ts';
import { carriedSoonOn } from '../corrections/facts.ts';
import { noteNearDays } from './last-days.ts';
import { type About, type Crew, crewOf, doerOf, type NotedAct, raise, type ToldAbout } from './raise.ts';
import { aboutAll, asksToDecide, endWhole, toldOfWhole } from './raise-parts.ts';
import { settleReminders } from './raise-reminder.ts';
import { isToBeViewed, settleViewed } from './settle.ts';

/** A recorded act of signing, as others are told of it. */
export interface NotedSigning {
	/** ISO 8601 UTC. */
	readonly at: string;
	newId(): string;
	/** The seat that did it. */
	readonly grantSeat: Pick<SeatFacts, 'id' | 'personId'>;
	readonly plan: { readonly id: string; readonly title: string } & PlanRules;
	readonly act: SigningActRow;
	readonly intent: SigningIntent;
	/** The sign-offs that it made, took back or viewed. */
	readonly rows: readonly SignoffRow[];
	/** Each once. */
	readonly parts: readonly SigningPart[];
}

/** A part of an act. */
export interface SigningPart {
	readonly id: string;
	readonly key: PartKey;
	readonly body: string | null;
	readonly lock: PartLock;
}

/**
 * Tells of a recorded act of signing, in its transaction, after its rows are written and after `noteSignoffs`: the receipt, the
 * 後閲 that a 代決 asks for, what was taken back and whom the part asks again. Of a 確認 there is no receipt.
 */
export async function noteSigningAct(tx: Tx, noted: NotedSigning): Promise<void> {
	const { at, newId, plan, grantSeat, intent } = noted;
	const act: NotedAct = { at, newId, plan, seat: grantSeat };
	const after = await signoffsOfParts(
		tx,
		noted.parts.map(({ id }) => id),
	);
	const ids = new Set(noted.rows.map(({ id }) => id));
	// As they stand now, whatever the caller holds.
	const rows = after.filter(({ id }) => ids.has(id));
	const isDecision = rows.some(({ capacity }) => capacity !== 'checked');
	if (intent.act === 'sign' && !isDecision) {
		return;
	}
	await settleViewed(tx, act, rows);
	const crew = await crewOf(tx, act);
	const [by, body] = [doerOf(act), intent.body.code];
	const [only, ...others] = noted.parts;
	const about = { act: noted.act.id, part: others.length === 0 ? (only?.id ?? null) : null };
	const told: ToldAbout[] = [];
	if (intent.act === 'sign' && rows.some(isToBeViewed)) {
		told.push(...aboutAll(toldOfActing({ by, body }, crew.held), about));
	}
	if (intent.act === 'withdraw') {
		told.push(...(await tookBack(tx, { noted, act, crew, after })));
		if (isDecision) {
			await endWhole(tx, act);
			told.push(...aboutAll(toldOfWithdrawal({ by, body, parts: decidedAmong(noted.parts, rows) }, crew.held, plan), about));
		}
	}
	await raise(tx, act, crew, told);
	if (intent.act === 'withdraw') {
		await noteNearDays(tx, act, crew, { parts: noted.parts });
	}
	if (isDecision) {
		// By itself: it is evidence, and nothing else that the act asks of the person takes its place.
		await raise(tx, act, crew, aboutAll(toldOfReceipt({ by, body }, crew.held), about));
	}
}

/** The parts of which sign-offs are 決裁: a 確認 that is taken back is told to nobody. */
function decidedAmong(parts: readonly SigningPart[], rows: readonly SignoffRow[]): readonly SigningPart[] {
	const decided = new Set(rows.filter(({ capacity }) => capacity !== 'checked').map(({ part }) => part));
	return parts.filter(({ id }) => decided.has(id));
}

/** Whom the parts ask again after something was taken back; what the body had returned there is over. */
async function tookBack(tx: Tx, { noted, act, crew, after }: Taken): Promise<ToldAbout[]> {
	const body = noted.intent.body.code;
	const ids = noted.parts.map(({ id }) => id);
	const asked = await askedAlready(tx, ids);
	const soon = await carriedSoonOn(tx, act.plan.id);
	const told: ToldAbout[] = [];
	const over: string[] = [];
	for (const part of noted.parts) {
		if (part.lock.kind === 'frozen') {
			const { contentHash: hash, by: frozenBy } = part.lock;
			const signoffs = after.filter((row) => row.part === part.id).map(signoffOf);
			const again = askedAgain(
				{ by: doerOf(act), body, part, signoffs, hash, carriedSoon: soon.get(part.id) },
				crew.held,
				act.plan,
			);
			const waits = isWholePlan(part) && !isAskedOf(await loadFrozenWhole(tx, act.plan.id));
			const fresh = again.filter(({ seat, kind }) => !(asked.has(`${seat}/${part.id}`) || (waits && asksToDecide(kind))));
			// From whoever froze it, as the notice says in its words.
			told.push(...aboutAll(fresh, { part: part.id, by_seat: frozenBy }));
			over.push(...(bodyStanding(body, signoffs, hash) === 'returned' ? [] : [part.id]));
		}
	}
	if (over.length > 0) {
		const ofBody = [...crew.all.values()].filter(({ party }) => party.code === body).map(({ id }) => id);
		await settlePartNotices(tx, { parts: over, kinds: ['returned'], by: ofBody }, act.at);
	}
	return told;
}

/** Who is asked for a 決裁 or a 確認 already: `seat/part`. */
async function askedAlready(tx: Tx, parts: readonly string[]): Promise<ReadonlySet<string>> {
	return new Set((await seatsAsked(tx, parts)).map(({ seat, part }) => `${seat}/${part}`));
}

interface Taken {
	readonly noted: NotedSigning;
	readonly act: NotedAct;
	readonly crew: Crew;
	/** Everything that was ever said of the parts. */
	readonly after: readonly SignoffRow[];
}

/** A 軽微な修正, as others are told of what becomes of it. */
export interface NotedCorrection extends Pick<NotedAct, 'at' | 'newId'> {
	readonly plan: { readonly id: string } & PlanRules;
	readonly part: PartAddress & { readonly id: string };
	/** Id of the 軽微な修正: what is told of it is read there. */
	readonly correction: string;
}

/**
 * Tells that a 軽微な修正 was declared, in the transaction. Until it has ended its bodies need do nothing, so what had asked
 * for their 決裁 or 確認 is settled.
 * @param noted.bodies those whose 決裁 it would carry over
 */
export async function noteCorrection(
	tx: Tx,
	noted: NotedCorrection & { readonly seat: Pick<SeatFacts, 'id' | 'personId'>; readonly bodies: readonly string[] },
): Promise<void> {
	const crew = await crewOf(tx, noted);
	await settleAsks(tx, noted, crew);
	await tellOf(tx, noted, crew, toldOfCorrection({ ...noted, by: doerOf(noted) }, crew.held, noted.plan));
}

/** Settles what asks bodies for a 決裁 or a 確認 of a part that they need not give, or need not give any more. */
async function settleAsks(
	tx: Tx,
	{ part, plan, bodies, at }: Pick<Carried, 'part' | 'plan' | 'bodies' | 'at'>,
	crew: Crew,
): Promise<void> {
	const seats = [...crew.all.values()].filter(({ party }) => bodies.includes(party.code)).map(({ id }) => id);
	await settlePartNotices(tx, { parts: [part.id], kinds: askingToSign, seats }, at);
	await settleReminders(tx, { plan, at });
}

/**
 * Tells that a body objects to a 軽微な修正, in the transaction: now its 決裁 will not go on, and the part asks for it again.
 * @param noted.seat of that body
 */
export async function noteObjection(
	tx: Tx,
	noted: NotedCorrection & { readonly seat: Pick<SeatFacts, 'id' | 'personId'> },
): Promise<void> {
	const crew = await crewOf(tx, noted);
	await tellOf(tx, noted, crew, toldOfObjection({ by: doerOf(noted), part: noted.part }, crew.held, noted.plan));
	await raise(tx, noted, crew, await askObjector(tx, noted, crew));
	await noteNearDays(tx, noted, crew, { parts: [noted.part] });
}

/** Whom a part asks once their body has objected: as the freeze did, whoever objected among them. */
async function askObjector(
	tx: Tx,
	{ plan, part, seat }: NotedCorrection & { readonly seat: { readonly id: string } },
	crew: Crew,
): Promise<ToldAbout[]> {
	const row = await findPart(tx, part.id);
	const [lock, body] = [row === null ? null : lockOf(row), crew.all.get(seat.id)?.party.code];
	if (lock?.kind !== 'frozen' || body === undefined) {
		return [];
	}
	const by = { id: lock.by, person: crew.all.get(lock.by)?.personId ?? '' };
	const said = { signoffs: (await signoffsOfParts(tx, [part.id])).map(signoffOf), hash: lock.contentHash };
	const carriedSoon = (await carriedSoonOn(tx, plan.id)).get(part.id);
	const asked = await askedAlready(tx, [part.id]);
	const told = askedAgain({ ...said, by, body, part, carriedSoon }, crew.held, plan);
	return aboutAll(
		told.filter((one) => !asked.has(`${one.seat}/${part.id}`)),
		{ part: part.id, by_seat: lock.by },
	);
}

/** What a 軽微な修正 has carried over. */
export interface Carried extends NotedCorrection {
	/** Ids of the sign-offs, whose rows say so already. */
	readonly carried: readonly string[];
	/** Those that gave them. */
	readonly bodies: readonly string[];
	/** Whether the part has the 決裁 of every body by it. */
	readonly decided: boolean;
}

/**
 * Tells that a 軽微な修正 has carried 決裁 over, in the transaction, which is the server's own: it asks their bodies nothing
 * more but the 後閲 of a 代決.
 */
export async function noteCarried(tx: Tx, noted: Carried): Promise<void> {
	const { part, plan, bodies } = noted;
	const crew = await crewOf(tx, noted);
	await settleAsks(tx, noted, crew);
	await tellOf(tx, { ...noted, seat: null }, crew, toldOfCarried({ part, bodies }, crew.held, plan));
	await askToView(tx, noted, crew);
	if (noted.decided) {
		await noteDecision(tx, noted, crew);
	}
}

/** Asks again for the 後閲 of 代決 that count once more: what had asked for it was settled when they lapsed. */
async function askToView(tx: Tx, { part, carried, ...noted }: Carried, crew: Crew): Promise<void> {
	const ofPart = await signoffsOfParts(tx, [part.id]);
	const waiting = ofPart.filter((row) => carried.includes(row.id) && isToBeViewed(row));
	const acts = new Set(waiting.flatMap(({ act }) => act ?? []));
	const asked = await actsAskedToView(tx, [...acts]);
	const ofActs = Map.groupBy(await signoffsOfSignings(tx, [...acts]), ({ act }) => act);
	const told = waiting.flatMap(({ act, body, seat }): ToldAbout[] => {
		if (act === null || asked.includes(act)) {
			return [];
		}
		const about = { act, part: ofActs.get(act)?.length === 1 ? part.id : null, by_seat: seat };
		const by = { id: seat, person: crew.all.get(seat)?.personId ?? '' };
		return aboutAll(toldOfActing({ by, body }, crew.held), about);
	});
	await raise(tx, { ...noted, seat: null }, crew, told);
}

/** Tells that every body has decided on a part by what the server did itself. */
async function noteDecision(tx: Tx, { part, ...noted }: NotedCorrection, crew: Crew): Promise<void> {
	const told = aboutAll(toldOfDecision({ by: null, part }, crew.held, noted.plan), { part: part.id });
	const ofWhole = await toldOfWhole(tx, { plan: noted.plan, by: null }, crew);
	await raise(tx, { ...noted, seat: null }, crew, [...told, ...ofWhole]);
}

async function tellOf(
	tx: Tx,
	{ part, correction, ...noted }: NotedCorrection & { readonly seat: { readonly id: string } | null },
	crew: Crew,
	told: readonly Told[],
): Promise<void> {
	const about: About = { part: part.id, act: correction };
	await raise(tx, noted, crew, aboutAll(told, about));
}
