import { type Refusal, refusalOf } from '@renkei/plan';
import { type Append, append } from '../storage/part-log.ts';
import type { Tx } from '../storage/tables.ts';
import { type Bundle, writesOf } from './bundle.ts';
import type { SyncDeps } from './deps.ts';

/**
 * Stores what a commit holds, in one transaction: one row per writer and part. Right and lock are read where the rows are
 * written, so that a freeze and an edit can never both win; a bundle without the right is refused, the others go in.
 * @returns how many rows were stored
 */
export async function storeBundles(
	deps: Pick<SyncDeps, 'db' | 'now' | 'grantsInside'>,
	bundles: readonly Bundle[],
): Promise<number> {
	if (bundles.every((bundle) => bundle.update === null && bundle.refused === null)) {
		return 0;
	}
	return deps.db.transaction().execute(async (tx) => {
		const rows: Append[] = [];
		const at = deps.now().toISOString();
		const grantOf = await deps.grantsInside(tx);
		for (const bundle of bundles) {
			const { room, connection, update } = bundle;
			if (update === null) {
				continue;
			}
			const grant = await grantOf(connection.grant.seat.id, room.part);
			if (grant?.may.includes('write') === true) {
				rows.push({ part: room.part, update, seat: grant.seat.id, at });
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
