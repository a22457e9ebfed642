import type { PartSpec } from '@renkei/plan';

/**
 * Names a place of a part as its page does: 「出典（団体の課題）」 for a cell, the title for a field; null for a place that the
 * template does not know. A draft of refused words stands alone, so that a bare 「612」 would say nothing to its writer.
 * @param place `fields/summary` or `rows:issues/<row>/<column>`
 */
export function placeNameOf(spec: PartSpec, place: string): string | null {
	const [root, first, column] = place.split('/');
	if (root === 'fields') {
		return spec.fields.find((field) => field.key === first)?.title ?? null;
	}
	const table = spec.tables.find((candidate) => `rows:${candidate.key}` === root);
	const title = table?.columns.find((candidate) => candidate.key === column)?.title;
	if (table === undefined || title === undefined) {
		return null;
	}
	return title === table.title ? title : `${title}（${table.title}）`;
}
