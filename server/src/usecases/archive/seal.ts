import { createHash } from 'node:crypto';
import { archivePaths, entriesBytes, fileBytes, type LedgerEntry, type LedgerLine, manifestOf } from '@renkei/ledger';
import type { Json } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { entriesSince, ledgerEntries } from '../../storage/ledger.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps } from '../deps.ts';
import { appendEntry } from '../ledger/append.ts';
import { checkpointNow } from '../ledger/checkpoint.ts';
import { mayKnow } from '../ledger/read-ledger.ts';
import type { Files } from './files.ts';
import type { ArchiveFacts } from './load.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Binds the files to the plan's log: their manifest stands in an entry, the last of the checkpoint that goes with them. So
 * each byte of an archive is bound by the key of the log, and the taking away is recorded.
 * @returns null where the log has grown since the facts were loaded: then they must be loaded anew. That papers were taken away
 * meanwhile changes none of them, and whoever takes some must not keep others from their archive.
 */
export function sealArchive(
	{ db }: Pick<Deps, 'db'>,
	{ grant, facts, files, at }: { grant: PlanGrant; facts: ArchiveFacts; files: Files; at: string },
): Promise<Files | null> {
	const plan = grant.plan.id;
	const manifest = fileBytes(manifestOf(files, sha256));
	return inTransaction(db, async (tx) => {
		const { seat } = grant;
		const since = await entriesSince(tx, plan, facts.ledger.length);
		if (since.some(({ kind }) => kind !== 'export')) {
			return null;
		}
		const own = seat.party.code;
		const known = [...facts.ledger, ...since.map((row) => ({ knows: mayKnow(row, { readable: new Set(), own }) }))];
		const by = { seat: seat.id, body: seat.party.code };
		const detail = { what: 'archive', manifest: `sha256:${sha256(manifest)}`, person: seat.person, at, ...by };
		await appendEntry(tx, { plan, kind: 'export', act: null, part: null, body: null, seat: null, at, detail });
		const checkpoint = await checkpointNow(tx, plan, at);
		const rows = await ledgerEntries(tx, plan);
		const lines = rows.map((row, index): LedgerLine => {
			const knows = known[index]?.knows ?? true;
			return {
				entry: JSON.parse(row.entry) as LedgerEntry,
				salt: knows ? row.salt : null,
				detail: knows ? (JSON.parse(row.detail) as Json) : null,
			};
		});
		return new Map([
			...files,
			[archivePaths.manifest, manifest],
			[archivePaths.entries, entriesBytes(lines)],
			[archivePaths.checkpoint, new TextEncoder().encode(checkpoint?.note ?? '')],
		]);
	});
}
