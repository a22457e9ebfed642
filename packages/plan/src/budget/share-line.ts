import type { PartyCode } from '../parties/types.ts';
import { assertNever } from '../result.ts';
import type { Fraction } from './fraction.ts';
import type { BudgetProblem, BudgetProblemKind, CostInputs, CostLine } from './types.ts';

/** Exact shares of one line by body, and what is wrong with them. */
export interface LineShares {
	/** Their sum is the line's amount, but with a problem. */
	readonly shares: ReadonlyMap<PartyCode, Fraction>;
	readonly problems: readonly BudgetProblem[];
}

type Weights = ReadonlyMap<PartyCode, number>;

/**
 * Shares one line among the bodies that bear it (domain.md §1.5). Nothing is rounded here.
 * @returns no shares when the line cannot be shared yet: nothing is guessed
 */
export function shareLine(inputs: CostInputs, line: CostLine): LineShares {
	if (line.body !== null) {
		return { shares: new Map([[line.body, whole(line.amount)]]), problems: [] };
	}
	const bearing = line.bearers.length === 0 ? inputs.bodies : inputs.bodies.filter((code) => line.bearers.includes(code));
	const strangers = line.bearers.filter((code) => !inputs.bodies.includes(code));
	const problems = strangers.map((body): BudgetProblem => ({ kind: 'bearer-unknown', line: line.no, body }));
	if (strangers.length > 0 || bearing.length === 0) {
		return { shares: new Map(), problems };
	}
	switch (line.rule) {
		case null:
			return failed(line, 'rule-missing');
		case '均等割':
			return { shares: byWeight(line.amount, equally(bearing)), problems: [] };
		case '人口割':
			return byInput(line, bearing, inputs.population, 'population-missing');
		case '利用実績割':
			return byInput(line, bearing, inputs.usage, 'usage-missing');
		case '均等割＋人口割':
			return byBoth(inputs, line, bearing);
		case '代表団体全額':
			return inputs.representative === null
				? failed(line, 'representative-unset')
				: { shares: new Map([[inputs.representative, whole(line.amount)]]), problems: [] };
		case '実費（契約どおり）':
		case '手入力':
			return asEntered(line, bearing);
		default:
			return assertNever(line.rule);
	}
}

const whole = (amount: number): Fraction => ({ over: BigInt(amount), under: 1n });

const equally = (bearing: readonly PartyCode[]): Weights => new Map(bearing.map((code) => [code, 1]));

function failed({ no }: CostLine, kind: BudgetProblemKind, bodies: readonly (PartyCode | null)[] = [null]): LineShares {
	return { shares: new Map(), problems: bodies.map((body) => ({ kind, line: no, body })) };
}

/** Weights may have decimals (a usage per month); six places are kept. */
const PLACES = 1_000_000;

const exactly = (weight: number): bigint => BigInt(Math.round(weight * PLACES));

function byWeight(amount: number, weights: Weights): ReadonlyMap<PartyCode, Fraction> {
	const exact = new Map([...weights].map(([code, weight]) => [code, exactly(weight)]));
	const sum = [...exact.values()].reduce((total, weight) => total + weight, 0n);
	return new Map([...exact].map(([code, weight]) => [code, { over: BigInt(amount) * weight, under: sum }]));
}

/** Bodies of which a weight is not known, or is none. A body may have no use of a service, but not no people. */
function unknownOf(bearing: readonly PartyCode[], weights: Weights, least: number): PartyCode[] {
	return bearing.filter((code) => {
		const weight = weights.get(code);
		return weight === undefined || !(weight >= least);
	});
}

function byInput(line: CostLine, bearing: readonly PartyCode[], given: Weights, kind: BudgetProblemKind): LineShares {
	const unknown = unknownOf(bearing, given, kind === 'population-missing' ? 1 : 0);
	if (unknown.length > 0) {
		return failed(line, kind, unknown);
	}
	const weights = new Map(bearing.map((code) => [code, given.get(code) ?? 0]));
	const used = [...weights.values()].some((weight) => exactly(weight) > 0n);
	return used ? { shares: byWeight(line.amount, weights), problems: [] } : failed(line, kind, bearing);
}

function byBoth({ population }: CostInputs, line: CostLine, bearing: readonly PartyCode[]): LineShares {
	const percent = line.equalPercent;
	if (percent === null || !(percent >= 0 && percent <= 100)) {
		return failed(line, 'percent-missing');
	}
	const unknown = unknownOf(bearing, population, 1);
	if (unknown.length > 0) {
		return failed(line, 'population-missing', unknown);
	}
	const people = bearing.reduce((sum, code) => sum + exactly(population.get(code) ?? 0), 0n);
	// Over one denominator: percent has at most two places.
	const hundredths = BigInt(Math.round(percent * 100));
	const all = 10_000n;
	const count = BigInt(bearing.length);
	const shares = bearing.map((code): [PartyCode, Fraction] => {
		const own = exactly(population.get(code) ?? 0);
		const over = BigInt(line.amount) * (hundredths * people + (all - hundredths) * own * count);
		return [code, { over, under: all * people * count }];
	});
	return { shares: new Map(shares), problems: [] };
}

function asEntered(line: CostLine, bearing: readonly PartyCode[]): LineShares {
	const entered = bearing.filter((code) => line.entered.has(code));
	if (entered.length === 0) {
		return failed(line, 'shares-missing');
	}
	const shares = new Map(entered.map((code) => [code, whole(line.entered.get(code) ?? 0)]));
	const sum = entered.reduce((total, code) => total + (line.entered.get(code) ?? 0), 0);
	const differs: BudgetProblem = { kind: 'shares-differ', line: line.no, body: null };
	return { shares, problems: sum === line.amount ? [] : [differs] };
}
