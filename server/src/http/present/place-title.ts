import { type ColumnSpec, figureOfKey, figureTitle, type PartAddress, partSpecOf, type Template } from '@renkei/plan';
import type { ThreadRow } from '../../storage/tables.ts';

type Place = Pick<ThreadRow, 'place' | 'place_key' | 'place_column'>;

/** The field or column that a thread is about; undefined for any other place. */
export function placeSpec(
	template: Template,
	part: { readonly key: string; readonly body: string | null },
	{ place, place_key: key, place_column: columnKey }: Place,
): ColumnSpec | undefined {
	const spec = partSpecOf(template, part as PartAddress);
	return place === 'field'
		? spec?.fields.find((field) => field.key === key)
		: place === 'cell'
			? spec?.tables.find((one) => one.key === key)?.columns.find((one) => one.key === columnKey)
			: undefined;
}

/**
 * What people call the field, cell or figure that a thread is about; empty for text and whole parts.
 * @param nameOf name of a party by its code
 */
export function placeTitle(
	template: Template,
	part: { readonly key: string; readonly body: string | null },
	thread: Place,
	nameOf: (code: string) => string,
): string {
	const { place, place_key: key } = thread;
	const title = placeSpec(template, part, thread)?.title ?? '';
	if (place === 'field' || (place === 'cell' && title === '')) {
		return title;
	}
	if (place === 'cell') {
		const table = partSpecOf(template, part as PartAddress)?.tables.find((one) => one.key === key);
		return `${table?.title ?? ''}・${title}`;
	}
	const figure = place === 'figure' ? figureOfKey(key ?? '') : null;
	return figure === null ? '' : figureTitle(figure, nameOf);
}
