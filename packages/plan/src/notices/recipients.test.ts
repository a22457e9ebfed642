import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import type { PartAddress } from '../template/types.ts';
import { type NoticeSeat, type Told, toldOfPlan } from './recipients.ts';
import { type ThreadAct, toldOfRound, toldOfThread, type WaitingThread } from './recipients-threads.ts';

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
const prefecture = seat('prefecture', '990001', 'reviewer', 'observer');
const supporter = seat('supporter', '990001', 'reviewer', 'supporter');
const business = seat('business', 'business', 'business', 'business');
const state = seat('state', 'state', 'reviewer', 'state');
const everybody = [lead, colleague, officer, decider, vendor, prefecture, business, state];

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
const act: ThreadAct = {
	...{ by: by(vendor), tells: null, asks: true, named: [], asked: [], thread: waiting },
	...{ startedBy: vendor.id, partakers: [vendor.id], part: trunk, behind: [trunk] },
};
const told = (change: Partial<ThreadAct>, seats = everybody) => said(toldOfThread({ ...act, ...change }, seats, plan));

describe('an act on a thread', () => {
	it('[NO1] is told to nobody who did it, from whichever of their seats', () => {
		const second = { ...officer, id: 'second', person: lead.person };
		const thread = { ...waiting, to: { party: kurise, seat: null }, startedBy: spoken(prefecture), lastBy: spoken(prefecture) };
		expect(told({ by: by(prefecture), thread }, [officer, second])).toEqual(['officer asked', 'second asked']);
		expect(told({ by: by(lead), thread }, [lead, officer, second])).toEqual(['officer asked']);
	});

	it('[NO2] asks whom it waits for because it asks them: the keeper of the part, or whom it is addressed to', () => {
		expect(told({})).toEqual(['colleague asked', 'lead asked']);
		expect(told({ part: own, behind: [own], thread: { ...waiting, body: kurise } })).toEqual(['decider asked', 'officer asked']);
		expect(told({ thread: { ...waiting, to: { party: kurise, seat: officer.id } } })).toEqual(['officer asked itself']);
		expect(told({ thread: { ...waiting, to: { party: 'vendor', seat: null } } })).toEqual([]);
	});

	it('[NO2] asks nobody twice while the first asking stands, and not whom only an answer comes back to', () => {
		expect(told({ asked: [lead.id] })).toEqual(['colleague asked']);
		const answered = { ...waiting, lastBy: spoken(lead) };
		expect(told({ by: by(lead), tells: 'replied', thread: answered })).toEqual(['vendor replied']);
	});

	it('[NO2] asks nobody by what is no word: a last day, a status, an edit', () => {
		expect(told({ asks: false })).toEqual([]);
		expect(told({ asks: false, tells: 'answered', by: by(lead) })).toEqual(['vendor answered']);
	});

	it('[NO3] tells whom words name that they do, and of the same act nothing else', () => {
		const named = { named: [lead.id, officer.id], thread: { ...waiting, mentioned: [lead.id, officer.id] } };
		expect(told({ ...named, tells: 'replied', partakers: [vendor.id, lead.id] })).toEqual([
			...['colleague asked', 'lead mentioned itself', 'officer mentioned itself'],
		]);
	});

	it('[NO3] only tells whom words name where nothing waits any more', () => {
		expect(told({ named: [officer.id], tells: 'resolved', thread: null, by: by(lead) })).toEqual([
			...['officer resolved', 'vendor resolved'],
		]);
	});

	it('[NO4] tells whoever began it, spoke in it or is asked as a seat, once for an answer that resolves it', () => {
		const partakers = [vendor.id, prefecture.id, officer.id];
		for (const tells of ['replied', 'resolved'] as const) {
			expect(told({ by: by(lead), tells, partakers, thread: null })).toEqual(
				['officer', 'prefecture', 'vendor'].map((id) => `${id} ${tells}`),
			);
		}
		expect(told({ by: by(vendor), tells: 'opened-again', partakers })).toEqual([
			...['colleague asked', 'lead asked', 'officer opened-again', 'prefecture opened-again'],
		]);
	});

	it('[NO5] tells who proposed what became of it, and who began an item how far it has come', () => {
		for (const tells of ['accepted', 'declined', 'answered'] as const) {
			const partakers = [vendor.id, prefecture.id];
			expect(told({ by: by(lead), tells, asks: false, partakers, thread: null })).toEqual([`vendor ${tells}`]);
		}
	});

	it('[NO13] is told to nobody who may not read all that is behind it, nor asked of whom may not answer', () => {
		const memo: PartAddress = { key: 'memo', body: kurise };
		const thread = {
			...waiting,
			startedBy: spoken(officer),
			lastBy: spoken(officer),
			body: kurise,
			to: { party: kurise, seat: null },
		};
		expect(told({ by: by(officer), thread, part: memo, behind: [memo], named: [vendor.id, decider.id] })).toEqual([
			...['decider mentioned itself'],
		]);
		expect(told({ named: [business.id, prefecture.id], behind: [trunk, own] })).toContain('business mentioned itself');
		expect(told({ named: [business.id, prefecture.id], behind: [trunk, { key: 'quotes', body: 'x' }] })).not.toContain(
			'business mentioned itself',
		);
		const toBusiness = { ...waiting, to: { party: 'business', seat: null } };
		expect(told({ thread: toBusiness })).toEqual(['business asked']);
		expect(told({ thread: toBusiness, part: own, behind: [own] })).toEqual([]);
	});
});

