/** A place in a part as lists of what is missing name it. */
export interface PlaceInPart {
	readonly kind: 'prose' | 'field' | 'table' | 'cell';
	readonly key: string;
	readonly title: string;
	readonly row?: number;
}

/** A place as it stands in the address of a section page: `field:edition`, `table:members`, `cell:gates.date:2`. */
export function placeAddress({ kind, key, row }: Pick<PlaceInPart, 'kind' | 'key' | 'row'>): string {
	return row === undefined ? `${kind}:${key}` : `${kind}:${key}:${row}`;
}

/** Reads it back; null for what names no place. */
export function placeFromAddress(address: string): PlaceInPart | null {
	const [, kind, key, row] = /^(prose|field|table|cell):([a-z0-9.-]+)(?::(\d+))?$/.exec(address) ?? [];
	if (kind === undefined || key === undefined) {
		return null;
	}
	const place = { kind: kind as PlaceInPart['kind'], key, title: '' };
	return row === undefined ? place : { ...place, row: Number(row) };
}
