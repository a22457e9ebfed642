import { describe, expect, it } from 'vitest';
import { seatRoles } from '../parties/types.ts';
import { decidingCapacities, defaultPolicy, isTakenUnder, mayFreezeUnder, policyOf, type SectionPolicy } from './policy.ts';
import { capacities } from './types.ts';

const set: SectionPolicy = { deciding: ['decision-maker'], freezing: 'deciders', checkFirst: true, dueOn: '2026-12-10' };

describe('the policy of a section', () => {
	it('[SP1] is the default where nothing was set: every capacity, every responsible seat, no 確認 first, no last day', () => {
		expect(policyOf(undefined, '02')).toBe(defaultPolicy);
		expect(policyOf({ '03': set }, '02')).toBe(defaultPolicy);
		expect(policyOf({ '03': set }, '03')).toBe(set);
		expect(defaultPolicy).toEqual({ deciding: decidingCapacities, freezing: 'responsible', checkFirst: false, dueOn: null });
		expect(seatRoles.every((role) => mayFreezeUnder(defaultPolicy, role))).toBe(true);
		expect(capacities.every((capacity) => isTakenUnder(defaultPolicy, capacity))).toBe(true);
	});

	it('[SP2] leaves freezing to the deciders where it says so', () => {
		expect(seatRoles.filter((role) => mayFreezeUnder(set, role))).toEqual(['decider', 'delegate']);
	});

	it('[SP3] takes the capacities that it names, and a 確認 always', () => {
		expect(capacities.filter((capacity) => isTakenUnder(set, capacity))).toEqual(['decision-maker', 'checked']);
	});
});
