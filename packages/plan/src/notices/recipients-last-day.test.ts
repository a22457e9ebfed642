import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import { defaultPolicy, type SectionPolicy } from '../signoff/policy.ts';
import type { OwedPart } from '../signoff/remind.ts';
import type { NoticeSeat } from './recipients.ts';
import { type LastDayGround, lastDayPhase, toldOfLastDay } from './recipients-last-day.ts';

const [asagiri, kurise] = ['994014', '994031'];
const plan: PlanRules = { representative: asagiri, draftingAllowed: true, suggestOnly: [] };
const seat = (id: string, party: string, role: SeatRole, membership: Membership = 'member'): NoticeSeat => ({
	...{ id, party, role, membership },
	person: `person of ${id}`,
});
const seats = [
	...[seat('decider', kurise, 'decider'), seat('delegate', kurise, 'delegate'), seat('acting', kurise, 'acting')],
	...[seat('chief', kurise, 'lead'), seat('officer', kurise, 'officer'), seat('other', asagiri, 'decider')],
	...[seat('vendor', 'vendor', 'reviewer', 'vendor'), seat('state', 'state', 'reviewer', 'state')],
];

const phase = (dueOn: string | null, more: Partial<LastDayGround> = {}) =>
	lastDayPhase({ dueOn, since: '2026-11-20', today: '2026-12-01', tomorrow: '2026-12-02', ...more });

describe('the last day of a section', () => {
	it('[NT3] is near on the day before and on that day, and over afterwards', () => {
		expect([phase('2026-12-03'), phase('2026-12-02'), phase('2026-12-01')]).toEqual([null, 'near', 'near']);
		expect([phase('2026-11-30'), phase('2026-11-20'), phase(null)]).toEqual(['over', 'over', null]);
	});

	it('[NT4] is not over for whoever is awaited only since', () => {
		expect([phase('2026-11-30', { since: '2026-11-30' }), phase('2026-11-30', { since: '2026-12-01' })]).toEqual(['over', null]);
		expect(phase('2026-12-01', { since: '2026-12-01' })).toBe('near');
	});

	const told = (more: Partial<OwedPart> = {}, policy: Partial<SectionPolicy> = {}) => {
		const part: OwedPart = {
			...{ id: 'x', key: '02', body: null, since: '2026-11-20', needsCheck: false },
			...{ policy: { ...defaultPolicy, ...policy }, ...more },
		};
		return toldOfLastDay({ body: kurise, part }, seats, plan).map(
			({ seat: id, kind, personal }) => `${id} ${kind}${personal ? ' itself' : ''}`,
		);
	};

	it('[NT3] is told to those who decide for the body, and where a 確認 has to come first to those who give it', () => {
		const deciding = ['decider sign-due itself', 'delegate sign-due itself', 'acting sign-due itself'];
		expect(told()).toEqual(deciding);
		expect(told({ needsCheck: true })).toEqual([...deciding, 'chief check-due', 'officer check-due']);
	});

	it('[NT4] is told to nobody whose capacity the section does not take, and of no part that the seat may not read', () => {
		expect(told({}, { deciding: ['decision-maker'] })).toEqual(['decider sign-due itself']);
		expect(told({ key: 'memo', body: asagiri, needsCheck: true })).toEqual([]);
	});
});
