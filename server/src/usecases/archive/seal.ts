import { createHash } from 'node:crypto';
import { archivePaths, fileBytes, manifestOf } from '@renkei/ledger';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { entriesSince } from '../../storage/ledger.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps } from '../deps.ts';
import { appendEntry } from '../ledger/append.ts';
import { checkpointNow } from '../ledger/checkpoint.ts';
import type { Files } from './files.ts';
import { bytesOfEntries, type LogOfBody } from './read-log.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Binds the files to the plan's log: their manifest stands in an entry, the last of the checkpoint that goes with them. So
 * each byte of an archive is bound by the key of the log, and the taking away is recorded.
 * @param log as it was when the facts were loaded
 * @returns null where the log has grown since: then everything must be loaded anew. That papers were taken away meanwhile
 * changes nothing of it, and whoever takes some must not keep others from their archive.
 */
export function sealArchive(
	{ db }: Pick<Deps, 'db'>,
	{ grant, log, files, at }: { grant: PlanGrant; log: LogOfBody; files: Files; at: string },
): Promise<Files | null> {
	const plan = grant.plan.id;
	const manifest = fileBytes(manifestOf(files, sha256));
	return inTransaction(db, async (tx) => {
		const { seat } = grant;
		const others = await entriesSince(tx, plan, log.size);
		if (others.some(({ kind }) => kind !== 'export')) {
			return null;
		}
		const by = { seat: seat.id, body: seat.party.code };
		const detail = { what: 'archive', manifest: `sha256:${sha256(manifest)}`, person: seat.person, at, ...by };
		await appendEntry(tx, { plan, kind: 'export', act: null, part: null, body: null, seat: null, at, detail });
		const checkpoint = await checkpointNow(tx, plan, at);
		// What was exported meanwhile names no part: each body's own alone is told.
		const who = { readable: new Set<string>(), own: seat.party.code };
		const since = bytesOfEntries(await entriesSince(tx, plan, log.size), who);
		return new Map([
			...files,
			[archivePaths.manifest, manifest],
			[archivePaths.entries, Buffer.concat([...log.bytes, since])],
			[archivePaths.checkpoint, encode(checkpoint?.note ?? '')],
		]);
	});
}
