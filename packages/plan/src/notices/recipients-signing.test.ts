import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import { defaultPolicy, type SectionPolicy } from '../signoff/policy.ts';
import type { Signoff } from '../signoff/types.ts';
import type { PartAddress } from '../template/types.ts';
import { mailTimeOf, usualMailChoice } from './mail-choice.ts';
import type { NoticeSeat, Told } from './recipients.ts';
import { toldOfDecision } from './recipients-parts.ts';
import {
	askedAgain,
	toldOfActing,
	toldOfCarried,
	toldOfCorrection,
	toldOfObjection,
	toldOfReceipt,
	toldOfReminder,
	toldOfWithdrawal,
} from './recipients-signing.ts';

const [asagiri, kurise, hino] = ['994014', '994031', '994057'];
const plan: PlanRules = { representative: asagiri, draftingAllowed: true, suggestOnly: [] };
const seat = (id: string, party: string, role: SeatRole, membership: Membership = 'member'): NoticeSeat => ({
	...{ id, party, role, membership },
	person: `person of ${id}`,
});
const acting = seat('acting', kurise, 'acting');
const decider = seat('decider', kurise, 'decider');
const seats = [
	...[seat('lead', asagiri, 'lead'), seat('head', asagiri, 'decider'), seat('clerk', asagiri, 'officer')],
	...[acting, decider, seat('delegate', kurise, 'delegate'), seat('chief', kurise, 'lead'), seat('officer', kurise, 'officer')],
	...[seat('hino', hino, 'decider'), seat('hino-officer', hino, 'officer')],
	...[seat('vendor', 'vendor', 'reviewer', 'vendor'), seat('business', 'business', 'business', 'business')],
];
const trunk: PartAddress = { key: '02', body: null };
const own: PartAddress = { key: '02', body: kurise };
const by = ({ id, person }: NoticeSeat) => ({ id, person });
const said = (told: readonly Told[]) =>
	told.map(({ seat: id, kind, personal }) => `${id} ${kind}${personal ? ' itself' : ''}`).sort();
const act = { by: by(acting), body: kurise };

const signoff = (more: Partial<Signoff> = {}): Signoff => ({
	...{ id: 'x', body: kurise, verdict: 'agree', capacity: 'decision-maker', contentHash: 'now', at: '1' },
	...{ withdrawnAt: null, lapsedAt: null, carriedTo: null },
	...more,
});

describe('an act of signing', () => {
	it('[NO60] is told to the seat that did it, and to the others of its body that decide or lead', () => {
		const others = ['chief receipt', 'decider receipt', 'delegate receipt'];
		expect(said(toldOfReceipt(act, seats))).toEqual(['acting receipt itself', ...others]);
	});

	it('[MA60] has its receipt mailed at once to the signer, and with the news to the others', () => {
		const time = (personal: boolean, choice = usualMailChoice) => mailTimeOf({ kind: 'receipt', personal }, 'decider', choice);
		expect([time(true), time(false)]).toEqual(['prompt', 'digest']);
		expect([time(true, { ...usualMailChoice, toMe: 'none' }), time(false, { ...usualMailChoice, news: 'none' })]).toEqual([
			...['none', 'none'],
		]);
		expect(mailTimeOf({ kind: 'decided', personal: true }, 'decider', usualMailChoice)).toBe('digest');
	});

	it('[NO61] by 代決 asks the 決裁権者 of the body for the 後閲, and nobody who did it', () => {
		expect(said(toldOfActing(act, seats))).toEqual(['decider later-view itself']);
		expect(toldOfActing({ ...act, by: by(decider) }, seats)).toEqual([]);
	});
});

