import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import type { PartAddress } from '../template/types.ts';
import type { NoticeSeat, Told } from './recipients.ts';
import type { WaitingThread } from './recipients-threads.ts';
import { type AskingAct, changedAsks, type StandingAsk } from './standing-asks.ts';

const [asagiri, kurise] = ['994014', '994031'];
const plan: PlanRules = { representative: asagiri, draftingAllowed: true, suggestOnly: [] };
const seat = (id: string, party: string, role: SeatRole = 'officer', membership: Membership = 'member'): NoticeSeat => ({
	...{ id, party, role, membership },
	person: `person of ${id}`,
});

const lead = seat('lead', asagiri, 'lead');
const colleague = seat('colleague', asagiri);
const officer = seat('officer', kurise);
const decider = seat('decider', kurise, 'decider');
const vendor = seat('vendor', 'vendor', 'reviewer', 'vendor');
const business = seat('business', 'business', 'business', 'business');
const everybody = [lead, colleague, officer, decider, vendor, business];

const trunk: PartAddress = { key: '02', body: null };
const own: PartAddress = { key: '02', body: kurise };
const by = ({ id, person }: NoticeSeat) => ({ id, person });
const spoken = ({ id, party }: NoticeSeat) => ({ seat: id, party });
const said = (told: readonly Told[]) =>
	told.map(({ seat: id, kind, personal }) => `${id} ${kind}${personal ? ' itself' : ''}`).sort();

/** What the vendor began on the trunk and spoke in last, asking nobody in particular. */
const waiting: WaitingThread = {
	...{ state: 'open', startedBy: spoken(vendor), lastBy: spoken(vendor), to: null, body: asagiri, mentioned: [] },
};
const act: AskingAct = {
	...{ by: by(vendor), asks: true, redirects: false, endsSoon: false, named: [], thread: waiting, notices: [] },
	...{ part: trunk, behind: [trunk] },
};
const changed = (change: Partial<AskingAct>, seats = everybody) => {
	const { told, over, again } = changedAsks({ ...act, ...change }, seats, plan);
	return { told: said(told), over, again };
};
const told = (change: Partial<AskingAct>, seats = everybody) => changed(change, seats).told;
const standing = (kind: StandingAsk['kind'], more: Partial<StandingAsk> = {}): StandingAsk => ({
	...{ id: `${kind} of ${more.seat ?? lead.id}`, seat: lead.id, kind, at: '1', ticked: false, settledAt: null },
	...more,
});

