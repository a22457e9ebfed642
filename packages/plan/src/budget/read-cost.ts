import type { PartContent, Scalar } from '../canonical.ts';
import { memberBodies, type Party, type PartyCode } from '../parties/types.ts';
import { shareRules } from '../template/choices.ts';
import { figureOf } from '../template/editions.ts';
import type { Edition } from '../template/types.ts';
import type { CostInputs, CostLine, ShareRule } from './types.ts';

/** What the plan says beside its parts. */
export interface CostFacts {
	readonly parties: readonly Party[];
	readonly representative: PartyCode | null;
	readonly edition: Edition;
}

type Row = Readonly<Record<string, Scalar>>;

const fieldOf = (content: PartContent | undefined, key: string): Scalar | undefined =>
	content?.fields.find((field) => field.key === key)?.value;

const rowsOf = (content: PartContent | undefined, table: string): readonly Row[] =>
	content?.tables.find(({ key }) => key === table)?.rows ?? [];

const numberOf = (value: Scalar | undefined): number | null =>
	typeof value === 'number' && Number.isFinite(value) ? value : null;

/** 千円 to whole yen; what is not there costs nothing yet. */
const yenOf = (value: Scalar | undefined): number => Math.round((numberOf(value) ?? 0) * 1_000);

const wordOf = (value: Scalar | undefined): string | null => (typeof value === 'string' ? value : null);

/**
 * Reads what the arithmetic needs from the content of 11 事業費.
 * @param contents of section 11, trunk and bodies' parts; others are passed over
 */
export function readCost(facts: CostFacts, contents: readonly PartContent[]): CostInputs {
	const section = contents.filter(({ key }) => key === '11');
	const trunk = section.find(({ body }) => body === null);
	const bodies = memberBodies(facts.parties).map(({ code }) => code);
	const partOf = (code: PartyCode) => section.find(({ body }) => body === code);
	const numbers = (key: string): Map<PartyCode, number> =>
		new Map(
			bodies.flatMap((code): [PartyCode, number][] => {
				const value = numberOf(fieldOf(partOf(code), key));
				return value === null ? [] : [[code, value]];
			}),
		);
	const tables: LineTables = {
		bearers: byLine(rowsOf(trunk, 'bearers')),
		shares: new Map(bodies.map((code) => [code, byLine(rowsOf(partOf(code), 'shares'))])),
	};
	const common = rowsOf(trunk, 'lines').map((row) => commonLine(row, tables));
	const own = bodies.flatMap((body) => rowsOf(partOf(body), 'own-lines').map((row) => ownLine(row, body)));
	return {
		bodies,
		representative: facts.representative,
		remainderBody: wordOf(fieldOf(trunk, 'remainder-body')),
		nationalRate: rateOf(facts.edition),
		lines: [...common, ...own],
		population: numbers('population'),
		usage: numbers('usage'),
		other: new Map(bodies.map((code) => [code, yenOf(fieldOf(partOf(code), 'other-funding'))])),
	};
}

function rateOf(edition: Edition): number | null {
	const value = figureOf(edition, 'national-rate')?.value;
	return typeof value === 'number' ? value : null;
}

/** What other tables say of a line, by its number: a plan may have thousands of either. */
interface LineTables {
	readonly bearers: ReadonlyMap<number | null, readonly Row[]>;
	readonly shares: ReadonlyMap<PartyCode, ReadonlyMap<number | null, readonly Row[]>>;
}

const byLine = (rows: readonly Row[]): ReadonlyMap<number | null, readonly Row[]> =>
	Map.groupBy(rows, (row) => numberOf(row['line-no']));

function commonLine(row: Row, { bearers, shares }: LineTables): CostLine {
	const no = numberOf(row.no);
	const of = (rows: ReadonlyMap<number | null, readonly Row[]>): readonly Row[] => (no === null ? [] : (rows.get(no) ?? []));
	const rule = wordOf(row['share-rule']);
	const entered = [...shares].flatMap(([code, rows]): [PartyCode, number][] => {
		const own = of(rows).filter((share) => numberOf(share.amount) !== null);
		return own.length === 0 ? [] : [[code, own.reduce((sum, share) => sum + yenOf(share.amount), 0)]];
	});
	return {
		...lineOf(row, null),
		rule: shareRules.find((known): known is ShareRule => known === rule) ?? null,
		equalPercent: numberOf(row['equal-percent']),
		bearers: of(bearers).flatMap((bearer) => wordOf(bearer.body) ?? []),
		entered: new Map(entered),
	};
}

const ownLine = (row: Row, body: PartyCode): CostLine => lineOf(row, body);

/** 対象 only where that is said: a line of which nobody has said so is not counted on. */
function lineOf(row: Row, body: PartyCode | null): CostLine {
	return {
		no: numberOf(row.no),
		body,
		amount: yenOf(row.amount),
		eligible: row.eligibility === '対象',
		rule: null,
		equalPercent: null,
		bearers: [],
		entered: new Map(),
	};
}
