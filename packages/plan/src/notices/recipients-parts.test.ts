import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import type { Signoff } from '../signoff/types.ts';
import type { PartAddress } from '../template/types.ts';
import type { NoticeSeat, Told } from './recipients.ts';
import { toldOfDecision, toldOfFreeze, toldOfReopening, toldOfReturn, toldOfWholeDecision } from './recipients-parts.ts';

const [asagiri, kurise] = ['994014', '994031'];
const plan: PlanRules = { representative: asagiri, draftingAllowed: false, suggestOnly: ['02'] };
const seat = (id: string, party: string, role: SeatRole, membership: Membership = 'member'): NoticeSeat => ({
	...{ id, party, role, membership },
	person: `person of ${id}`,
});
const lead = seat('lead', asagiri, 'lead');
const head = seat('head', asagiri, 'decider');
const officer = seat('officer', kurise, 'officer');
const decider = seat('decider', kurise, 'decider');
const acting = seat('acting', kurise, 'acting');
const seats = [
	...[lead, head, officer, decider, acting, seat('delegate', kurise, 'delegate')],
	seat('vendor', 'vendor', 'reviewer', 'vendor'),
	seat('prefecture', '990001', 'reviewer', 'observer'),
	seat('business', 'business', 'business', 'business'),
];
const trunk: PartAddress = { key: '02', body: null };
const own: PartAddress = { key: '02', body: kurise };
const by = ({ id, person }: NoticeSeat) => ({ id, person });
const said = (told: readonly Told[]) =>
	told.map(({ seat: id, kind, personal }) => `${id} ${kind}${personal ? ' itself' : ''}`).sort();

const signoff = (capacity: Signoff['capacity'], more: Partial<Signoff> = {}): Signoff => ({
	...{ id: 'x', body: kurise, verdict: 'agree', capacity, contentHash: 'now', at: '1', withdrawnAt: null, lapsedAt: null },
	carriedTo: null,
	...more,
});
const frozen = (signoffs: readonly Signoff[] = [], part = trunk) =>
	said(
		toldOfFreeze(
			{ by: by(lead), part, required: part.body === null ? [asagiri, kurise] : [part.body], signoffs, hash: 'now' },
			seats,
			plan,
		),
	);
const ofKurise = (told: readonly string[]) => told.filter((one) => /^(acting|decider|delegate|officer) /.test(one));

describe('a part that is frozen', () => {
	it('[NO7] asks whoever decides for a body to sign, by themselves, and its other seats to check', () => {
		expect(frozen()).toEqual([
			...['acting sign itself', 'business frozen', 'decider sign itself', 'delegate sign itself', 'head sign itself'],
			...['officer check', 'vendor frozen'],
		]);
		expect(frozen([], own)).toEqual([
			...['acting sign itself', 'decider sign itself', 'delegate sign itself', 'head frozen', 'officer check', 'vendor frozen'],
		]);
	});

	it('[NO8] asks nothing of a body that has decided on these very words, and signs anew what has lapsed', () => {
		for (const verdict of ['agree', 'conditional', 'not-applicable'] as const) {
			expect(ofKurise(frozen([signoff('decision-maker', { verdict })]))).toEqual([]);
		}
		const lapsed = [signoff('decision-maker', { contentHash: 'before', lapsedAt: '2' })];
		const again = ['acting sign-again itself', 'decider sign-again itself', 'delegate sign-again itself', 'officer check'];
		expect(ofKurise(frozen(lapsed))).toEqual(again);
		expect(ofKurise(frozen([signoff('decision-maker', { lapsedAt: '2' })]))).toEqual(again);
		const withdrawn = [signoff('decision-maker', { contentHash: 'before', withdrawnAt: '2' })];
		expect(ofKurise(frozen(withdrawn))).toContain('decider sign itself');
	});

	it('[NO8] asks for no second 確認 of the same words, and for a 決裁 again after a 差戻し of them', () => {
		expect(ofKurise(frozen([signoff('checked')]))).toEqual(['acting sign itself', 'decider sign itself', 'delegate sign itself']);
		expect(ofKurise(frozen([signoff('decision-maker', { verdict: 'return' })]))).toContain('decider sign itself');
	});

	it('[NO9] tells whoever else works on its words, and nobody who only reads them or may not', () => {
		expect(frozen([], { key: '02', body: asagiri }).filter((one) => one.endsWith('frozen'))).toEqual(['vendor frozen']);
		expect(frozen([], { key: 'memo', body: kurise })).not.toContain('vendor frozen');
	});
});

describe('what follows a freeze', () => {
	it('[NO10] a reopening is told to every body that signs and to whoever else was told of the freeze', () => {
		const act = { by: by(lead), part: trunk, required: [asagiri, kurise] };
		expect(said(toldOfReopening(act, seats, plan))).toEqual(
			['acting', 'business', 'decider', 'delegate', 'head', 'officer', 'vendor'].map((id) => `${id} reopened`),
		);
		expect(said(toldOfReopening({ ...act, part: own, required: [kurise] }, seats, plan))).not.toContain('business reopened');
	});

	it('[NO11] a 差戻し goes to whoever keeps the part, and by itself to the seat that froze it', () => {
		const act = { by: by(decider), frozenBy: lead.id };
		expect(said(toldOfReturn({ ...act, part: trunk }, seats, plan))).toEqual(['head returned', 'lead returned itself']);
		expect(said(toldOfReturn({ ...act, part: own }, seats, plan))).toEqual([
			...['acting returned', 'delegate returned', 'officer returned'],
		]);
	});

	it('[NO11] the last 決裁 of a part is told to whoever keeps it and to the 代表団体', () => {
		expect(said(toldOfDecision({ by: by(decider), part: trunk }, seats, plan))).toEqual(['head decided', 'lead decided']);
		expect(said(toldOfDecision({ by: by(decider), part: own }, seats, plan))).toEqual(
			['acting', 'delegate', 'head', 'lead', 'officer'].map((id) => `${id} decided`),
		);
	});
});

describe('a plan that is decided as a whole', () => {
	it('[NT8] is told to whoever of a member body gives a 決裁 or a 確認, but not to whoever decided it, and to nobody else', () => {
		const told = (by_: NoticeSeat | null) =>
			said(toldOfWholeDecision({ by: by_ === null ? null : by(by_), part: { key: '21', body: null } }, seats, plan));
		const all = ['acting', 'decider', 'delegate', 'head', 'lead', 'officer'].map((id) => `${id} decided`);
		expect(told(null)).toEqual(all);
		expect(told(decider)).toEqual(all.filter((one) => one !== 'decider decided'));
	});
});

describe('a part with an open 軽微な修正', () => {
	it('[NT1] asks nothing of a body whose 決裁 will be carried over, and the others as ever', () => {
		const act = { by: by(lead), part: trunk, required: [asagiri, kurise], signoffs: [], hash: 'now' };
		const told = said(toldOfFreeze({ ...act, carriedSoon: [kurise] }, seats, plan));
		expect(ofKurise(told)).toEqual([]);
		expect(told).toContain('head sign itself');
	});
});
