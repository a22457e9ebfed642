import { type Refusal, refusalOf } from '@renkei/plan';
import type { Grant } from '../auth/grants.ts';
import type { HeldGrants, Writer, WriterGrant } from '../auth/rights.ts';
import { type Append, append } from '../storage/part-log.ts';
import type { WordsCommit } from '../storage/quick-append.ts';
import type { PartClientRow, Tx } from '../storage/tables.ts';
import { type Bundle, writesOf } from './bundle.ts';
import type { Connection } from './connection.ts';
import type { SyncDeps } from './deps.ts';

type StoreDeps = Pick<SyncDeps, 'db' | 'now' | 'grantsHeld' | 'appendQuickly' | 'grantsInside'>;

/**
 * Stores what a commit holds, in one transaction: one row per writer and part. Right and lock are read where the rows are
 * written, so that a freeze and an edit can never both win; a bundle without the right is refused, the others go in.
 * @returns how many rows were stored
 */
export async function storeBundles(deps: StoreDeps, bundles: readonly Bundle[]): Promise<number> {
	if (bundles.every((bundle) => bundle.update === null && bundle.refused === null)) {
		return 0;
	}
	const at = deps.now().toISOString();
	const words = wordsOf(bundles, deps.grantsHeld(), at);
	if (words === null || !(await deps.appendQuickly(words))) {
		return storeCarefully(deps, bundles, at);
	}
	for (const { part, client, person } of words.clients) {
		const room = bundles.find((bundle) => bundle.room.part === part)?.room;
		room?.clients.set(client, { person, refused: false, stored: true });
	}
	return words.rows.length;
}

/** The commit when every grant in it is known and allows it; null when something must be asked or refused. */
function wordsOf(bundles: readonly Bundle[], held: HeldGrants, at: string): WordsCommit | null {
	const rows: Append[] = [];
	const clients: PartClientRow[] = [];
	for (const bundle of bundles) {
		const { room, connection, update, refused } = bundle;
		const { part } = room;
		const grant = writingGrant(held.grantOf(writerOf(connection), part));
		if (refused !== null || (update !== null && grant === null)) {
			return null;
		}
		if (update !== null && grant !== null) {
			rows.push({ part, update, seat: grant.seat.id, at });
			clients.push(...newClientsOf(bundle));
		}
	}
	return { stamp: held.stamp, rows, clients };
}

const writerOf = ({ session, grant }: Connection): Writer => ({ session, seat: grant.seat.id });

/** The grant, if it is one that may write. */
function writingGrant(grant: WriterGrant | undefined): Grant | null {
	return grant !== undefined && grant !== 'signed-out' && grant?.may.includes('write') === true ? grant : null;
}

function newClientsOf(bundle: Bundle): PartClientRow[] {
	const { room, connection } = bundle;
	const person = connection.session.personId;
	const writing = new Set(writesOf(bundle).flatMap((frame) => frame.clients));
	return [...writing]
		.filter((client) => room.clients.get(client)?.stored !== true)
		.map((client) => ({ part: room.part, client, person, refused: 0 }));
}

async function storeCarefully(deps: StoreDeps, bundles: readonly Bundle[], at: string): Promise<number> {
	return deps.db.transaction().execute(async (tx) => {
		const rows: Append[] = [];
		const grantOf = await deps.grantsInside(tx);
		for (const bundle of bundles) {
			const { room, connection, update } = bundle;
			if (update === null) {
				continue;
			}
			const grant = await grantOf(writerOf(connection), room.part);
			if (grant === 'signed-out') {
				bundle.update = null;
				bundle.signedOut = true;
			} else if (writingGrant(grant) !== null) {
				rows.push({ part: room.part, update, seat: connection.grant.seat.id, at });
			} else {
				refuseWhole(bundle, grant?.readOnly ?? refusalOf('forbidden'));
			}
		}
		await append(tx, rows);
		for (const bundle of bundles) {
			await storeClients(tx, bundle);
		}
		return rows.length;
	});
}

function refuseWhole(bundle: Bundle, why: Refusal): void {
	const first = writesOf(bundle)[0];
	const clients = bundle.frames.flatMap((frame) => (frame.kind === 'nothing' ? [] : frame.clients));
	bundle.update = null;
	bundle.refused = { number: first?.number ?? 0, code: why.code, text: why.detail ?? why.text, clients };
}

/** Stores whose clientIDs these are, and which stay refused whatever happens later. */
async function storeClients(tx: Tx, bundle: Bundle): Promise<void> {
	const { room, connection, refused } = bundle;
	const person = connection.session.personId;
	const ended = new Set(refused?.clients ?? []);
	if (refused !== null && connection.client !== null) {
		ended.add(connection.client);
	}
	for (const client of new Set([...writesOf(bundle).flatMap((frame) => frame.clients), ...ended])) {
		const known = room.clients.get(client);
		const isRefused = ended.has(client) || known?.refused === true;
		const asStored = known?.stored === true && known.refused === isRefused;
		if (asStored || (known !== undefined && known.person !== person)) {
			continue;
		}
		// Should the commit fail, the room goes with everything it thought it knew.
		room.clients.set(client, { person, refused: isRefused, stored: true });
		await tx
			.insertInto('part_client')
			.values({ part: room.part, client, person, refused: isRefused ? 1 : 0 })
			.onConflict((conflict) => conflict.columns(['part', 'client']).doUpdateSet({ refused: isRefused ? 1 : 0 }))
			.execute();
	}
}
