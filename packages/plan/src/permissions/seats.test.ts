import { describe, expect, it } from 'vitest';
import { type SeatRole, seatRoles } from '../parties/types.ts';
import type { PlanRules } from './may.ts';
import { maySetTerm, mayStateDelegation, type PersonalSeat } from './seats.ts';

const OWN = '994022';
const plan: PlanRules = { representative: '994014', draftingAllowed: true, suggestOnly: [] };
const seat = (role: SeatRole, more: Partial<PersonalSeat> = {}): PersonalSeat => ({
	...{ party: OWN, membership: 'member', role, person: role },
	...more,
});
const deputy = seat('acting', { person: '岡部' });

describe('who says what a deputy acts on', () => {
	it('[SP9] is the lead and the decider of the deputy’s own body, and nobody of another', () => {
		expect(seatRoles.filter((role) => mayStateDelegation(seat(role), deputy))).toEqual(['lead', 'decider']);
		for (const role of seatRoles) {
			expect(mayStateDelegation(seat(role, { party: '994014' }), deputy), role).toBe(false);
			expect(mayStateDelegation(seat(role, { party: 'vendor', membership: 'vendor' }), deputy), role).toBe(false);
		}
	});

	it('[SP9] is not the deputy, in whatever other seat', () => {
		expect(mayStateDelegation(seat('decider', { person: '小林' }), deputy)).toBe(true);
		expect(mayStateDelegation(seat('decider', { person: '岡部' }), deputy)).toBe(false);
	});

	it('[SP9] is said of 専決 and 代決 alone', () => {
		const said = seatRoles.filter((role) => mayStateDelegation(seat('decider'), seat(role, { person: 'x' })));
		expect(said).toEqual(['delegate', 'acting']);
	});
});

describe('who says how long a seat is held', () => {
	it('[SP10] is the 代表団体’s leading seats for every seat, and lead and decider for those of their own body', () => {
		const officer = seat('officer');
		const roles = (party: string) => seatRoles.filter((role) => maySetTerm(seat(role, { party }), plan, officer));
		expect(roles('994014')).toEqual(['lead', 'decider', 'delegate']);
		expect(roles(OWN)).toEqual(['lead', 'decider']);
		expect(roles('994031')).toEqual([]);
	});

	it('[SP10] is no party that is not a body', () => {
		for (const membership of ['observer', 'supporter', 'vendor', 'business', 'state'] as const) {
			const strange = seatRoles.filter((role) => maySetTerm(seat(role, { membership }), plan, seat('officer', { membership })));
			expect(strange, membership).toEqual([]);
		}
	});
});
