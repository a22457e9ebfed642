import type { PlanView } from '@renkei/api';
import type { PartKey } from '@renkei/plan';
import type { PartName } from './author-group.ts';
import type { Doors } from './doors.ts';

/** One empty part to write in, and the cookies of people who may. */
export interface Place extends PartName {
	readonly id: string;
	readonly writers: readonly string[];
	/** Who freezes and reopens it. */
	readonly lead: string;
	readonly plan: string;
	readonly seats: { readonly decider: string };
	/** Cookie of the body's officer. */
	readonly officer: string;
}

interface Seat {
	readonly seat: string;
	readonly plan: string;
	readonly role: string;
}

/** The common parts of every adopted plan that has a 代表団体: all empty, with two people of the body and the vendor. */
export async function placesOf(doors: Doors): Promise<Place[]> {
	const { body } = await doors.ask<{ seats: Seat[] }>('/api/demo/seats');
	const places: Place[] = [];
	for (const [plan, seats] of Map.groupBy(body.seats, (seat) => seat.plan)) {
		if (seats.length !== 3) {
			continue;
		}
		const cookies = await Promise.all(seats.map((seat) => doors.signIn(seat.seat)));
		const at = (role: string): number => seats.findIndex((seat) => seat.role === role);
		const [lead, officer] = [cookies[at('decider')] as string, cookies[at('officer')] as string];
		const decider = seats[at('decider')]?.seat ?? '';
		const view = await doors.ask<PlanView>(`/api/plans/${plan}`, { cookie: lead });
		for (const section of view.body.sections) {
			for (const { id, key, body: of } of section.parts.filter((part) => part.body === null && part.may.includes('freeze'))) {
				places.push({ id, key: key as PartKey, body: of, writers: cookies, lead, officer, plan, seats: { decider } });
			}
		}
	}
	return places;
}
