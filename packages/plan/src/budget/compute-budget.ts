import type { PartyCode } from '../parties/types.ts';
import { type Fraction, floorOfSum } from './fraction.ts';
import { shareLine } from './share-line.ts';
import {
	type Amounts,
	type BodyBudget,
	type Budget,
	type BudgetProblem,
	type CostInputs,
	type CostLine,
	type Scenario,
	scenarioRules,
} from './types.ts';

/**
 * Computes the 事業費 of a plan (engine.md "Money"): a body's exact shares are summed over the lines and rounded down to
 * yen once; what is left goes to a named body, the 代表団体 unless the plan names another. 国費 is the rate of a body's
 * 交付対象 rounded down to 千円. Whatever the rules and however much is still unknown, the bodies' totals add up to the
 * plan's.
 */
export function computeBudget(inputs: CostInputs, scenario: Scenario | null = null): Budget {
	const lines = scenario === null ? inputs.lines : inputs.lines.map((line) => underScenario(line, scenario));
	const shared = lines.map((line) => ({ line, ...shareLine(inputs, line) }));
	const rounding = roundingBody(inputs);
	const all = roundedDown(inputs.bodies, shared);
	const eligible = roundedDown(
		inputs.bodies,
		shared.filter(({ line }) => line.eligible),
	);
	const bodies = inputs.bodies.map((code): BodyBudget => {
		const rest = code === rounding ? { total: all.rest, eligible: eligible.rest } : { total: 0, eligible: 0 };
		const total = (all.by.get(code) ?? 0) + rest.total;
		const own = (eligible.by.get(code) ?? 0) + rest.eligible;
		const national = nationalOf(own, inputs.nationalRate);
		const other = inputs.other.get(code) ?? 0;
		return { code, total, eligible: own, national, other, general: total - national - other };
	});
	return {
		...sumOf(bodies),
		remainder: { body: rounding, amount: all.rest },
		bodies,
		problems: [...shared.flatMap(({ problems }) => problems), ...problemsOf(inputs, bodies)],
	};
}

/** Entered amounts follow contracts, and 代表団体全額 is somebody's word: no scenario moves them, nor a body's own lines. */
function underScenario(line: CostLine, { rule, equalPercent }: Scenario): CostLine {
	const moves = line.rule === null || scenarioRules.some((known) => known === line.rule);
	return line.body === null && moves ? { ...line, rule, equalPercent } : line;
}

/** The body that bears what rounding leaves: the named one, else the 代表団体, else the first in code order. */
function roundingBody({ bodies, remainderBody, representative }: CostInputs): PartyCode | null {
	return [remainderBody, representative].find((code) => code !== null && bodies.includes(code)) ?? bodies[0] ?? null;
}

interface Shared {
	readonly line: CostLine;
	readonly shares: ReadonlyMap<PartyCode, Fraction>;
}

/** Each body's exact shares, rounded down once, and what is left of the lines' amounts. */
function roundedDown(bodies: readonly PartyCode[], shared: readonly Shared[]) {
	const by = new Map(bodies.map((code) => [code, floorOfSum(shared.flatMap(({ shares }) => shares.get(code) ?? []))]));
	const amount = shared.reduce((sum, { line }) => sum + line.amount, 0);
	return { by, rest: amount - [...by.values()].reduce((sum, own) => sum + own, 0) };
}

const THOUSAND = 1_000;

/** 国費: rate × 交付対象, in whole 千円, rounded down for each body (never for each line). */
function nationalOf(eligible: number, rate: number | null): number {
	const hundredths = Math.round((rate ?? 0) * 100);
	return floorOfSum([{ over: BigInt(eligible) * BigInt(hundredths), under: 10_000n * BigInt(THOUSAND) }]) * THOUSAND;
}

function sumOf(bodies: readonly Amounts[]): Amounts {
	const of = (key: keyof Amounts): number => bodies.reduce((sum, body) => sum + body[key], 0);
	return { total: of('total'), eligible: of('eligible'), national: of('national'), other: of('other'), general: of('general') };
}

function problemsOf({ nationalRate }: CostInputs, bodies: readonly BodyBudget[]): BudgetProblem[] {
	const negative = bodies.filter(({ general }) => general < 0);
	return [
		...(nationalRate === null ? [{ kind: 'rate-unknown', line: null, body: null } as const] : []),
		...negative.map(({ code }): BudgetProblem => ({ kind: 'general-negative', line: null, body: code })),
	];
}
