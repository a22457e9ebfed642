import { describe, expect, it } from 'vitest';
import type { SeatRole } from '../parties/types.ts';
import { mayView, mayWithdraw, type StandingSignoff } from './acts.ts';
import type { Capacity } from './types.ts';

type SigningSeat = Parameters<typeof mayWithdraw>[0];

const seatOf = (role: SeatRole, other: Partial<SigningSeat> = {}): SigningSeat => ({
	seat: `seat-${role}`,
	party: '994031',
	membership: 'member',
	role,
	...other,
});
const given = (capacity: Capacity, other: Partial<StandingSignoff> = {}): StandingSignoff => ({
	body: '994031',
	seat: 'seat-giver',
	capacity,
	withdrawnAt: null,
	lapsedAt: null,
	carriedTo: null,
	viewing: capacity === 'acting' ? 'required' : null,
	...other,
});
const roles: readonly SeatRole[] = ['lead', 'officer', 'decider', 'delegate', 'acting', 'reviewer', 'business'];
const rolesThat = (may: (role: SeatRole) => boolean) => roles.filter(may);

describe('taking a sign-off back', () => {
	it('[SG40] a 決裁 is withdrawn by whoever decides for its body, or by the very seat that gave it', () => {
		for (const capacity of ['decision-maker', 'delegated', 'acting'] as const) {
			expect(rolesThat((role) => mayWithdraw(seatOf(role), given(capacity)))).toEqual(['decider', 'delegate']);
		}
		expect(mayWithdraw(seatOf('acting'), given('acting', { seat: 'seat-acting' }))).toBe(true);
	});

	it('[SG41] a 確認 is withdrawn by whoever checks for its body', () => {
		expect(rolesThat((role) => mayWithdraw(seatOf(role), given('checked')))).toEqual(['lead', 'officer']);
	});

	it('[SG42] nobody withdraws what another body gave, nor what has been withdrawn; who is no member withdraws nothing', () => {
		expect(mayWithdraw(seatOf('decider'), given('decision-maker'))).toBe(true);
		expect(mayWithdraw(seatOf('decider', { party: '994014' }), given('decision-maker'))).toBe(false);
		expect(mayWithdraw(seatOf('decider'), given('decision-maker', { withdrawnAt: '2026-11-24T05:00:00Z' }))).toBe(false);
		expect(mayWithdraw(seatOf('decider', { membership: 'observer' }), given('decision-maker'))).toBe(false);
	});
});

describe('the 後閲 of a 代決', () => {
	it('[SG43] is recorded once, by the 決裁権者 of the body alone', () => {
		expect(rolesThat((role) => mayView(seatOf(role), given('acting')))).toEqual(['decider']);
		expect(mayView(seatOf('decider'), given('acting', { viewing: 'done' }))).toBe(false);
		expect(mayView(seatOf('decider'), given('delegated'))).toBe(false);
		expect(mayView(seatOf('decider', { party: '994014' }), given('acting'))).toBe(false);
		expect(mayView(seatOf('decider', { membership: 'observer' }), given('acting'))).toBe(false);
		expect(mayView(seatOf('decider'), given('acting', { withdrawnAt: '2026-11-24T05:00:00Z' }))).toBe(false);
	});

	it('[SG43] of one that has lapsed for good is recorded no more, unless it was carried over', () => {
		const lapsed = { lapsedAt: '2026-11-24T05:00:00Z' };
		expect(mayView(seatOf('decider'), given('acting', lapsed))).toBe(false);
		expect(mayView(seatOf('decider'), given('acting', { ...lapsed, carriedTo: 'sha256:b' }))).toBe(true);
	});
});
