import { memberBodies, type Party } from '../parties/types.ts';
import type { PartAddress, PartSpec, SectionSpec, Template } from './types.ts';

/** The section of a key, or null for the walled parts and unknown keys. */
export function sectionOf(template: Template, key: string): SectionSpec | null {
	return template.sections.find((section) => section.key === key) ?? null;
}

/** The spec of the part at an address, or null when the template has no such part. */
export function partSpecOf(template: Template, address: PartAddress): PartSpec | null {
	if (address.key === 'quotes') {
		return template.quotes;
	}
	if (address.key === 'memo') {
		return template.memo;
	}
	const section = sectionOf(template, address.key);
	if (section === null) {
		return null;
	}
	return address.body === null ? section.trunk : section.perBody;
}

/**
 * Every part that a plan of these parties has, in plan order: section by section the trunk, then one part per member
 * body in code order; then one 見積 per business and one 庁内メモ per member body.
 */
export function partsOfPlan(template: Template, parties: readonly Party[]): PartAddress[] {
	const bodies = memberBodies(parties);
	const parts: PartAddress[] = [];
	for (const section of template.sections) {
		parts.push({ key: section.key, body: null });
		if (section.perBody !== null) {
			parts.push(...bodies.map((body) => ({ key: section.key, body: body.code })));
		}
	}
	for (const party of parties) {
		if (party.kind === 'business') {
			parts.push({ key: 'quotes', body: party.code });
		}
	}
	parts.push(...bodies.map((body) => ({ key: 'memo' as const, body: body.code })));
	return parts;
}
