import { verifierKey } from '@renkei/ledger';
import { actsOfKinds } from '../../storage/acts.ts';
import { freezesOf } from '../../storage/freezes.ts';
import { findSeats, partiesOf } from '../../storage/grant-facts.ts';
import { plansWithoutLedger } from '../../storage/ledger.ts';
import { partRows } from '../../storage/parts.ts';
import { signingActsOf, signoffsOfAct } from '../../storage/signing-acts.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { appendEntry } from './append.ts';
import { keyInForce } from './checkpoint.ts';
import { detailOfAct, detailOfSigning, loggedActs } from './entry-of-act.ts';

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
	const parts = (await partRows(tx, plan)).map(({ id }) => id);
	await appendEntry(tx, {
		...{ plan, kind: 'genesis', act: null, part: null, body: null, seat: null, at },
		detail: {
			key: verifierKey(plan, new Uint8Array(Buffer.from(key.public, 'base64'))),
			parties: (await partiesOf(tx, plan)).map(({ code, name, kind, membership }) => ({ code, name, kind, membership })),
			seats: (await findSeats(tx, { plan })).map((seat) => ({
				...{ id: seat.id, party: seat.party.code, person: seat.person, post: seat.post, role: seat.role },
				...{ from: seat.from, to: seat.to, delegation: seat.delegation },
			})),
			signing,
			acts: (await actsOfKinds(tx, plan, loggedActs)).map(detailOfAct),
			freezes: (await freezesOf(tx, parts)).map(({ part, seq, hash, at: frozenAt }) => ({ part, seq, hash, at: frozenAt })),
		},
	});
}

/** Begins the log of every plan of a folder from before there were logs. */
export async function beginMissingLedgers(db: Db, at: string): Promise<void> {
	for (const plan of await plansWithoutLedger(db)) {
		await inTransaction(db, (tx) => beginLedger(tx, plan, at));
	}
}