describe('a round that is released', () => {
	const item = (thread: Partial<WaitingThread> = {}, behind = [trunk]) => ({
		...{ thread: { ...waiting, ...thread }, part: trunk, behind },
	});
	const toldOf = (items: readonly ReturnType<typeof item>[]) =>
		said(toldOfRound({ by: by(vendor), party: 'vendor', items }, everybody, plan));

	it('[NO6] is one notice for each seat, which asks where an item waits for it and only tells elsewhere', () => {
		expect(toldOf([item(), item()])).toEqual([
			...['business round', 'colleague round-asks', 'decider round', 'lead round-asks', 'officer round', 'prefecture round'],
		]);
	});

	it('[NO6] asks the very seat that an item names or is addressed to', () => {
		const to = { party: kurise, seat: officer.id };
		const items = [item({ to, mentioned: [business.id] }), item({ to })];
		expect(toldOf(items)).toEqual([
			...['business round-asks itself', 'colleague round', 'decider round', 'lead round', 'officer round-asks itself'],
			'prefecture round',
		]);
	});

	it('[NO6] is told to nobody who may be told of none of its items', () => {
		const walled: PartAddress = { key: 'quotes', body: 'x' };
		expect(toldOf([item({ to: { party: 'business', seat: null } }, [trunk, walled])])).toEqual([
			...['colleague round', 'decider round', 'lead round', 'officer round'],
		]);
	});
});

describe('what is decided for a plan', () => {
	const seats = [...everybody, supporter];
	const toldOf = (kind: Parameters<typeof toldOfPlan>[0]['kind'], given?: string) =>
		said(toldOfPlan({ by: by(lead), kind, seat: given }, seats, plan)).map((one) => one.replace(` ${kind}`, ''));

	it('[NO12] is told to whom it concerns', () => {
		const all = ['business', 'colleague', 'decider', 'officer', 'prefecture', 'supporter', 'vendor'];
		expect(toldOf('representative')).toEqual(all);
		expect(toldOf('edition')).toEqual(all);
		expect(toldOf('drafting')).toEqual(['supporter', 'vendor']);
		expect(toldOf('suggest-only')).toEqual(['decider', 'officer']);
		expect(toldOf('seat', officer.id)).toEqual(['officer itself']);
	});
});
