import { expect, it } from 'vitest';
import { type ClockFault, liveThrough } from './clocks.ts';

it.each<[ClockFault, number]>([['ten years back', 2]])(
	'[P1u] with the clock %s people write on, nothing kept is lost, sessions end early rather than late (seed %i)',
	async (fault, seed) => {
		expect(await liveThrough(fault, seed)).toEqual([]);
	},
);