describe('what is taken back', () => {
	const again = (signoffs: readonly Signoff[], doer = acting, part = trunk) =>
		said(askedAgain({ by: by(doer), body: kurise, part, signoffs, hash: 'now' }, seats, plan));

	it('[NO62] asks the body again as the freeze did, and no other', () => {
		const withdrawn = signoff({ withdrawnAt: '2' });
		const asked = ['chief check', 'decider sign itself', 'delegate sign itself', 'officer check'];
		expect(again([withdrawn])).toEqual(asked);
		expect(again([withdrawn], decider)).toEqual([
			...['acting sign itself', 'chief check', 'delegate sign itself', 'officer check'],
		]);
		expect(again([signoff()])).toEqual([]);
		expect(again([signoff({ capacity: 'checked', verdict: 'return' }), withdrawn])).toEqual([]);
	});

	it('[NO63] is told to the 代表団体 and to whoever keeps a part, not to its own body', () => {
		const withdrawal = (parts: readonly PartAddress[]) => said(toldOfWithdrawal({ ...act, parts }, seats, plan));
		const representative = ['clerk withdrawn', 'head withdrawn', 'lead withdrawn'];
		expect(withdrawal([trunk])).toEqual(representative);
		expect(withdrawal([own, trunk])).toEqual(representative);
		expect(withdrawal([{ key: '02', body: hino }])).toEqual([
			...['clerk withdrawn', 'head withdrawn', 'hino withdrawn', 'hino-officer withdrawn', 'lead withdrawn'],
		]);
		expect(withdrawal([{ key: 'memo', body: kurise }])).toEqual([]);
	});
});

describe('a 軽微な修正', () => {
	it('[NO64] is told to whoever decides or leads for the bodies, an objection to the 代表団体', () => {
		const declared = { by: { id: 'head', person: 'person of head' }, part: trunk, bodies: [asagiri, kurise] };
		expect(said(toldOfCorrection(declared, seats, plan))).toEqual([
			...['acting correction', 'chief correction', 'decider correction', 'delegate correction', 'lead correction'],
		]);
		const objected = ['clerk objected', 'head objected', 'lead objected'];
		expect(said(toldOfObjection({ by: by(decider), part: trunk }, seats, plan))).toEqual(objected);
	});

	it('[NO65] that carries 決裁 over is told to them and to the 代表団体; that it decides the part as if by anybody', () => {
		expect(said(toldOfCarried({ part: trunk, bodies: [hino] }, seats, plan))).toEqual([
			...['clerk carried', 'head carried', 'hino carried', 'lead carried'],
		]);
		expect(said(toldOfDecision({ by: null, part: trunk }, seats, plan))).toEqual([
			...['clerk decided', 'head decided', 'lead decided'],
		]);
	});
});

describe('a reminder', () => {
	const owed = (needsCheck: boolean, policy: Partial<SectionPolicy> = {}) => ({
		...{ ...trunk, id: 'x', since: '2026-12-01', needsCheck, policy: { ...defaultPolicy, ...policy } },
	});
	const told = (...parts: readonly ReturnType<typeof owed>[]) =>
		said(toldOfReminder({ by: { id: 'lead', person: 'person of lead' }, body: kurise, owed: parts }, seats, plan));

	it('[BD9] is told to whoever may decide for the body, by themselves, and to its lead', () => {
		expect(told(owed(false))).toEqual([
			...['acting reminded itself', 'chief reminded', 'decider reminded itself', 'delegate reminded itself'],
		]);
		expect(told()).toEqual([]);
	});

	it('[BD9] to nobody whose capacity none of the sections takes, and to officers where their 確認 is missing', () => {
		expect(told(owed(true, { deciding: ['decision-maker'] }))).toEqual([
			...['chief reminded', 'decider reminded itself', 'officer reminded'],
		]);
		expect(told(owed(false, { deciding: ['decision-maker'] }), owed(false))).toContain('acting reminded itself');
	});

	it('[BD9] to others of the own body where it is the 代表団体 that is awaited, never to whoever reminds', () => {
		const own = toldOfReminder({ by: by(seats[0] as NoticeSeat), body: asagiri, owed: [owed(false)] }, seats, plan);
		expect(said(own)).toEqual(['head reminded itself']);
	});
});
