import {
	bodyStanding,
	isWholePlan,
	keeperOf,
	type NoticeSeat,
	type Party,
	requiredBodies,
	toldOfActing,
	toldOfFreeze,
	toldOfReturn,
} from '@renkei/plan';
import { signoffActs } from '../../storage/acts.ts';
import { partiesOf, signoffOf } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import { partRows } from '../../storage/parts.ts';
import { signoffsOfPlans } from '../../storage/signoffs.ts';
import type { ActRow, NoticeRow, PartRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { isAskedOf, loadFrozenWhole } from '../../storage/whole-plan.ts';
import { carriedSoonOn } from '../corrections/facts.ts';
import type { Crew, NotedAct, ToldAbout } from './raise.ts';
import { isToBeViewed } from './settle.ts';

/** A frozen part of a plan, with what its bodies have said. */
interface FrozenPart {
	readonly row: PartRow;
	readonly hash: string;
	/** Seat that froze it. */
	readonly by: string;
	/** Oldest first. */
	readonly signoffs: readonly SignoffRow[];
}

interface FrozenParts {
	readonly parts: readonly FrozenPart[];
	/** Of every part, frozen or not. */
	readonly signoffs: readonly SignoffRow[];
	readonly parties: readonly Party[];
	readonly journal: readonly ActRow[];
}

async function frozenOn(tx: Tx, plan: string): Promise<FrozenParts> {
	const all = await signoffsOfPlans(tx, [plan]);
	const signoffs = Map.groupBy(all, ({ part }) => part);
	const parts = (await partRows(tx, plan)).flatMap((row): FrozenPart[] => {
		const lock = lockOf(row);
		return lock.kind === 'open' ? [] : [{ row, hash: lock.contentHash, by: lock.by, signoffs: signoffs.get(row.id) ?? [] }];
	});
	return { parts, signoffs: all, parties: await partiesOf(tx, plan), journal: await signoffActs(tx, plan) };
}

/**
 * What frozen parts ask of a seat that has begun: 決裁 and 確認 that its body has not given, and what it is to put right; and
 * the 後閲 that is still to come.
 */
export async function inheritedParts(tx: Tx, act: NotedAct, crew: Crew, seats: readonly NoticeSeat[]): Promise<ToldAbout[]> {
	const frozen = await frozenOn(tx, act.plan.id);
	const soon = await carriedSoonOn(tx, act.plan.id);
	const asked = isAskedOf(await loadFrozenWhole(tx, act.plan.id));
	const ofParts = frozen.parts.flatMap((part): ToldAbout[] => {
		const required = requiredBodies(part.row, frozen.parties);
		const freeze = { part: part.row, required, signoffs: part.signoffs.map(signoffOf), hash: part.hash };
		const carriedSoon = soon.get(part.row.id);
		const told = toldOfFreeze({ ...freeze, carriedSoon, by: doer(crew, part.by) }, seats, act.plan);
		const asking = told
			.filter(({ kind }) => kind !== 'frozen' && (asked || !isWholePlan(part.row) || (kind !== 'sign' && kind !== 'sign-again')))
			.map((one) => ({ ...one, about: { part: part.row.id, by_seat: part.by } }));
		return [...asking, ...returnsOf(part, { act, crew, seats, journal: frozen.journal })];
	});
	return [...ofParts, ...viewingsOf(frozen.signoffs, { crew, seats })];
}

/** The 代決 of bodies whose 後閲 is to come, for those of the seats whose it is: one for each act. */
function viewingsOf(signoffs: readonly SignoffRow[], { crew, seats }: Pick<Asked, 'crew' | 'seats'>): ToldAbout[] {
	const acts = Map.groupBy(signoffs, ({ act }) => act);
	return [...acts].flatMap(([act, rows]): ToldAbout[] => {
		const [first, ...others] = rows;
		if (act === null || first === undefined || !rows.some(isToBeViewed)) {
			return [];
		}
		const about = { act, part: others.length === 0 ? first.part : null, by_seat: first.seat };
		const { body, seat } = first;
		return toldOfActing({ by: doer(crew, seat), body }, seats).map((told) => ({ ...told, about }));
	});
}

/**
 * The 差戻し on trunks, which are the 代表団体's to put right: told to the new one, over for the one before.
 * @param standing notices that ask something on the plan
 */
export async function inheritedReturns(
	tx: Tx,
	act: NotedAct,
	crew: Crew,
	standing: readonly NoticeRow[],
): Promise<{ readonly told: readonly ToldAbout[]; readonly over: readonly string[] }> {
	const { parts, journal } = await frozenOn(tx, act.plan.id);
	const trunks = new Map(parts.filter(({ row }) => row.body === null).map((part) => [part.row.id, part]));
	const told = [...trunks.values()].flatMap((part) => returnsOf(part, { act, crew, seats: crew.held, journal }));
	const over = standing.filter((notice) => {
		const part = trunks.get(notice.part ?? '');
		const keeps = part !== undefined && crew.all.get(notice.seat)?.party.code === keeperOf(part.row, act.plan);
		return notice.kind === 'returned' && part !== undefined && !keeps;
	});
	return { told, over: over.map(({ id }) => id) };
}

interface Asked {
	readonly act: NotedAct;
	readonly crew: Crew;
	readonly seats: readonly NoticeSeat[];
	readonly journal: readonly ActRow[];
}

/** What bodies have given 差戻し on, for those of the seats that put it right. */
function returnsOf({ row, hash, by, signoffs }: FrozenPart, { act, crew, seats, journal }: Asked): ToldAbout[] {
	const said = signoffs.map(signoffOf);
	const bodies = [...new Set(signoffs.map(({ body }) => body))].filter((body) => bodyStanding(body, said, hash) === 'returned');
	return bodies.flatMap((body): ToldAbout[] => {
		const last = signoffs.findLast((one) => one.body === body && one.verdict === 'return' && one.withdrawn_at === null);
		if (last === undefined) {
			return [];
		}
		const entry = journal.find(({ part, seat, at }) => part === row.id && seat === last.seat && at === last.at);
		const about = { part: row.id, act: entry?.id ?? null, by_seat: last.seat };
		return toldOfReturn({ by: doer(crew, last.seat), part: row, frozenBy: by }, seats, act.plan).map((told) => ({
			...told,
			about,
		}));
	});
}

const doer = (crew: Crew, seat: string) => ({ id: seat, person: crew.all.get(seat)?.personId ?? '' });
