import { readMeta, removeMeta } from '../storage/meta.ts';
import type { Db } from '../storage/tables.ts';
import { passedMorning } from './morning.ts';

/** What a folder that was restored from a backup says of mail. */
export interface RestoredMail {
	/** Nothing is mailed from it until somebody says so. */
	readonly held: boolean;
	/** The day whose morning the server before it has had, or null. */
	readonly doneOn: string | null;
}

/**
 * A backup that is only tried on another machine must not write to real people, and nobody but the operator can tell a trial
 * from a move. @param release the operator says that this is a move
 */
export async function readRestoredMail(db: Db, release: boolean): Promise<RestoredMail> {
	if (release) {
		await removeMeta(db, 'mail-held');
	}
	const restored = await readMeta(db, 'restored');
	const { at = '' } = restored === null ? {} : (JSON.parse(restored) as { readonly at?: string });
	return {
		held: (await readMeta(db, 'mail-held')) !== null,
		doneOn: Number.isNaN(Date.parse(at)) ? null : passedMorning(new Date(at)),
	};
}
