/** Whether a value read from a file is what it should be. */
export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isTruth: Guard<boolean> = (value) => typeof value === 'boolean';
/** A whole number from 0. */
export const isCount: Guard<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
export const isAnything: Guard<unknown> = (_value): _value is unknown => true;

/** A time as the server writes it: ISO 8601 UTC with milliseconds, so that times compare as texts. */
export const isTime: Guard<string> = (value): value is string =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** `sha256:` and the hex digest. */
export const isDigest: Guard<string> = (value): value is string =>
	typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);

export function orNull<T>(guard: Guard<T>): Guard<T | null> {
	return (value): value is T | null => value === null || guard(value);
}

export function oneOf<const T extends string>(values: readonly T[]): Guard<T> {
	return (value): value is T => values.includes(value as T);
}

export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
	return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

/** A member that may be left out. */
export function orLeftOut<T>(guard: Guard<T>): Guard<T | undefined> {
	return (value): value is T | undefined => value === undefined || guard(value);
}

/** An object with at least these members. Others may be there: later writers know more. */
export function shape<T extends object>(members: { readonly [name in keyof T]-?: Guard<T[name]> }): Guard<T> {
	const guards = Object.entries(members) as [string, Guard<unknown>][];
	return (value): value is T =>
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		guards.every(([name, guard]) => guard(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined));
}
