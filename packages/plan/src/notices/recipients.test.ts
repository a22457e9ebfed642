import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import type { PartAddress } from '../template/types.ts';
import { type NoticeSeat, type Told, toldOfPlan } from './recipients.ts';
import { toldOfRound } from './recipients-rounds.ts';
import { type ThreadAct, toldOfThread, type WaitingThread } from './recipients-threads.ts';

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
const ground = { part: trunk, behind: [trunk] };

describe('what an act on a thread tells', () => {
	const act: ThreadAct = {
		...{ by: by(vendor), tells: null, named: [], thread: waiting, startedBy: vendor.id, partakers: [vendor.id], ...ground },
	};
	const told = (change: Partial<ThreadAct>, seats = everybody) => said(toldOfThread({ ...act, ...change }, seats, plan));

	it('[NO1] nobody who did it, from whichever of their seats', () => {
		const second = { ...officer, id: 'second', person: lead.person };
		const replied = { tells: 'replied', partakers: [officer.id, second.id] } as const;
		expect(told({ ...replied, by: by(prefecture) }, [officer, second])).toEqual(['officer replied', 'second replied']);
		expect(told({ ...replied, by: by(lead) }, [lead, officer, second])).toEqual(['officer replied']);
	});

	it('[NO3] only tells whom words name where nothing waits any more, also where it tells nothing else', () => {
		expect(told({ named: [officer.id], tells: 'resolved', thread: null, by: by(lead) })).toEqual([
			...['officer resolved', 'vendor resolved'],
		]);
		expect(told({ named: [officer.id], thread: null })).toEqual(['officer named']);
		expect(told({ named: [officer.id] })).toEqual([]);
	});

	it('[NO4] tells whoever began it, spoke in it or is asked as a seat, once for an answer that resolves it', () => {
		const partakers = [vendor.id, prefecture.id, officer.id];
		for (const tells of ['replied', 'resolved'] as const) {
			expect(told({ by: by(lead), tells, partakers, thread: null })).toEqual(
				['officer', 'prefecture', 'vendor'].map((id) => `${id} ${tells}`),
			);
		}
	});

	it('[NO5] tells who proposed what became of it, and who began an item how far it has come', () => {
		for (const tells of ['accepted', 'declined', 'answered'] as const) {
			const partakers = [vendor.id, prefecture.id];
			expect(told({ by: by(lead), tells, partakers, thread: null })).toEqual([`vendor ${tells}`]);
		}
	});

	it('[NO13] is told to nobody who may not read all that is behind it', () => {
		const named = {
			named: [business.id, officer.id],
			tells: 'replied',
			thread: null,
			by: by(lead),
			startedBy: lead.id,
			partakers: [],
		} as const;
		expect(told({ ...named, behind: [trunk, own] })).toEqual(['business replied', 'officer replied']);
		expect(told({ ...named, behind: [trunk, { key: 'memo', body: asagiri }] })).toEqual([]);
	});

	it('[NO23] calls whom words name who may not answer there', () => {
		const onOwn = { part: own, behind: [own], thread: { ...waiting, body: kurise } };
		expect(told({ ...onOwn, named: [business.id, officer.id], tells: 'replied' })).toEqual(['business named', 'officer replied']);
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
