import { describe, expect, it } from 'vitest';
import type { Membership } from '../parties/types.ts';
import type { ActingSeat, PlanRules } from '../permissions/may.ts';
import { answerOf, byPlace, isToldOfDraft, mayAnswerItem, mayKnowRound, mayRound, roundNames } from './rounds.ts';

const plan: PlanRules = { representative: 'lead', draftingAllowed: true, suggestOnly: [] };
const seatOf = (party: string, membership: Membership): ActingSeat => ({ party, membership, role: 'officer' });

describe('rounds of comments', () => {
	it('[RO1] are collected by whoever reviews and by the 代表団体, and by nobody else', () => {
		const may = (party: string, membership: Membership) => mayRound(seatOf(party, membership), plan);
		expect([may('lead', 'member'), may('x', 'vendor'), may('x', 'supporter'), may('x', 'observer')]).toEqual(Array(4).fill(true));
		expect([may('town', 'member'), may('x', 'business'), may('x', 'state')]).toEqual(Array(3).fill(false));
		expect(mayRound(seatOf('lead', 'member'), { ...plan, representative: null })).toBe(false);
	});

	it('[RO4] are their party’s alone until the release, and the state is told of none of others', () => {
		const told = (released: boolean, party: string, membership: Membership) =>
			mayKnowRound({ party: 'lead', released }, seatOf(party, membership), plan);
		expect([told(false, 'lead', 'member'), told(true, 'lead', 'member'), told(true, 'town', 'member')]).toEqual([
			true,
			true,
			true,
		]);
		expect([told(false, 'town', 'member'), told(false, 'x', 'vendor'), told(true, 'x', 'state')]).toEqual([false, false, false]);
		expect([isToldOfDraft({ draftOf: 'lead' }, 'lead'), isToldOfDraft({ draftOf: null }, 'town')]).toEqual([true, true]);
		expect(isToldOfDraft({ draftOf: 'lead' }, 'town')).toBe(false);
	});

	it('[RO7] are called by their number where nobody gave them a title', () => {
		expect(roundNames({ kind: 'review', number: 2, title: '' })).toEqual({ title: '第2回 指摘', revision: '指摘 第2回' });
		expect(roundNames({ kind: 'pre-consultation', number: 1, title: '' })).toEqual({
			title: '第1回 事前相談',
			revision: '事前相談 第1回',
		});
		expect(roundNames({ kind: 'review', number: 3, title: '費用' })).toEqual({ title: '費用', revision: '指摘 第3回 費用' });
	});

	it('[RO7] stand in the order of the plan, in a part by their words, without words behind them by time', () => {
		const items = [
			{ part: 2, offset: 1, at: '1' },
			{ part: 1, offset: null, at: '3' },
			{ part: 1, offset: 9, at: '1' },
			{ part: 1, offset: null, at: '2' },
			{ part: 1, offset: 4, at: '5' },
		];
		expect(items.toSorted(byPlace).map(({ part, at }) => `${part}.${at}`)).toEqual(['1.5', '1.1', '1.2', '1.3', '2.1']);
	});

	it('[RO10] ask their addressee how far an item has come, else the owner of the part, of a trunk the 代表団体', () => {
		const may = (to: string | null, body: string | null, party: string) =>
			mayAnswerItem({ to: to === null ? null : { party: to, seat: null }, body }, { seat: 's', party }, plan);
		expect([may('town', 'other', 'town'), may(null, 'other', 'other'), may(null, null, 'lead')]).toEqual([true, true, true]);
		expect([may('town', 'other', 'other'), may(null, 'other', 'lead'), may('town', null, 'lead')]).toEqual([false, false, false]);
	});

	it('[RO13] are answered by another party than the one that released them, a 事前相談 by whoever spoke last', () => {
		const said = [
			{ party: 'lead', first: true },
			{ party: 'town', first: false },
			{ party: 'lead', first: false },
		];
		expect(answerOf(said, { kind: 'review', party: 'lead' })).toBe(said[1]);
		expect(answerOf(said, { kind: 'pre-consultation', party: 'lead' })).toBe(said[2]);
		expect(answerOf(said.slice(0, 1), { kind: 'pre-consultation', party: 'lead' })).toBeUndefined();
		expect(answerOf(said.slice(0, 1), { kind: 'review', party: 'lead' })).toBeUndefined();
	});
});
