import type { PartContent } from '../canonical.ts';
import { memberBodies, type Party, type PartyCode } from '../parties/types.ts';
import { numberIn, type Row, rowsOf, wordsIn } from '../template/rows-of.ts';

/** When a body joins a service (05, サービスと団体). */
export const joinings = ['初年度から参加', '2年目以降に参加', '参加しない'] as const;
export type Joining = (typeof joinings)[number];

/** How one body stands to one service. */
export interface ServiceUse {
	/** Null while it is open: that is not 参加しない. */
	readonly joins: Joining | null;
	/** Its own day, else the service's where it joins in the first year. */
	readonly start: string | null;
	readonly presentSystem: string | null;
	readonly migration: string | null;
}

export interface MatrixService {
	readonly no: number | null;
	readonly name: string | null;
	/** Bodies that join in the first year, later, not at all. */
	readonly counts: Readonly<Record<Joining, number>>;
	/** Bodies of which nothing is said. */
	readonly open: readonly PartyCode[];
}

/** A row that belongs to no service or to no member body. */
export interface StrayUse {
	readonly no: number | null;
	readonly code: PartyCode | null;
}

/** サービス × 団体. */
export interface ServiceMatrix {
	readonly services: readonly MatrixService[];
	/** A use for each service, in the order of `services`. */
	readonly bodies: readonly { readonly code: PartyCode; readonly uses: readonly ServiceUse[] }[];
	readonly stray: readonly StrayUse[];
}

const nothing: ServiceUse = { joins: null, start: null, presentSystem: null, migration: null };

/** Which service each body uses, and from when. */
export function serviceMatrix(parties: readonly Party[], contents: readonly PartContent[]): ServiceMatrix {
	const trunk = contents.find(({ key, body }) => key === '05' && body === null);
	const services = rowsOf(trunk, 'services');
	const pairs = rowsOf(trunk, 'service-bodies').map((row) => ({
		no: numberIn(row['service-no']),
		code: wordsIn(row.body),
		row,
	}));
	const codes = memberBodies(parties).map(({ code }) => code);
	const bodies = codes.map((code) => ({
		code,
		uses: services.map((service): ServiceUse => {
			const no = numberIn(service.no);
			// Of two rows of one pair the first counts, as it stands first on every paper.
			const pair = no === null ? undefined : pairs.find((candidate) => candidate.no === no && candidate.code === code);
			return pair === undefined ? nothing : useOf(service, pair.row);
		}),
	}));
	const numbers = new Set(services.map(({ no }) => numberIn(no)));
	const stray = pairs.filter(({ no, code }) => no === null || !numbers.has(no) || code === null || !codes.includes(code));
	return {
		services: services.map((service, at) => {
			const uses = bodies.map(({ code, uses: own }) => ({ code, joins: own[at]?.joins ?? null }));
			const count = (wanted: Joining): number => uses.filter(({ joins }) => joins === wanted).length;
			return {
				no: numberIn(service.no),
				name: wordsIn(service.name),
				counts: {
					初年度から参加: count('初年度から参加'),
					'2年目以降に参加': count('2年目以降に参加'),
					参加しない: count('参加しない'),
				},
				open: uses.filter(({ joins }) => joins === null).map(({ code }) => code),
			};
		}),
		bodies,
		stray: stray.map(({ no, code }) => ({ no, code })),
	};
}

function useOf(service: Row, row: Row): ServiceUse {
	const joins = joinings.find((known) => known === row.joins) ?? null;
	const start = wordsIn(row.start) ?? (joins === '初年度から参加' ? wordsIn(service.start) : null);
	return { joins, start, presentSystem: wordsIn(row['present-system']), migration: wordsIn(row.migration) };
}
