import { describe, expect, it } from 'vitest';
import type { Membership, SeatRole } from '../parties/types.ts';
import { seatRoles } from '../parties/types.ts';
import { defaultPolicy } from '../signoff/policy.ts';
import type { PartAddress } from '../template/types.ts';
import {
	type ActingSeat,
	columnOf,
	may,
	mayAnswerFigures,
	mayLead,
	mayNameRepresentative,
	type PlanRules,
	rightsOf,
	standingOf,
} from './may.ts';
import type { PartColumn, Standing } from './table.ts';

const OWN = '994022';
const OTHER = '994031';
const open: PlanRules = { representative: '994014', draftingAllowed: true, suggestOnly: [] };
const planOf = (standing: Standing): PlanRules => (standing === 'representative' ? { ...open, representative: OWN } : open);

function seatOf(standing: Standing, role?: SeatRole): ActingSeat {
	const membership: Membership = standing === 'representative' ? 'member' : standing;
	const usual: SeatRole = membership === 'member' ? 'lead' : membership === 'business' ? 'business' : 'reviewer';
	return { party: OWN, membership, role: role ?? usual };
}

const addresses: Record<PartColumn, PartAddress> = {
	trunk: { key: '02', body: null },
	'own-part': { key: '02', body: OWN },
	'other-part': { key: '02', body: OTHER },
	'own-quote': { key: 'quotes', body: OWN },
	'other-quote': { key: 'quotes', body: OTHER },
	'own-memo': { key: 'memo', body: OWN },
	'other-memo': { key: 'memo', body: OTHER },
};
const columns = Object.keys(addresses) as PartColumn[];
const standings: readonly Standing[] = ['representative', 'member', 'observer', 'supporter', 'vendor', 'business', 'state'];

const unfrozen = (address: PartAddress) => ({ ...address, frozen: false });
const rights = (standing: Standing, address: PartAddress, plan: PlanRules = planOf(standing), role?: SeatRole): string =>
	rightsOf(seatOf(standing, role), plan, unfrozen(address)).join(' ');

const READ = 'read';
const COMMENT = 'read comment';
const SUGGEST = 'read comment suggest';
const WRITE = 'read comment suggest write';
const ALL = 'read comment suggest write freeze sign';

/** product.md "Rights", retyped by hand so that a slip in the module's own table is noticed. Columns as in `columns`. */
const table: Record<Standing, readonly string[]> = {
	representative: [ALL, ALL, SUGGEST, '', READ, WRITE, ''],
	member: [`${WRITE} sign`, ALL, COMMENT, '', READ, WRITE, ''],
	observer: [COMMENT, '', COMMENT, '', '', '', ''],
	supporter: [WRITE, SUGGEST, SUGGEST, '', READ, '', ''],
	vendor: [WRITE, SUGGEST, SUGGEST, '', '', '', ''],
	business: [SUGGEST, '', READ, WRITE, '', '', ''],
	state: ['', '', '', '', '', '', ''],
};

