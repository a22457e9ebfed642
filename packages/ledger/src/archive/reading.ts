import { canonicalJson, type Json } from '@renkei/plan';
import { utf8Of } from '../bytes.ts';
import { type Checked, faulty, sound } from './fault.ts';
import type { Guard } from './guards.ts';

export type Files = ReadonlyMap<string, Uint8Array>;

/** The value of canonical JSON; undefined where a text is anything else. */
export function canonicalValue(bytes: Uint8Array): Json | undefined {
	const text = utf8Of(bytes);
	try {
		const value = text === null ? undefined : (JSON.parse(text) as Json);
		return value !== undefined && canonicalJson(value) === text ? value : undefined;
	} catch {
		// No JSON, or nested more deeply than anything that was ever written.
		return undefined;
	}
}

/** A file of canonical JSON of a known form. */
export function readFile<T>(files: Files, path: string, guard: Guard<T>): Checked<T> {
	const bytes = files.get(path);
	if (bytes === undefined) {
		return faulty('file-missing', path, path);
	}
	const value: unknown = canonicalValue(bytes);
	return guard(value) ? sound(value) : faulty('file-unreadable', path, value === undefined ? 'canonical JSON' : 'form');
}

/** The paths in a folder, sorted. */
export function pathsIn(files: Files, folder: string): readonly string[] {
	return [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted();
}

/** What the shell hands in. */
export interface Means {
	readonly sha256: (bytes: Uint8Array) => Uint8Array;
	/** Whether a signature over data holds by a COSE key (ES256, EdDSA, RS256). Never throws. */
	readonly verifyAssertion: (ask: {
		readonly publicKey: Uint8Array;
		readonly data: Uint8Array;
		readonly signature: Uint8Array;
	}) => boolean;
}
