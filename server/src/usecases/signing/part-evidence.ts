import type { EvidenceView } from '@renkei/api';
import {
	awaitedSince,
	bodyStanding,
	type CarriedOn,
	isWholePlan,
	type PartState,
	type Party,
	partState,
	requiredBodies,
	rightsOf,
	type SigningIntent,
} from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { Grant } from '../../auth/grants.ts';
import { reopeningsOf } from '../../storage/acts.ts';
import type { DeclaredCorrection, MadeObjection } from '../../storage/corrections.ts';
import { freezesOf } from '../../storage/freezes.ts';
import { findSeats, type HeldSeat, partiesOf, signoffOf, signoffsOfPart } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import { partRows } from '../../storage/parts.ts';
import { findSigningActs } from '../../storage/signing-acts.ts';
import type { ActRow, PartFreezeRow, PartRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { isAskedOf, loadWholePlan, wholePlanState } from '../../storage/whole-plan.ts';
import { carriedOn, correctionFacts } from '../corrections/facts.ts';
import type { Deps } from '../deps.ts';
import { opensReceipt } from './read-act.ts';

/** An act of signing as far as the evidence of a part tells of it. */
export interface EvidenceAct {
	readonly id: string;
	readonly number: number;
	readonly at: string;
	readonly intent: SigningIntent;
	readonly evidence: EvidenceView;
	/** Whether this seat opens its receipt. */
	readonly opens: boolean;
}

/** Everything that was recorded of a part, from one moment. */
export interface PartEvidence {
	readonly row: PartRow;
	readonly parties: readonly Party[];
	/** Everybody who holds or held a seat. */
	readonly seats: ReadonlyMap<string, HeldSeat>;
	readonly state: PartState;
	/** Hash that sign-offs are compared with: of the frozen words, of the last commit while open; of 21 as of the whole plan. */
	readonly hash: string;
	readonly frozen: { readonly seq: number; readonly contentHash: string; readonly at: string } | null;
	readonly standings: readonly { readonly body: string; readonly standing: string; readonly awaitedSince: string | null }[];
	/** In the order of the log. */
	readonly freezes: readonly Pick<PartFreezeRow, 'seq' | 'hash' | 'seat' | 'at'>[];
	/** In the order in which they were stored; what follows oldest first. */
	readonly reopenings: readonly ActRow[];
	readonly signoffs: readonly SignoffRow[];
	readonly acts: ReadonlyMap<string, EvidenceAct>;
	readonly corrections: readonly DeclaredCorrection[];
	readonly objections: readonly MadeObjection[];
	readonly carried: readonly CarriedOn[];
}

/** Every act that a part's sign-offs name, with whether the seat opens its receipt. */
async function actsOn(
	tx: Tx,
	grant: Grant,
	{ signoffs, rows }: { readonly signoffs: readonly SignoffRow[]; readonly rows: readonly PartRow[] },
): Promise<Map<string, EvidenceAct>> {
	const seat = asActing(grant.seat);
	const read = rows.filter((row) =>
		rightsOf(seat, grant.plan, { key: row.key, body: row.body, frozen: lockOf(row).kind === 'frozen' }).includes('read'),
	);
	const readable = new Set(read.map(({ id }) => id));
	const named = signoffs.flatMap((row) => [row.act, row.withdrawn_act, row.viewed_act]).filter((id) => id !== null);
	const acts = await findSigningActs(tx, [...new Set(named)]);
	return new Map(
		acts.map(({ id, number, at, ...row }) => {
			const intent = JSON.parse(row.intent) as SigningIntent;
			const evidence = JSON.parse(row.evidence) as EvidenceView;
			return [id, { id, number, at, intent, evidence, opens: opensReceipt(grant.seat, intent, (part) => readable.has(part)) }];
		}),
	);
}

/** Everything that was recorded of a part, for a seat that may read it. */
export async function partEvidence(deps: Pick<Deps, 'db' | 'readModel'>, grant: Grant): Promise<PartEvidence> {
	const { id } = grant.part;
	const { hash: latest } = await deps.readModel.current(id);
	return inTransaction(deps.db, async (tx) => {
		const rows = await partRows(tx, grant.plan.id);
		const row = rows.find((one) => one.id === id);
		if (row === undefined) {
			throw new Error(`part ${id} left its plan`);
		}
		const lock = lockOf(row);
		const whole = isWholePlan(row) ? await loadWholePlan(tx, grant.plan.id) : null;
		const hash = whole?.hash ?? (lock.kind === 'frozen' ? lock.contentHash : latest);
		const parties = await partiesOf(tx, grant.plan.id);
		const signoffs = await signoffsOfPart(tx, id);
		const known = signoffs.map(signoffOf);
		const required = requiredBodies(row, parties);
		// 21 awaits nobody while the bodies cannot decide the plan as a whole.
		const frozenAt = lock.kind === 'frozen' && (whole === null || isAskedOf(whole)) ? lock.at : null;
		const { rows: corrections, objections } = await correctionFacts(tx, { part: id });
		return {
			...{ row, parties, hash, signoffs, corrections, objections },
			seats: new Map((await findSeats(tx, { plan: grant.plan.id })).map((seat) => [seat.id, seat])),
			state:
				whole === null
					? partState(lock, required, known)
					: await wholePlanState(tx, grant.plan.id, partState(lock, required, known)),
			frozen: lock.kind === 'frozen' ? { seq: lock.seq, contentHash: lock.contentHash, at: lock.at } : null,
			standings: required.map((body) => {
				const standing = bodyStanding(body, known, hash);
				const own = known.filter((signoff) => signoff.body === body);
				return { body, standing, awaitedSince: awaitedSince({ frozenAt, standing }, own) };
			}),
			freezes: await freezesOf(tx, [id]),
			reopenings: await reopeningsOf(tx, id),
			acts: await actsOn(tx, grant, { signoffs, rows }),
			carried: carriedOn(corrections),
		};
	});
}
