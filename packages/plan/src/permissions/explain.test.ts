import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import { defaultPolicy } from '../signoff/policy.ts';
import type { PartAddress } from '../template/types.ts';
import { explain } from './explain.ts';
import type { PlanRules } from './may.ts';
import type { Action } from './table.ts';

const open: PlanRules = { representative: '994014', draftingAllowed: true, suggestOnly: [] };
const names: Record<string, string> = { '994014': '朝霧町', '994022': '霞沢町', '994031': '栗瀬町', sumikawa: '澄川システム' };
const nameOf = (code: string): string => names[code] ?? code;

interface Asked {
	readonly party?: string;
	readonly membership?: Membership;
	readonly role?: SeatRole;
	readonly plan?: PlanRules;
	readonly frozen?: boolean;
}
function why(action: Action, part: PartAddress, asked: Asked = {}) {
	const seat = { party: asked.party ?? '994031', membership: asked.membership ?? 'member', role: asked.role ?? 'officer' };
	return explain(seat, action, asked.plan ?? open, { ...part, frozen: asked.frozen ?? false }, nameOf);
}
const trunk: PartAddress = { key: '02', body: null };
const vendor: Asked = { party: 'vendor', membership: 'vendor', role: 'reviewer' };

describe('why a seat may not', () => {
	it('[RT20] says nothing when it may', () => {
		expect(why('write', trunk)).toBeNull();
		expect(why('sign', trunk)).toBeNull();
		expect(why('freeze', { key: '02', body: '994031' }, { role: 'lead' })).toBeNull();
	});

	it('[RT21] does not tell that a part exists to a seat that may not read it', () => {
		expect(why('read', { key: 'memo', body: '994031' })).toBeNull();
		expect(why('read', { key: 'memo', body: '994014' })?.code).toBe('unknown');
		expect(why('write', { key: 'quotes', body: 'sumikawa' }, vendor)?.code).toBe('unknown');
	});

	it('[RT22] names frozen, drafting off and 提案のみ to those who could otherwise write', () => {
		expect(why('write', trunk, { frozen: true })?.code).toBe('part-frozen');
		expect(why('write', trunk, { ...vendor, plan: { ...open, draftingAllowed: false } })?.code).toBe('drafting-off');
		expect(why('write', trunk, { plan: { ...open, suggestOnly: ['02'] } })?.code).toBe('suggest-only');
	});

	it('[RT23] gives the lasting reason first: who may never write is not told to wait', () => {
		const other: PartAddress = { key: '02', body: '994022' };
		const refusal = why('write', other, { frozen: true });
		expect(refusal?.code).toBe('forbidden');
		expect(refusal?.detail).toBe('ここを直せるのは霞沢町です。指摘は付けられます。');
		const observer: Asked = { party: '990001', membership: 'observer', role: 'reviewer' };
		expect(why('write', trunk, observer)?.detail).toBe('ここを直せるのは代表団体と構成団体です。指摘は付けられます。');
		const business: Asked = { party: 'sumikawa', membership: 'business', role: 'business' };
		const narrowed = { ...open, suggestOnly: ['02', '05'] };
		expect(why('write', { key: '05', body: null }, { ...business, plan: narrowed })?.code).toBe('suggest-only');
		expect(why('write', trunk, { ...business, plan: narrowed })?.code).toBe('forbidden');
	});

	it('[RT24] says who freezes, or that the 代表団体 is not yet named', () => {
		expect(why('freeze', trunk)?.detail).toBe('凍結できるのは朝霧町の責任者です。');
		expect(why('freeze', trunk, { plan: { ...open, representative: null } })?.code).toBe('representative-unset');
		expect(why('freeze', { key: 'memo', body: '994031' })?.detail).toBe('この部分は凍結の対象ではありません。');
	});

	it('[RT25] says whose 決裁 it is, 21 not left out', () => {
		expect(why('sign', trunk, vendor)?.detail).toBe('決裁は団体が行います。');
		expect(why('sign', { key: '02', body: '994022' })?.detail).toBe('この部分の決裁は霞沢町が行います。');
		expect(why('sign', { key: '21', body: null }, vendor)?.detail).toBe('決裁は団体が行います。');
		expect(why('sign', { key: 'memo', body: '994031' })?.detail).toBe('この部分は決裁の対象ではありません。');
	});

	it('[RT26] names who freezes under what is set for the section, and that a capacity is not taken', () => {
		const policies = { '02': { ...defaultPolicy, deciding: ['decision-maker' as const], freezing: 'deciders' as const } };
		const plan: PlanRules = { ...open, policies };
		const lead: Asked = { party: '994014', role: 'lead', plan };
		expect(why('freeze', trunk, lead)).toMatchObject({
			code: 'forbidden',
			detail: 'この節の共通の部分を凍結できるのは、朝霧町の決裁権者と専決の席です。',
		});
		expect(why('freeze', trunk, { ...lead, role: 'decider' })).toBeNull();
		expect(why('freeze', { key: '02', body: '994031' }, { plan })?.detail).toBe('凍結できるのは栗瀬町の責任者です。');
		expect(why('sign', trunk, { role: 'acting', plan })?.code).toBe('capacity-not-taken');
		expect(why('sign', trunk, { role: 'decider', plan })).toBeNull();
		expect(why('sign', trunk, { ...vendor, plan })?.code).toBe('forbidden');
	});
});
