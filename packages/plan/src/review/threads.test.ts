import { describe, expect, it } from 'vitest';
import type { Budget } from '../budget/types.ts';
import { kpiTotals } from '../kpi/kpi-totals.ts';
import type { PlanRules } from '../permissions/may.ts';
import { figureOfKey, figureTitle, figureWords, sectionOfFigure } from './figures.ts';
import { readsAll } from './readers.ts';
import { isForSeat, isOverdue, isOwnComment, mayAssign, refusalOfDue, type ThreadFacts, waitsFor } from './threads.ts';
import { valueWords } from './value-words.ts';

const town = { seat: 'town-officer', party: 'town' };
const colleague = { seat: 'town-decider', party: 'town' };
const lead = { seat: 'lead', party: 'representative' };
const vendor = { seat: 'vendor', party: 'vendor' };
/** A question of the vendor's on the town's part. */
const asked: ThreadFacts = { state: 'open', startedBy: vendor, to: null, body: 'town', mentioned: [] };
const names: Readonly<Record<string, string>> = { '994014': '朝霧町' };
const nameOf = (code: string) => names[code] ?? code;

describe('whose a comment and a thread are', () => {
	it('[CM1] a comment is its seat’s own until it is deleted', () => {
		expect(isOwnComment({ seat: town.seat, deleted: false }, town)).toBe(true);
		expect(isOwnComment({ seat: town.seat, deleted: false }, colleague)).toBe(false);
		expect(isOwnComment({ seat: town.seat, deleted: true }, town)).toBe(false);
	});

	it('[CM2] the party that began a thread and the 代表団体 say whom it asks', () => {
		const plan = { representative: lead.party };
		expect([town, colleague, lead, vendor].map((seat) => mayAssign({ startedBy: town }, seat, plan))).toEqual([
			true,
			true,
			true,
			false,
		]);
		expect(mayAssign({ startedBy: town }, lead, { representative: null })).toBe(false);
	});

	it('[CM3] a thread asks its addressee, else the owner of the part, and whom it names', () => {
		expect([town, colleague, vendor].map((seat) => isForSeat(asked, seat))).toEqual([true, true, false]);
		const toLead = { ...asked, to: { party: lead.party, seat: null } };
		expect([town, lead].map((seat) => isForSeat(toLead, seat))).toEqual([false, true]);
		const toOfficer = { ...asked, to: { party: town.party, seat: town.seat } };
		expect([town, colleague].map((seat) => isForSeat(toOfficer, seat))).toEqual([true, false]);
		expect(isForSeat({ ...toLead, mentioned: [town.seat] }, town)).toBe(true);
		expect(isForSeat({ ...asked, startedBy: town }, colleague)).toBe(false);
	});

	it('[CM4] a thread waits for the party that did not speak last, and for a named seat until it speaks itself', () => {
		const waits = (facts: Partial<ThreadFacts>, lastBy: typeof town) =>
			[town, colleague, vendor].map((seat) => waitsFor({ ...asked, ...facts, lastBy }, seat));
		expect(waits({}, vendor)).toEqual([true, true, false]);
		expect(waits({}, colleague)).toEqual([false, false, true]);
		expect(waits({ state: 'resolved' }, vendor)).toEqual([false, false, false]);
		expect(waits({ mentioned: [town.seat] }, colleague)).toEqual([true, false, true]);
		// Whom an edit names afterwards has not answered, though nobody spoke later.
		expect(waits({ mentioned: [town.seat] }, town)[0]).toBe(true);
		const toOfficer = { startedBy: colleague, to: { party: town.party, seat: town.seat } };
		expect(waits(toOfficer, colleague)).toEqual([true, false, false]);
		expect(waits(toOfficer, town)).toEqual([false, false, false]);
	});

	it('[CM5] a last day is today or later, and a thread is late from the day after', () => {
		expect(refusalOfDue('2026-12-01', '2026-12-01')).toBeNull();
		expect(refusalOfDue(null, '2026-12-01')).toBeNull();
		expect(refusalOfDue('2026-11-30', '2026-12-01')?.code).toBe('malformed');
		const due = { state: 'open', due: '2026-12-01' } as const;
		expect(isOverdue(due, '2026-12-01')).toBe(false);
		expect(isOverdue(due, '2026-12-02')).toBe(true);
		expect(isOverdue({ ...due, state: 'resolved' }, '2026-12-02')).toBe(false);
	});

	it('[CM9] only who reads every part that a thread is about may be asked', () => {
		const plan: PlanRules = { representative: '994014', draftingAllowed: true, suggestOnly: [] };
		const business = { party: 'business', membership: 'business', role: 'business' } as const;
		const trunk = { key: '11', body: null };
		expect(readsAll(business, plan, [trunk, { key: '11', body: '994014' }])).toBe(true);
		expect(readsAll(business, plan, [trunk, { key: 'memo', body: '994014' }])).toBe(false);
		expect(readsAll({ party: 'state', membership: 'state', role: 'reviewer' }, plan, [trunk])).toBe(false);
	});
});

