import type { Log } from './entries.ts';
import { type Checked, faulty, sound } from './fault.ts';
import { archivePaths, isGenesisDetail, isKeyDetail } from './format.ts';

/** A key of a log, in force for checkpoints of more entries than it stands behind. */
export interface LogKey {
	readonly vkey: string;
	/** Number of the entry that names it. */
	readonly entry: number;
}

/** The keys that a log names, oldest first. A genesis that may not be read names none. */
export function keysOf({ lines }: Log): Checked<readonly LogKey[]> {
	const keys: LogKey[] = [];
	for (const [
		entry,
		{
			entry: { kind },
			salt,
			detail,
		},
	] of lines.entries()) {
		if (kind === 'key' && salt === null) {
			return faulty('detail-hidden', archivePaths.entries, kind, entry);
		}
		if (salt !== null && (kind === 'genesis' || kind === 'key')) {
			if (!(kind === 'key' ? isKeyDetail(detail) : isGenesisDetail(detail))) {
				return faulty('detail-unreadable', archivePaths.entries, kind, entry);
			}
			keys.push({ vkey: (detail as unknown as { readonly key: string }).key, entry });
		}
	}
	return sound(keys);
}

/**
 * The keys by which a checkpoint of this size may be signed: the newest that its entries name. Where the newest stands in the
 * last of them, the one before still counts: with it the new one is handed over.
 */
export function keysInForce(keys: readonly LogKey[], size: number): readonly string[] {
	const named = keys.filter(({ entry }) => entry < size);
	const newest = named.at(-1);
	const isHandover = newest !== undefined && newest.entry === size - 1;
	return named.slice(isHandover ? -2 : -1).map(({ vkey }) => vkey);
}
