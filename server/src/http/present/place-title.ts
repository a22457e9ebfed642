import { figureOfKey, figureTitle, type PartAddress, partSpecOf, type Template } from '@renkei/plan';
import type { ThreadRow } from '../../storage/tables.ts';

/**
 * What people call the field, cell or figure that a thread is about; empty for text and whole parts.
 * @param nameOf name of a party by its code
 */
export function placeTitle(
	template: Template,
	part: { readonly key: string; readonly body: string | null },
	{ place, place_key: key, place_column: columnKey }: Pick<ThreadRow, 'place' | 'place_key' | 'place_column'>,
	nameOf: (code: string) => string,
): string {
	const spec = partSpecOf(template, part as PartAddress);
	if (place === 'field') {
		return spec?.fields.find((field) => field.key === key)?.title ?? '';
	}
	if (place === 'cell') {
		const table = spec?.tables.find((one) => one.key === key);
		const column = table?.columns.find((one) => one.key === columnKey);
		return table === undefined || column === undefined ? '' : `${table.title}・${column.title}`;
	}
	const figure = place === 'figure' ? figureOfKey(key ?? '') : null;
	return figure === null ? '' : figureTitle(figure, nameOf);
}
