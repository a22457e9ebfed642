import type { PlanView } from '@renkei/api';
import type { PartKey } from '@renkei/plan';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { type Outcome, type Place, type Simulation, simulate } from './simulate.ts';

interface Seat {
	readonly seat: string;
	readonly plan: string;
	readonly role: string;
	readonly party: { readonly kind: string };
}

/** The common parts of every adopted plan that has a 代表団体: all empty, with two people of the body and the vendor. */
export async function placesOf(server: InProcess): Promise<Place[]> {
	const { body } = await server.ask<{ seats: Seat[] }>('/api/demo/seats');
	const places: Place[] = [];
	for (const [plan, seats] of Map.groupBy(body.seats, (seat) => seat.plan)) {
		if (seats.length !== 3) {
			continue;
		}
		const cookies = await Promise.all(seats.map((seat) => server.signIn(seat.seat)));
		const lead = cookies[seats.findIndex((seat) => seat.role === 'decider')] as string;
		const view = await server.ask<PlanView>(`/api/plans/${plan}`, { cookie: lead });
		for (const section of view.body.sections) {
			for (const { id, key, body: of } of section.parts.filter((part) => part.body === null && part.may.includes('freeze'))) {
				places.push({ id, key: key as PartKey, body: of, writers: cookies, lead });
			}
		}
	}
	return places;
}

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
