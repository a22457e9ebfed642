import type { PartView, PartyView, PlanView, SectionView } from '@renkei/api';
import type { PartSpec, SectionSpec, Template } from '@renkei/plan';

/** One body's part of a section, with whose it is. */
export interface BodyPart {
	readonly part: PartView;
	readonly party: PartyView;
	/** Written by the party of the seat that looks. */
	readonly own: boolean;
}

/** What a section page shows: the trunk, and the parts of the bodies under each other. */
export interface SectionLayout {
	readonly section: SectionView;
	/** Null for 見積 and 庁内メモ, which have no trunk. */
	readonly spec: SectionSpec | null;
	readonly trunk: { readonly part: PartView; readonly spec: PartSpec } | null;
	readonly bodies: readonly BodyPart[];
	readonly bodySpec: PartSpec | null;
}

const byCode = (a: BodyPart, b: BodyPart) => (a.party.code < b.party.code ? -1 : 1);

/**
 * Lays a section out for a seat, or null when the plan has no section of this key for it. Own part first while it can be
 * written; once it is frozen it joins the others in code order.
 */
export function layoutOf(plan: PlanView, template: Template, key: string): SectionLayout | null {
	const section = plan.sections.find((candidate) => candidate.key === key);
	if (section === undefined) {
		return null;
	}
	const spec = template.sections.find((candidate) => candidate.key === key) ?? null;
	const trunkPart = section.parts.find((part) => part.body === null);
	const bodies = section.parts.flatMap((part) => bodyPartOf(plan, part)).sort(byCode);
	const first = bodies.filter((body) => body.own && body.part.state === 'drafting');
	return {
		section,
		spec,
		trunk: trunkPart === undefined || spec === null ? null : { part: trunkPart, spec: spec.trunk },
		bodies: [...first, ...bodies.filter((body) => !first.includes(body))],
		bodySpec: key === 'quotes' ? template.quotes : key === 'memo' ? template.memo : (spec?.perBody ?? null),
	};
}

/**
 * Keys of tables that the common part and the bodies' parts both have, column by column: their rows are of one kind, and
 * stand in one table.
 */
export function sharedTables({
	trunk,
	bodySpec,
	bodies,
}: Pick<SectionLayout, 'trunk' | 'bodySpec' | 'bodies'>): readonly string[] {
	const own = bodies.length === 0 ? [] : (bodySpec?.tables ?? []);
	return (trunk?.spec.tables ?? []).flatMap(({ key, columns }) => {
		const other = own.find((table) => table.key === key);
		return other !== undefined && JSON.stringify(other.columns) === JSON.stringify(columns) ? [key] : [];
	});
}

function bodyPartOf(plan: PlanView, part: PartView): BodyPart[] {
	const party = plan.parties.find((candidate) => candidate.code === part.body);
	return party === undefined ? [] : [{ part, party, own: party.code === plan.seat.party.code }];
}