describe('what an act asks', () => {
	it('[NO1] nobody who did it, from whichever of their seats', () => {
		const second = { ...officer, id: 'second', person: lead.person };
		const thread = { ...waiting, to: { party: kurise, seat: null } };
		expect(told({ thread }, [officer, second])).toEqual(['officer asked', 'second asked']);
		expect(told({ thread, by: by(lead) }, [lead, officer, second])).toEqual(['officer asked']);
	});

	it('[NO2] asks whom it waits for because it asks them: the keeper of the part, or whom it is addressed to', () => {
		expect(told({})).toEqual(['colleague asked', 'lead asked']);
		expect(told({ part: own, behind: [own], thread: { ...waiting, body: kurise } })).toEqual(['decider asked', 'officer asked']);
		expect(told({ thread: { ...waiting, to: { party: kurise, seat: officer.id } } })).toEqual(['officer asked itself']);
		expect(told({ thread: { ...waiting, to: { party: 'vendor', seat: null } } })).toEqual([]);
		expect(told({ thread: { ...waiting, lastBy: spoken(lead) } })).toEqual([]);
	});

	it.each(['asked', 'mentioned', 'due', 'round-asks'] as const)('[NO2] asks nobody twice while %s stands', (kind) => {
		expect(changed({ notices: [standing(kind)] })).toEqual({ told: ['colleague asked'], over: [], again: [] });
	});

	it('[NO2] asks anew whoever ticked it off, but not by what is no word', () => {
		const notices = [standing('asked', { ticked: true }), standing('asked', { seat: colleague.id })];
		expect(changed({ notices })).toEqual({ told: ['lead asked'], over: ['asked of lead'], again: [] });
		expect(changed({ notices, asks: false })).toEqual({ told: [], over: [], again: [] });
	});

	it('[NO2] leaves one of several that ask the same person: a name before a last day, and that before the rest', () => {
		const notices = [
			standing('asked'),
			standing('due'),
			standing('mentioned', { id: 'old' }),
			standing('mentioned', { at: '2' }),
		];
		expect(changed({ notices, asks: false }, [lead]).over).toEqual(['old', 'due of lead', 'asked of lead']);
	});

	it('[NO3] whom new words name is asked by name in the place of what asked before', () => {
		const thread = { ...waiting, mentioned: [lead.id, officer.id] };
		const named = { named: [lead.id, officer.id], thread, notices: [standing('asked'), standing('round-asks')] };
		expect(changed(named)).toEqual({
			...{ told: ['colleague asked', 'lead mentioned itself', 'officer mentioned itself'], over: ['asked of lead'], again: [] },
		});
		// Names to which nobody has answered ask again with a reopening.
		expect(told({ thread })).toEqual(['colleague asked', 'lead mentioned itself', 'officer mentioned itself']);
	});

	it('[NO13] nobody is asked who may not read all that is behind it, or may not answer', () => {
		const toBusiness = { thread: { ...waiting, to: { party: 'business', seat: null } } };
		expect(told(toBusiness)).toEqual(['business asked']);
		expect(told({ ...toBusiness, part: own, behind: [own] })).toEqual([]);
		expect(told({ ...toBusiness, behind: [trunk, { key: 'memo', body: asagiri }] })).toEqual([]);
	});

	it('[NO23] nobody is asked by name who may not answer', () => {
		const thread = { ...waiting, body: kurise, mentioned: [business.id, decider.id] };
		expect(told({ thread, part: own, behind: [own], named: [business.id, decider.id] })).toEqual([
			...['decider mentioned itself', 'officer asked'],
		]);
	});

	it('[NO16] a round stands for an item until it is given to somebody else', () => {
		const notices = [standing('round-asks', { seat: officer.id })];
		const thread = { ...waiting, to: { party: kurise, seat: officer.id } };
		expect(told({ thread, notices })).toEqual([]);
		expect(told({ thread, notices, redirects: true })).toEqual(['officer asked itself']);
	});
});

describe('what an act only takes away', () => {
	it('[NO24] lets ask again what it had settled, of whoever took it back too', () => {
		const settled = [
			...[standing('asked', { id: 'first', settledAt: '2' }), standing('asked', { id: 'last', settledAt: '4' })],
			standing('asked', { seat: colleague.id, settledAt: '4' }),
		];
		const back = { asks: false, notices: settled };
		expect(changed({ ...back, by: by(lead) })).toEqual({ told: [], over: [], again: ['last', 'asked of colleague'] });
		expect(changed({ ...back, asks: true }).told).toEqual(['colleague asked', 'lead asked']);
	});

	it('[NO24] asks by a new notice where there was none, but not whoever did it', () => {
		expect(changed({ asks: false })).toEqual({ told: ['colleague asked', 'lead asked'], over: [], again: [] });
		expect(told({ asks: false, by: by(lead) })).toEqual(['colleague asked']);
	});
});

describe('a last day that is near', () => {
	const soon = { asks: false, endsSoon: true };

	it('[NO41] is told at once in the place of what asks, unless the act asks anyway', () => {
		expect(changed({ ...soon, notices: [standing('asked')] })).toEqual({
			...{ told: ['colleague due', 'lead due'], over: ['asked of lead'], again: [] },
		});
		expect(told({ ...soon, asks: true })).toEqual(['colleague asked', 'lead asked']);
		expect(told({ ...soon, by: by(lead) })).toEqual(['colleague due']);
		expect(told({ ...soon, thread: { ...waiting, lastBy: spoken(lead) }, by: by(lead) })).toEqual(['vendor due']);
	});

	it('[NO42] stands up again where it was told before, and stays ticked off', () => {
		const notices = [standing('due', { settledAt: '2' }), standing('asked')];
		expect(changed({ ...soon, notices }, [lead])).toEqual({ told: [], over: ['asked of lead'], again: ['due of lead'] });
		const ticked = [standing('due', { settledAt: '2', ticked: true }), standing('asked')];
		expect(changed({ ...soon, notices: ticked }, [lead])).toEqual({ told: [], over: [], again: [] });
	});
});
