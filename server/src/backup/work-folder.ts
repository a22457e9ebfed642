import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = '.renkei-work-';
/** Age after which what a killed run left behind is removed (ms): no run takes that long. */
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

/**
 * Works in a folder that only this account can read, and removes it however the work ends, an interrupted process
 * included. What a killed one left a day ago goes too.
 */
export async function inWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
	removeLeftBehind(parent);
	const folder = mkdtempSync(join(parent, PREFIX));
	const remove = (): void => rmSync(folder, { recursive: true, force: true });
	process.once('exit', remove);
	try {
		return await work(folder);
	} finally {
		process.off('exit', remove);
		remove();
	}
}

function removeLeftBehind(parent: string): void {
	for (const name of readdirSync(parent).filter((candidate) => candidate.startsWith(PREFIX))) {
		const path = join(parent, name);
		if (Date.now() - statSync(path).mtimeMs > LEFT_BEHIND_MS) {
			rmSync(path, { recursive: true, force: true });
		}
	}
}

/** Makes a file's bytes durable. */
export function syncFile(path: string): void {
	const file = openSync(path, 'r+');
	fsyncSync(file);
	closeSync(file);
}
