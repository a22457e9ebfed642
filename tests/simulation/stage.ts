import { startInProcess } from '../support/in-process.ts';
import { placesOf } from '../support/places.ts';
import { type Outcome, type Simulation, simulate } from './simulate.ts';

/** Runs many simulations, one after the other, each in a part of its own; a server ends with its last empty part. */
export async function simulateAll(runs: readonly Simulation[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	let left = [...runs];
	while (left.length > 0) {
		const server = await startInProcess();
		try {
			const places = await placesOf(server);
			for (const [index, place] of places.entries()) {
				const run = left[index];
				if (run !== undefined) {
					outcomes.push(await simulate(server, place, run));
				}
			}
			left = left.slice(places.length);
		} finally {
			await server.close();
		}
	}
	return outcomes;
}
