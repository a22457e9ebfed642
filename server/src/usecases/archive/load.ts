import type { PlanGrant } from '../../auth/plan-grants.ts';
import { actsOf } from '../../storage/acts.ts';
import { freezesOfPlan } from '../../storage/freezes.ts';
import { ledgerHead } from '../../storage/ledger.ts';
import { commitsOfPlan, type PartCommit } from '../../storage/log-rows.ts';
import { contentsOfPlan } from '../../storage/part-contents.ts';
import { planFactsIn } from '../../storage/plan-facts.ts';
import { signingActsOf } from '../../storage/signing-acts.ts';
import { signoffsOfPlans } from '../../storage/signoffs.ts';
import type { ActRow, PartContentRow, PartFreezeRow, SeatRow, SigningActRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { type PartStatus, readableParts } from '../status/part-status.ts';

/** An act with the sign-offs that it made, took back or viewed. */
export interface ActWithSignoffs {
	readonly row: SigningActRow;
	readonly signoffs: readonly { readonly id: string; readonly part: string }[];
}

/** Who holds or held a seat. */
export type SeatName = Pick<SeatRow, 'id'> & { readonly person: string; readonly party: string };

/** Everything of a plan that a body may take away, all of one moment. */
export interface ArchiveFacts {
	readonly parts: readonly PartStatus[];
	/** Words of the last commit, by part. */
	readonly contents: ReadonlyMap<string, PartContentRow>;
	readonly freezes: readonly PartFreezeRow[];
	readonly acts: readonly ActWithSignoffs[];
	/** Of the journal, oldest first. */
	readonly journal: readonly ActRow[];
	readonly commits: readonly PartCommit[];
	readonly seats: ReadonlyMap<string, SeatName>;
	/** How many entries the plan's log had. */
	readonly logSize: number;
}

/** Loads it, inside a transaction; the caller has brought the derived contents up to the log. */
export async function loadArchive(tx: Tx, grant: PlanGrant): Promise<ArchiveFacts> {
	const plan = grant.plan.id;
	const facts = await planFactsIn(tx, plan);
	const parts = readableParts(grant, facts.parts);
	const readable = new Set(parts.map((status) => status.facts.row.id));
	const own = grant.seat.party.code;
	const signoffs = signoffsByAct(await signoffsOfPlans(tx, [plan]));
	const acts: ActWithSignoffs[] = [];
	for (const row of await signingActsOf(tx, plan)) {
		const { parts: signed } = JSON.parse(row.intent) as { readonly parts: readonly { readonly part: string }[] };
		if (signed.every(({ part }) => readable.has(part))) {
			acts.push({ row, signoffs: (signoffs.get(row.id) ?? []).map(({ id, part }) => ({ id, part })) });
		}
	}
	const seats = new Map([...facts.seats].map(([id, { person, party }]) => [id, { id, person, party: party.code }]));
	return {
		parts,
		contents: new Map((await contentsOfPlan(tx, plan)).filter(({ part }) => readable.has(part)).map((row) => [row.part, row])),
		freezes: (await freezesOfPlan(tx, plan)).filter(({ part }) => readable.has(part)),
		acts,
		journal: (await actsOf(tx, plan, Number.MAX_SAFE_INTEGER))
			.filter(({ part }) => part === null || readable.has(part))
			.filter(({ kind, seat }) => kind !== 'passkey' || seats.get(seat)?.party === own)
			.toReversed(),
		commits: (await commitsOfPlan(tx, plan)).filter(({ part }) => readable.has(part)),
		seats,
		logSize: (await ledgerHead(tx, plan))?.size ?? 0,
	};
}

/** The sign-offs that each act made, took back or viewed, oldest first. */
function signoffsByAct(rows: readonly SignoffRow[]): ReadonlyMap<string, readonly SignoffRow[]> {
	const byAct = new Map<string, SignoffRow[]>();
	for (const row of rows) {
		for (const act of new Set([row.act, row.withdrawn_act, row.viewed_act])) {
			if (act !== null) {
				byAct.set(act, [...(byAct.get(act) ?? []), row]);
			}
		}
	}
	return byAct;
}
