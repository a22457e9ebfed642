import { expect, it } from 'vitest';
import { type ClockFault, clockFaults, liveThrough } from '../fault/clocks.ts';

const seeds = Number(process.env.RENKEI_SEEDS ?? 20);
const faults = Object.keys(clockFaults) as ClockFault[];
const cases = Array.from({ length: seeds }, (_, index) => [faults[index % faults.length] as ClockFault, index + 1] as const);

it.each(cases)(
	'[P1u] with the clock %s people write on, nothing kept is lost, sessions end early rather than late (seed %i)',
	async (fault, seed) => {
		expect(await liveThrough(fault, seed)).toEqual([]);
	},
);
