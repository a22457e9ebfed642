import type { Refusal } from './refusal.ts';

/** What a decision returns: a value, or a refusal with a code of the closed list. Never an exception. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Wraps a value as a success. */
export function accept<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** Ends a switch over a union; a new member of the union makes this a compile error. */
export function assertNever(value: never): never {
	throw new Error(`not expected here: ${JSON.stringify(value)}`);
}
