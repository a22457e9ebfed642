import { ping } from './meta.ts';
import type { Db } from './tables.ts';

/** Whether the store takes writes: learned from those that fail, and found out anew when asked. */
export interface StoreWatch {
	/** Told whenever the store throws. */
	failed(error: unknown): void;
	/** Whether it answers and takes writes now. */
	takesWrites(): Promise<boolean>;
}

/** Time between two tries of a store that has failed (ms). */
const TRY_AGAIN_MS = 1_000;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether an error is the embedded database's own: no room, no disk, locked by somebody else. */
export function isStoreError(error: unknown): boolean {
	return codeOf(error).startsWith('SQLITE_');
}

/** Whether another program holds the database. */
export function isBusy(error: unknown): boolean {
	return codeOf(error).startsWith('SQLITE_BUSY');
}

/**
 * Whether a sync of the disk failed. The system then takes the pages for clean, so that a later sync would say "done" for
 * bytes that never arrived: only a new start, which reads what is really there, is honest.
 */
export function isSyncFailure(error: unknown): boolean {
	return /^SQLITE_IOERR_(DIR_)?FSYNC$/.test(codeOf(error));
}

/**
 * @param options.ticks ms, never going back
 * @param options.fatal called when the process must not go on with this store
 */
export function createStoreWatch(
	db: Db,
	options: { readonly ticks: () => number; readonly fatal: (error: unknown) => void },
): StoreWatch {
	let failing = false;
	let triedAt = 0;
	const failed = (error: unknown): void => {
		failing ||= isStoreError(error);
		if (isSyncFailure(error)) {
			options.fatal(error);
		}
	};
	const tryOnce = async (): Promise<void> => {
		triedAt = options.ticks();
		try {
			await db
				.insertInto('meta')
				.values({ key: 'tried', value: '1' })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '1' }))
				.execute();
			failing = false;
		} catch (error) {
			failed(error);
		}
	};
	return {
		failed,
		async takesWrites() {
			if (failing && options.ticks() - triedAt >= TRY_AGAIN_MS) {
				await tryOnce();
			}
			return !failing && (await ping(db));
		},
	};
}