describe('the rights table', () => {
	it('[RT1] holds cell by cell as product.md writes it, for the responsible seat of each party', () => {
		for (const standing of standings) {
			for (const [at, column] of columns.entries()) {
				expect(rights(standing, addresses[column]), `${standing} × ${column}`).toBe(table[standing][at]);
			}
		}
	});

	it('[RT2] finds a party’s column by its code alone, and its standing by who is 代表団体', () => {
		for (const column of columns) {
			expect(columnOf(OWN, addresses[column])).toBe(column);
		}
		expect(standingOf(seatOf('member'), { ...open, representative: OWN })).toBe('representative');
		expect(standingOf(seatOf('member'), open)).toBe('member');
		expect(standingOf(seatOf('vendor'), { ...open, representative: OWN })).toBe('vendor');
	});

	it('[RT3] narrows a section set to 提案のみ to suggestions for all but the 代表団体, and nothing else', () => {
		const narrowed = (standing: Standing): PlanRules => ({ ...planOf(standing), suggestOnly: ['02', '05'] });
		expect(rights('member', addresses.trunk)).toBe(`${WRITE} sign`);
		expect(rights('member', addresses.trunk, narrowed('member'))).toBe(`${SUGGEST} sign`);
		expect(rights('vendor', addresses.trunk, narrowed('vendor'))).toBe(SUGGEST);
		expect(rights('supporter', addresses.trunk, narrowed('supporter'))).toBe(SUGGEST);
		expect(rights('business', { key: '05', body: null }, narrowed('business'))).toBe(SUGGEST);
		expect(rights('representative', addresses.trunk, narrowed('representative'))).toBe(ALL);
		expect(rights('member', addresses['own-part'], narrowed('member'))).toBe(ALL);
		expect(rights('member', { key: '03', body: null }, narrowed('member'))).toBe(`${WRITE} sign`);
	});

	it('[RT4] lets vendor and leading prefecture only suggest while drafting is off; members go on writing', () => {
		const off = { ...open, draftingAllowed: false };
		expect(rights('vendor', addresses.trunk)).toBe(WRITE);
		expect(rights('vendor', addresses.trunk, off)).toBe(SUGGEST);
		expect(rights('supporter', addresses.trunk, off)).toBe(SUGGEST);
		expect(rights('member', addresses.trunk, off)).toBe(`${WRITE} sign`);
	});

	it('[RT5] lets a business write the trunks of 05, 15 and 16 and suggest in the others', () => {
		for (let number = 0; number <= 21; number += 1) {
			const key = String(number).padStart(2, '0');
			const expected = ['05', '15', '16'].includes(key) ? WRITE : SUGGEST;
			expect(rights('business', { key, body: null }), key).toBe(expected);
		}
	});

	it('[RT6] takes writing, and only writing, from everybody while a part is frozen', () => {
		for (const standing of standings) {
			for (const column of columns) {
				const now = rightsOf(seatOf(standing), planOf(standing), { ...addresses[column], frozen: true });
				const before = rightsOf(seatOf(standing), planOf(standing), unfrozen(addresses[column]));
				expect(now, `${standing} × ${column}`).toEqual(before.filter((action) => action !== 'write'));
			}
		}
	});

	it('[RT7] lets all seats of a body write alike, and only lead, decider and delegate freeze', () => {
		for (const role of seatRoles) {
			const seat = seatOf('member', role);
			expect(may(seat, 'write', open, unfrozen(addresses['own-part'])), role).toBe(true);
			const freezes = ['lead', 'decider', 'delegate'].includes(role);
			expect(may(seat, 'freeze', open, unfrozen(addresses['own-part'])), role).toBe(freezes);
		}
	});

	it('[RT8] lets the seats of a body sign, its reviewer or business seats not, and nobody for another body', () => {
		for (const role of seatRoles) {
			const seat = seatOf('member', role);
			const signs = !['reviewer', 'business'].includes(role);
			expect(may(seat, 'sign', open, unfrozen(addresses.trunk)), role).toBe(signs);
			expect(may(seat, 'sign', open, unfrozen(addresses['other-part'])), role).toBe(false);
		}
		for (const standing of ['observer', 'supporter', 'vendor', 'business', 'state'] as const) {
			for (const role of seatRoles) {
				expect(rights(standing, addresses.trunk, open, role), `${standing} ${role}`).not.toMatch(/sign|freeze/);
				expect(rights(standing, addresses['other-part'], open, role), `${standing} ${role}`).not.toMatch(/sign|freeze/);
			}
		}
	});

	it('[RT9] lets every member write the trunks and nobody freeze them while there is no 代表団体', () => {
		const unset = { ...open, representative: null };
		for (const role of seatRoles) {
			expect(may(seatOf('member', role), 'write', unset, unfrozen(addresses.trunk)), role).toBe(true);
			expect(may(seatOf('member', role), 'freeze', unset, unfrozen(addresses.trunk)), role).toBe(false);
		}
		expect(may(seatOf('member'), 'freeze', unset, unfrozen(addresses['own-part']))).toBe(true);
	});

	it('[RT10] lets any member’s decider name the 代表団体 while unset, afterwards only its own decider', () => {
		const unset = { ...open, representative: null };
		expect(mayNameRepresentative(seatOf('member', 'decider'), unset)).toBe(true);
		expect(mayNameRepresentative(seatOf('member', 'decider'), { ...open, representative: OWN })).toBe(true);
		expect(mayNameRepresentative(seatOf('member', 'decider'), open)).toBe(false);
		expect(mayNameRepresentative(seatOf('member', 'lead'), unset)).toBe(false);
		expect(mayNameRepresentative(seatOf('vendor', 'decider'), unset)).toBe(false);
	});

	it('[RT11] keeps the walls whatever a plan has narrowed: 見積 and 庁内メモ stay where they are', () => {
		const plans: readonly PlanRules[] = [
			open,
			{ ...open, representative: null },
			{ ...open, draftingAllowed: false, suggestOnly: ['02', 'quotes', 'memo'] },
		];
		for (const plan of plans) {
			expect(rights('business', addresses['own-quote'], plan)).toBe(WRITE);
			expect(rights('member', addresses['own-memo'], plan)).toBe(WRITE);
			for (const standing of standings) {
				expect(rights(standing, addresses['other-memo'], plan), standing).toBe('');
			}
			for (const standing of ['observer', 'vendor', 'business', 'state'] as const) {
				expect(rights(standing, addresses['other-quote'], plan), standing).toBe('');
			}
		}
	});

	it('[RT12] signs 21 as every trunk', () => {
		expect(rights('representative', { key: '20', body: null })).toBe(ALL);
		expect(rights('representative', { key: '21', body: null })).toBe(ALL);
	});

	it('[RT14] lets the 代表団体 and the vendor answer what a figure of the edition is, and every member while there is none', () => {
		const unset = { ...open, representative: null };
		const own = { ...open, representative: OWN };
		expect(mayAnswerFigures(seatOf('member', 'officer'), own)).toBe(true);
		expect(mayAnswerFigures(seatOf('member', 'officer'), open)).toBe(false);
		expect(mayAnswerFigures(seatOf('member', 'officer'), unset)).toBe(true);
		expect(mayAnswerFigures(seatOf('vendor', 'reviewer'), open)).toBe(true);
		for (const standing of ['observer', 'supporter', 'business', 'state'] as const) {
			expect(mayAnswerFigures(seatOf(standing), open), standing).toBe(false);
			expect(mayAnswerFigures(seatOf(standing), unset), standing).toBe(false);
		}
	});

	it('[RT13] leaves what a plan narrows to lead, decider and delegate of the 代表団体', () => {
		const own = { ...open, representative: OWN };
		expect(seatRoles.filter((role) => mayLead(seatOf('member', role), own))).toEqual(['lead', 'decider', 'delegate']);
		expect(mayLead(seatOf('member'), open)).toBe(false);
		expect(mayLead(seatOf('vendor', 'lead'), own)).toBe(false);
	});

	it('[RT15] leaves freezing a trunk to decider and delegate of the 代表団体 where the section says so, and no other part', () => {
		const strict = { '02': { ...defaultPolicy, freezing: 'deciders' as const } };
		const freezers = (plan: PlanRules, part: PartAddress) =>
			seatRoles.filter((role) => may(seatOf('member', role), 'freeze', plan, unfrozen(part)));
		const own = { ...open, representative: OWN };
		expect(freezers(own, addresses.trunk)).toEqual(['lead', 'decider', 'delegate']);
		expect(freezers({ ...own, policies: strict }, addresses.trunk)).toEqual(['decider', 'delegate']);
		expect(freezers({ ...own, policies: strict }, { key: '03', body: null })).toEqual(['lead', 'decider', 'delegate']);
		expect(freezers({ ...own, policies: strict }, addresses['own-part'])).toEqual(['lead', 'decider', 'delegate']);
		expect(freezers({ ...open, policies: strict }, addresses.trunk)).toEqual([]);
	});

	it('[RT16] takes signing from the seats whose capacity a section does not take, never from a 確認 or the 決裁権者', () => {
		const strict = { '02': { ...defaultPolicy, deciding: ['decision-maker' as const] } };
		const signers = (plan: PlanRules, part: PartAddress) =>
			seatRoles.filter((role) => may(seatOf('member', role), 'sign', plan, unfrozen(part)));
		const all = ['lead', 'officer', 'decider', 'delegate', 'acting'];
		expect(signers(open, addresses.trunk).toSorted()).toEqual(all.toSorted());
		const left = ['lead', 'officer', 'decider'].toSorted();
		expect(signers({ ...open, policies: strict }, addresses.trunk).toSorted()).toEqual(left);
		expect(signers({ ...open, policies: strict }, addresses['own-part']).toSorted()).toEqual(left);
		expect(signers({ ...open, policies: strict }, { key: '03', body: null }).toSorted()).toEqual(all.toSorted());
	});

	it('[RT17] widens nothing by what is set for a section', () => {
		const policies = Object.fromEntries(['02', 'quotes', 'memo'].map((key) => [key, defaultPolicy]));
		for (const standing of standings) {
			for (const column of columns) {
				const plan = planOf(standing);
				expect(rights(standing, addresses[column], { ...plan, policies }), standing).toBe(rights(standing, addresses[column]));
			}
		}
	});
});
