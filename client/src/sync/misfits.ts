import * as Y from 'yjs';

/** What can be judged: a Yjs update from disk. */
interface WithUpdate {
	readonly update: Uint8Array;
}

/**
 * The updates that rest on something which neither the document nor the others have, as after a restore of the server
 * from a backup, or that cannot be read. Sent, they would be gaps, and the server would close the socket for good.
 */
export function misfitsAmong<T extends WithUpdate>(doc: Y.Doc, rows: readonly T[]): readonly T[] {
	return fit(doc, rows) ? [] : rows.filter((row) => !fit(doc, [row]));
}

function fit(doc: Y.Doc, rows: readonly WithUpdate[]): boolean {
	const trial = new Y.Doc();
	try {
		for (const update of [Y.encodeStateAsUpdate(doc), ...rows.map((row) => row.update)]) {
			Y.applyUpdate(trial, update);
		}
		return trial.store.pendingStructs === null && trial.store.pendingDs === null;
	} catch {
		return false;
	} finally {
		trial.destroy();
	}
}