describe('what a thread quotes', () => {
	it('[CM6] a value in words, and nothing for what says nothing', () => {
		expect(valueWords(1234.5, { type: 'thousand-yen' }, nameOf)).toBe('1,234.5千円');
		expect(valueWords(0, { type: 'number', unit: '人' }, nameOf)).toBe('0人');
		expect(valueWords(false, { type: 'flag' }, nameOf)).toBe('いいえ');
		expect(valueWords(true, { type: 'flag' }, nameOf)).toBe('はい');
		expect(valueWords('994014', { type: 'body' }, nameOf)).toBe('朝霧町');
		expect(valueWords('994014', { type: 'text' }, nameOf)).toBe('994014');
		expect(valueWords('2026-06', { type: 'month' }, nameOf)).toBe('令和8年6月');
		for (const nothing of [undefined, null, '', '　 ', Number.NaN, {}, ['a']]) {
			expect(valueWords(nothing, { type: 'text' }, nameOf)).toBeNull();
		}
		const cut = [...(valueWords('𠮷'.repeat(3000), { type: 'long' }, nameOf) ?? '')];
		expect([cut.length, cut.at(-1), cut.at(-2)]).toEqual([2000, '…', '𠮷']);
	});

	it('[CM7] keys name amounts and KPI, with titles that people know, and nothing else', () => {
		const titled = (key: string) => {
			const figure = figureOfKey(key);
			return figure === null ? null : [sectionOfFigure(figure), figureTitle(figure, nameOf)];
		};
		expect(titled('budget.national.994014')).toEqual(['11', '国費（朝霧町）']);
		expect(titled('budget.eligible')).toEqual(['11', '交付対象事業費']);
		expect(titled('kpi.1.y3')).toEqual(['08', 'KPI 1・3年目']);
		expect(titled('kpi.12.baseline')).toEqual(['08', 'KPI 12・基準値']);
		const wrong = ['', 'budget', 'budget.remainder', 'budget.total.', 'budget.total.994014.x', 'budget.constructor'];
		for (const key of [
			...wrong,
			'kpi.1',
			'kpi.0.y1',
			'kpi.-1.y1',
			'kpi.1e3.y1',
			'kpi.1.y4',
			'kpi.1.__proto__',
			'toString.total',
		]) {
			expect([key, titled(key)]).toEqual([key, null]);
		}
	});

	it('[CM8] figures with their units, an empty quote while there is no value, and none for what the plan does not have', () => {
		const amounts = { total: 12_345_000, eligible: 0, national: 0, other: 0, general: 0 };
		const budget: Budget = {
			...{ ...amounts, remainder: { body: null, amount: 0 }, problems: [] },
			bodies: [{ ...amounts, code: '994014', total: 5_000 }],
		};
		const row = { no: 1, unit: '回', aggregation: '共通値', y1: 61.5 };
		const content = { template: 'plan.v1', schema: 1, key: '08', body: null, prose: null, fields: [], shown: [] };
		const kpis = kpiTotals([], [{ ...content, tables: [{ key: 'kpis', rows: [row] }] }]);
		const words = (key: string) => {
			const figure = figureOfKey(key);
			return figure === null ? 'none' : figureWords(figure, { budget, kpis });
		};
		expect(words('budget.total')).toBe('12,345,000円');
		expect(words('budget.total.994014')).toBe('5,000円');
		expect(words('budget.total.994022')).toBeUndefined();
		expect(words('kpi.1.y1')).toBe('61.5回');
		expect(words('kpi.1.y2')).toBeNull();
		expect(words('kpi.2.y1')).toBeUndefined();
	});
});
