import type { Case, Figure, Sample } from './case.ts';
import { median, quieterHalf, ratio } from './numbers.ts';
import type { ServerKind } from './servers.ts';

/** What a server gave in all rounds of a case. */
export interface Result {
	readonly server: Pick<ServerKind, 'name' | 'role'>;
	readonly samples: readonly Sample[];
}

/** One markdown table for each table of a case: medians, and for each figure that has a good end its ratios. */
export function tablesOf(of: Pick<Case, 'name' | 'figures'>, results: readonly Result[]): string {
	const titles = new Set(results.flatMap(({ samples }) => samples.map(({ table }) => table)));
	return [...titles].map((title) => `### ${title}\n\n${tableOf(of.figures, rowsOf(of.figures, title, results))}\n`).join('\n');
}

interface Row {
	readonly server: Result['server'];
	readonly values: ReadonlyMap<string, number>;
	readonly runs: number;
	/** Of the runs that count. */
	readonly noise: number;
}

function rowsOf(figures: readonly Figure[], title: string, results: readonly Result[]): Row[] {
	return results.flatMap(({ server, samples }) => {
		const own = samples.filter(({ table }) => table === title);
		const counted = quieterHalf(own);
		if (own.length === 0) {
			return [];
		}
		const values = new Map(figures.map((figure) => [figure.key, putTogether(figure, figure.over === 'worst' ? own : counted)]));
		return [{ server, values, runs: own.length, noise: median(counted.map(({ noise }) => noise)) }];
	});
}

function putTogether({ key, over }: Figure, samples: readonly Sample[]): number {
	const values = samples.map(({ figures }) => figures[key] ?? Number.NaN);
	return over === 'worst' ? Math.max(...values) : median(values);
}

function tableOf(figures: readonly Figure[], rows: readonly Row[]): string {
	const heads = figures.flatMap(({ title, better }) => (better === null ? [title] : [title, '÷ raw', '÷ best peer']));
	const lines = [
		['server', ...heads, 'runs', 'others’ CPU %'],
		['---', ...heads.map(() => '---:'), '---:', '---:'],
		...rows.map((row) => [
			row.server.name,
			...figures.flatMap((figure) => cellsOf(figure, row, rows)),
			String(row.runs),
			shown(row.noise),
		]),
	];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(figure: Figure, row: Row, rows: readonly Row[]): string[] {
	const value = row.values.get(figure.key) ?? Number.NaN;
	if (figure.better === null) {
		return [shown(value)];
	}
	const raw = rows.find(({ server }) => server.name === 'raw')?.values.get(figure.key) ?? Number.NaN;
	return [value, ratio(value, raw), ratio(value, bestPeer(figure, rows))].map(shown);
}

/** The best value among the CRDT peers; the relays are no peers, they only pass bytes on. */
function bestPeer({ key, better }: Figure, rows: readonly Row[]): number {
	const values = rows.filter(({ server }) => server.role === 'peer').map(({ values }) => values.get(key) ?? Number.NaN);
	const numbers = values.filter(Number.isFinite);
	if (numbers.length === 0) {
		return Number.NaN;
	}
	return better === 'more' ? Math.max(...numbers) : Math.min(...numbers);
}

/** Three digits are more than the noise allows. */
function shown(value: number): string {
	if (!Number.isFinite(value)) {
		return '–';
	}
	if (value === 0 || Math.abs(value) >= 100) {
		return String(Math.round(value));
	}
	return String(Number(value.toPrecision(3)));
}
