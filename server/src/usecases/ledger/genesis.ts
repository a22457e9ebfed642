import { verifierKey } from '@renkei/ledger';
import { isWalled, type Json } from '@renkei/plan';
import { actsOfKinds } from '../../storage/acts.ts';
import { correctionsOf } from '../../storage/corrections.ts';
import { freezesOf } from '../../storage/freezes.ts';
import { findSeats, partiesOf, suggestOnlyKeys } from '../../storage/grant-facts.ts';
import { plansWithoutLedger } from '../../storage/ledger.ts';
import { partRows } from '../../storage/parts.ts';
import { findPlan } from '../../storage/plans.ts';
import { policiesOf } from '../../storage/policies.ts';
import { detailOfSigning, signingActsOf, signoffsOfAct } from '../../storage/signing-acts.ts';
import { signoffsOfPlans } from '../../storage/signoffs.ts';
import type { Db, SignoffRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { appendEntry } from './append.ts';
import { keyInForce } from './checkpoint.ts';
import { detailOfAct, loggedActs } from './entry-of-act.ts';

/**
 * Begins a plan's log: with who is on the plan, the key of its checkpoints, and everything that happened before there was a
 * log. From here on none of that can be altered unnoticed; what was altered before, nobody can tell.
 */
export async function beginLedger(tx: Tx, plan: string, at: string): Promise<void> {
	const key = await keyInForce(tx, at);
	const signing = [];
	for (const row of await signingActsOf(tx, plan)) {
		signing.push(detailOfSigning(row, await signoffsOfAct(tx, row.id)));
	}
	// Every member body reads this entry: what stands behind a wall is not in it.
	const parts = (await partRows(tx, plan)).filter((part) => !isWalled(part)).map(({ id }) => id);
	await appendEntry(tx, {
		...{ plan, kind: 'genesis', act: null, part: null, body: null, seat: null, at },
		detail: {
			key: verifierKey(plan, new Uint8Array(Buffer.from(key.public, 'base64'))),
			rules: await rulesOf(tx, plan),
			parties: (await partiesOf(tx, plan)).map(({ code, name, kind, membership }) => ({ code, name, kind, membership })),
			seats: (await findSeats(tx, { plan })).map((seat) => ({
				...{ id: seat.id, party: seat.party.code, person: seat.person, post: seat.post, role: seat.role },
				...{ from: seat.from, to: seat.to, delegation: seat.delegation },
			})),
			signing,
			acts: await oldActs(tx, plan, new Set(parts)),
			signoffs: (await signoffsOfPlans(tx, [plan])).filter(({ act }) => act === null).map(oldSignoff),
			freezes: (await freezesOf(tx, parts)).map(({ part, seq, hash, at: frozenAt }) => ({ part, seq, hash, at: frozenAt })),
		},
	});
}

/** What is narrowed in a plan, and by what it is written: entries after the first tell of the changes alone. */
async function rulesOf(tx: Tx, plan: string): Promise<Json> {
	const row = await findPlan(tx, plan);
	return row === null
		? null
		: {
				...{ title: row.title, scheme: row.scheme, edition: row.edition, representative: row.representative },
				draftingAllowed: row.drafting_allowed === 1,
				suggestOnly: [...(await suggestOnlyKeys(tx, plan))],
				policies: (await policiesOf(tx, plan)) as unknown as Json,
			};
}

/** Acts of the journal until now; a 軽微な修正 that took effect says what it carried, and to which words. */
async function oldActs(tx: Tx, plan: string, parts: ReadonlySet<string>) {
	const ended = await correctionsOf(tx, { plan });
	const acts = await actsOfKinds(tx, plan, loggedActs);
	const told = acts.filter(({ kind, part }) => kind !== 'passkey' && (part === null || parts.has(part)));
	return told.map((act) => {
		const of = act.kind === 'correction-carried' ? ended.find((one) => one.part === act.part && one.ended_at === act.at) : null;
		const carried = of === null || of === undefined ? {} : { signoffs: JSON.parse(of.carried ?? '[]') as Json, to: of.to_hash };
		return { ...detailOfAct(act), ...carried };
	});
}

/** A sign-off from before acts were kept, with what had become of it. */
const oldSignoff = (row: SignoffRow): { [key: string]: Json } => ({
	...{ id: row.id, part: row.part, act: null, body: row.body, verdict: row.verdict, capacity: row.capacity },
	...{ contentHash: row.content_hash, at: row.at, withdrawnAt: row.withdrawn_at, lapsedAt: row.lapsed_at },
	...{ carriedTo: row.carried_to, viewing: row.viewing },
	// What it is follows from the words; here only what is certain.
	state: row.withdrawn_at !== null ? 'withdrawn' : row.lapsed_at === null ? 'valid' : 'lapsed',
});

/** Begins the log of every plan of a folder from before there were logs. */
export async function beginMissingLedgers(db: Db, at: string): Promise<void> {
	for (const plan of await plansWithoutLedger(db)) {
		await inTransaction(db, (tx) => beginLedger(tx, plan, at));
	}
}
