import { type PartKey, sectionOf, type Template } from '@renkei/plan';

/** How a section or a walled part is called on screen. */
export function sectionTitle(template: Template, key: PartKey): { readonly title: string; readonly shortTitle: string } {
	if (key === 'quotes') {
		return { title: '見積', shortTitle: '見積' };
	}
	if (key === 'memo') {
		return { title: '庁内メモ', shortTitle: '庁内メモ' };
	}
	const section = sectionOf(template, key);
	return section ?? { title: key, shortTitle: key };
}
