import type { PartView, PlanView, SectionView } from '@renkei/api';
import type { BodyStanding } from '@renkei/plan';

/** Where one body stands with one section: its trunk and the body's own part taken together. */
export type Cell =
	/** Everything that concerns the body is frozen, or has been decided before. */
	| { readonly kind: 'standing'; readonly standing: BodyStanding }
	/** Something that concerns the body is still being written while another part of the section is frozen. */
	| { readonly kind: 'open'; readonly which: 'trunk' | 'own' | 'both' };

export interface MatrixCell {
	readonly body: string;
	readonly cell: Cell;
	/** The parts that concern the body: the trunk, then its own part. */
	readonly parts: readonly PartView[];
}

/** One section as a row. */
export interface MatrixRow {
	readonly key: string;
	readonly title: string;
	readonly shortTitle: string;
	readonly state: /** Nothing is frozen and nobody has signed: one merged cell. */
		| { readonly kind: 'drafting' }
		/** `left`: bodies whose 決裁 is not there. */
		| { readonly kind: 'cells'; readonly cells: readonly MatrixCell[]; readonly left: number };
}

/** Standings that count towards a section being decided. */
const COUNTS: readonly BodyStanding[] = ['decided', 'conditional', 'not-applicable'];
/** What must be seen first stands first; a section is only as far as the part that is least far. */
const WORST_FIRST: readonly BodyStanding[] = [
	'returned',
	'lapsed',
	'none',
	'checked',
	'conditional',
	'decided',
	'not-applicable',
];

const isSection = (key: string): boolean => /^\d\d$/.test(key);

/** Whether a cell needs nothing more. */
function counts(cell: Cell): boolean {
	return cell.kind === 'standing' && COUNTS.includes(cell.standing);
}

/** The standing of a body with a part, as the server has judged it. */
export function standingIn(part: PartView, body: string): BodyStanding {
	return (part.standings.find((entry) => entry.body === body)?.standing ?? 'none') as BodyStanding;
}

/** The parts of a section that a body signs. */
export function partsFor(section: SectionView, body: string): PartView[] {
	return section.parts
		.filter((part) => part.body === null || part.body === body)
		.filter((part) => part.standings.some((entry) => entry.body === body))
		.sort((a, b) => Number(a.body !== null) - Number(b.body !== null));
}

function cellOf(parts: readonly PartView[], body: string): Cell {
	const standings = parts.map((part) => standingIn(part, body));
	const worst = WORST_FIRST.find((standing) => standings.includes(standing)) ?? 'none';
	const open = parts.filter((part) => part.frozen === null && standingIn(part, body) === 'none');
	// 差戻し and 失効 ask for something and are never hidden behind a part that is still being written.
	if (open.length === 0 || worst === 'returned' || worst === 'lapsed') {
		return { kind: 'standing', standing: worst };
	}
	const trunk = open.some((part) => part.body === null);
	const own = open.some((part) => part.body !== null);
	return { kind: 'open', which: trunk && own ? 'both' : trunk ? 'trunk' : 'own' };
}

function rowState(section: SectionView, bodies: readonly string[]): MatrixRow['state'] {
	const signed = section.parts.filter((part) => part.standings.length > 0);
	const untouched = signed.every((part) => part.frozen === null && part.standings.every((entry) => entry.standing === 'none'));
	if (untouched) {
		return { kind: 'drafting' };
	}
	const cells = bodies.map((body) => {
		const parts = partsFor(section, body);
		return { body, parts, cell: cellOf(parts, body) };
	});
	return { kind: 'cells', cells, left: cells.filter(({ cell }) => !counts(cell)).length };
}

/** The matrix 節 × 団体 of a plan, in plan order and code order. The walled parts are not in it. */
export function matrixOf(plan: PlanView): { readonly bodies: readonly string[]; readonly rows: readonly MatrixRow[] } {
	const bodies = plan.parties
		.filter((party) => party.membership === 'member')
		.map((party) => party.code)
		.sort();
	const rows = plan.sections
		.filter((section) => isSection(section.key))
		.map((section) => ({
			key: section.key,
			title: section.title,
			shortTitle: section.shortTitle,
			state: rowState(section, bodies),
		}));
	return { bodies, rows };
}
