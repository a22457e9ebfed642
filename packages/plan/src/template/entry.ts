import type { FieldSpec, TableSpec, ValueType } from './types.ts';

type Extra = Partial<Pick<FieldSpec, 'unit' | 'choices' | 'limit' | 'refers'>>;

/** A field or column without which a part does not count as complete. */
export function required(key: string, title: string, type: ValueType, help: string, extra: Extra = {}): FieldSpec {
	return { key, title, type, required: true, help, ...extra };
}

/** A field or column that may stay empty. */
export function optional(key: string, title: string, type: ValueType, help: string, extra: Extra = {}): FieldSpec {
	return { key, title, type, required: false, help, ...extra };
}

/** A table. `minRows` counts rows that must be there before the part counts as complete. */
export function table(key: string, title: string, minRows: number, help: string, columns: readonly FieldSpec[]): TableSpec {
	return { key, title, minRows, help, columns };
}
