import type { PartContent, Scalar } from '../canonical.ts';
import { memberBodies, type PartyCode } from '../parties/types.ts';
import type { CheckFacts, CheckPlace, Judged, Reason, ReasonKind } from './types.ts';

export type Row = Readonly<Record<string, Scalar>>;

/** A row with its place in its table, counted from 0. */
export interface Placed {
	readonly row: Row;
	readonly at: number;
}

/** The member bodies in code order. */
export const bodiesOf = (facts: CheckFacts): PartyCode[] => memberBodies(facts.parties).map(({ code }) => code);

/** A part's content, or undefined while it is not there. */
export const partOf = (facts: CheckFacts, section: string, body: PartyCode | null = null): PartContent | undefined =>
	facts.contents.find((part) => part.key === section && part.body === body);

/** Rows of a table. */
export const rowsIn = (facts: CheckFacts, section: string, table: string, body: PartyCode | null = null): readonly Row[] =>
	partOf(facts, section, body)?.tables.find(({ key }) => key === table)?.rows ?? [];

/** Rows that fit, with their places. */
export const rowsWhere = (rows: readonly Row[], fits: (row: Row) => boolean): Placed[] =>
	rows.map((row, at) => ({ row, at })).filter(({ row }) => fits(row));

/** A field's words, null when it is empty. */
export const fieldIn = (facts: CheckFacts, section: string, key: string, body: PartyCode | null = null): string | null =>
	wordsOf(partOf(facts, section, body)?.fields.find((field) => field.key === key)?.value);

/** The words of a value, null when there are none. White space, full-width too, is none. */
export function wordsOf(value: Scalar | undefined): string | null {
	const words = value === undefined ? '' : String(value).trim();
	return words === '' ? null : words;
}

export const numberOf = (value: Scalar | undefined): number | null =>
	typeof value === 'number' && Number.isFinite(value) ? value : null;

/** Words as rules compare them: full-width letters and spaces make no difference. For comparing only, never for names. */
export const plain = (words: string | null): string => (words ?? '').normalize('NFKC').replaceAll(/\s/g, '');

/** A number as people read it: 「21,140,000」. */
export function grouped(number: number): string {
	const [whole = '', decimals] = String(number).split('.');
	const digits = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
	return decimals === undefined ? digits : `${digits}.${decimals}`;
}

export const yenText = (yen: number): string => `${grouped(yen)}円`;

/** How a row is called: its number where it has one, and its words. */
export function called({ row, at }: Placed, name: string): string {
	const no = numberOf(row.no);
	const words = wordsOf(row[name]);
	const which = no === null ? `${at + 1}行目` : `No ${no}`;
	return words === null ? which : `${which} ${words}`;
}

type Parts = Partial<Omit<Reason, 'kind' | 'what'>>;

export const reason = (kind: ReasonKind, what: string, parts: Parts = {}): Reason => ({
	kind,
	what,
	bodies: parts.bodies ?? [],
	rows: parts.rows ?? [],
	value: brief(parts.value ?? null),
	limit: brief(parts.limit ?? null),
});

/** Letters of a value that a row of the list can hold; the whole words stand in the plan. */
const BRIEF = 60;

function brief(words: string | null): string | null {
	const letters = words === null ? [] : [...words];
	return letters.length > BRIEF ? `${letters.slice(0, BRIEF - 1).join('')}…` : words;
}

export const fits = (...reasons: readonly Reason[]): Judged => ({ verdict: '適合', reasons });
export const waits = (reasons: Reason | readonly Reason[], more: Omit<Judged, 'verdict' | 'reasons'> = {}): Judged => ({
	verdict: '情報待ち',
	reasons: [reasons].flat(),
	...more,
});
export const fails = (reasons: Reason | readonly Reason[], more: Omit<Judged, 'verdict' | 'reasons'> = {}): Judged => ({
	verdict: '不適合',
	reasons: [reasons].flat(),
	...more,
});
export const warns = (reasons: Reason | readonly Reason[], more: Omit<Judged, 'verdict' | 'reasons'> = {}): Judged => ({
	verdict: '注意',
	reasons: [reasons].flat(),
	...more,
});

/** A place of the common part. */
export const inTrunk = (section: string, field: string | null, row: number | null = null): CheckPlace => ({
	section,
	body: null,
	field,
	row,
});

/** The same place in the parts of some bodies. */
export const inParts = (section: string, field: string | null, bodies: readonly PartyCode[]): CheckPlace[] =>
	bodies.map((body) => ({ section, body, field, row: null }));

/** Waits for the bodies that have not given something, each in its part; fits when all have. */
export function everyBody(
	facts: CheckFacts,
	ask: { readonly what: string; readonly section: string; readonly field: string; has(body: PartyCode): boolean },
): Judged {
	const bodies = bodiesOf(facts);
	const without = bodies.filter((body) => !ask.has(body));
	if (bodies.length > 0 && without.length === 0) {
		return fits(reason('all-given', ask.what, { value: String(bodies.length) }));
	}
	const places = inParts(ask.section, ask.field, without);
	return waits(reason('lacks', ask.what, { bodies: without }), { actors: without, places });
}
