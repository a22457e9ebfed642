import { canonicalJson, type Json } from '@renkei/plan';

/** One change of a file of an archive, and the bytes that it leaves. */
export interface Change {
	/** Where in the file: `3.intent.said.text`. */
	readonly place: string;
	readonly bytes: Uint8Array;
}

type Holder = Json[] | { [key: string]: Json };

const bytesOf = (value: Json): Uint8Array => new TextEncoder().encode(canonicalJson(value));

/** Another value of the same kind: the least change that a hand would make. */
function other(value: Json): Json {
	switch (typeof value) {
		case 'string':
			return value === '' ? '0' : `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
		case 'number':
			return value + 1;
		case 'boolean':
			return !value;
		default:
			return '0';
	}
}

/** Every scalar of a JSON value changed in turn; an empty list or object gets a member. */
export function* fieldsChanged(root: Json): Generator<Change> {
	yield* changesBelow(root as Holder, '', () => bytesOf(root));
}

function* changesBelow(holder: Holder, place: string, now: () => Uint8Array): Generator<Change> {
	for (const key of Object.keys(holder)) {
		const at = holder as { [key: string]: Json };
		const value = at[key] as Json;
		const here = place === '' ? key : `${place}.${key}`;
		if (value !== null && typeof value === 'object' && Object.keys(value).length > 0) {
			yield* changesBelow(value as Holder, here, now);
		} else {
			at[key] = value !== null && typeof value === 'object' ? (Array.isArray(value) ? ['0'] : { '0': '0' }) : other(value);
			yield { place: here, bytes: now() };
			at[key] = value;
		}
	}
}

/** Every row of a list dropped, doubled and put after the next in turn. Rows that are equal change nothing when turned. */
export function rowsChanged<T>(rows: readonly T[], write: (rows: readonly T[]) => Uint8Array): Change[] {
	return rows.flatMap((row, index) => {
		const [before, after] = [rows.slice(0, index), rows.slice(index + 1)];
		const [next, ...rest] = after;
		return [
			{ place: `${index} dropped`, bytes: write([...before, ...after]) },
			{ place: `${index} doubled`, bytes: write([...before, row, row, ...after]) },
			...(next === undefined ? [] : [{ place: `${index} after the next`, bytes: write([...before, next, row, ...rest]) }]),
		];
	});
}
