import { type AdoptedBody, adoptedBodies, type Party } from '@renkei/plan';
import type { NewPlan, NewSeat } from '../usecases/create-plan.ts';
import type { DemoSeat } from './demo-types.ts';

/** The vendor of the demo accompanies every adopted body, as a real one does. */
export interface DemoVendor {
	readonly party: Party;
	readonly seat: DemoSeat;
}

/** Two seats for each municipality under neutral names: nobody real is named. */
function seatsOf(body: Party): NewSeat[] {
	return [
		{
			seat: `seat-${body.code}-officer`,
			person: `担当（${body.name}）`,
			personId: `person-${body.code}-officer`,
			post: '担当課',
			role: 'officer',
			party: body.code,
		},
		{
			seat: `seat-${body.code}-decider`,
			person: `決裁権者（${body.name}）`,
			personId: `person-${body.code}-decider`,
			post: '担当課長',
			role: 'decider',
			party: body.code,
		},
	];
}

/** The plan of one adopted body, empty. In 類型① the municipality itself stands as 代表団体; in ③ it is not told yet. */
function planOf(adopted: AdoptedBody, position: number, vendor: DemoVendor): NewPlan {
	const [first] = adopted.parties;
	const reviewer = { ...vendor.seat, seat: `${vendor.seat.seat}-${adopted.scheme}-${adopted.number}` };
	const { card: _, ...vendorSeat } = reviewer;
	return {
		title: adopted.title,
		scheme: adopted.scheme,
		edition: 'TYPE1',
		representative: adopted.scheme === 1 ? (first?.code ?? null) : null,
		kind: 'real',
		position,
		parties: [...adopted.parties, vendor.party],
		seats: [...adopted.parties.flatMap(seatsOf), vendorSeat],
		contentOf: () => null,
	};
}

/** The plans of every adopted body, in the order of the adoption result, after the practice plan. */
export function adoptedPlans(vendor: DemoVendor): NewPlan[] {
	return adoptedBodies.map((adopted, index) => planOf(adopted, index + 1, vendor));
}
