import type { PartView, PlanView, SectionView, SignoffView } from '@renkei/api';
import { expect, it } from 'vitest';
import { askedFor, isRead, toRead } from './reading.ts';
import { isChecked, ownLapsed, signingCapacity } from './signable.ts';

const BODY = '994031';
const part = (id: string, standing = 'none', may: PartView['may'] = ['read', 'sign']): PartView =>
	({
		...{ id, key: id.slice(0, 2), body: null, contentHash: `sha256:${id}`, may },
		...{ frozen: { seq: 1, at: '', by: '', byParty: BODY }, standings: [{ body: BODY, standing, at: null }] },
	}) as unknown as PartView;
const section = (key: string, ...parts: PartView[]): SectionView => ({ key, parts }) as unknown as SectionView;
const planOf = (...sections: SectionView[]): PlanView => ({ sections, seat: { party: { code: BODY } } }) as unknown as PlanView;

it('[SG47] what is read is every frozen part that waits for this seat, in plan order', () => {
	const plan = planOf(
		section('01', part('01-a', 'decided'), part('01-b', 'checked')),
		section('02', part('02-a', 'lapsed')),
		section('03', part('03-a', 'none', ['read'])),
	);
	const ids = (capacity: 'decision-maker' | 'checked') =>
		toRead(plan, capacity, []).map(({ parts }) => parts.map(({ id }) => id));
	expect(ids('decision-maker')).toEqual([['01-b'], ['02-a']]);
	expect(ids('checked')).toEqual([['02-a']]);
	// 21 is not read before it names the frozen words of every part.
	const whole = (step: string) =>
		({ ...planOf(section('21', part('21-a'))), whole: { part: '21-a', step, changes: [] } }) as PlanView;
	const waits = (step: string) => toRead(whole(step), 'decision-maker', []).length;
	expect(['writing', 'changed', 'ready'].map(waits)).toEqual([0, 0, 1]);
});

it('[SG56] nothing is offered to sign to a seat of no member body, whatever its role', () => {
	const capacity = (membership: string, role = 'decider') =>
		signingCapacity({ seat: { role, party: { code: BODY, membership } } } as unknown as PlanView);
	expect(capacity('member')).toBe('decision-maker');
	expect(['vendor', 'supporter', 'state', 'business', 'observer'].map((one) => capacity(one))).toEqual(Array(5).fill(null));
	expect(capacity('member', 'reviewer')).toBeNull();
});

it('[SC2] the 確認 of some parts is there once the own officers have given it for the present words of each', () => {
	const given = (of: string, more: object = {}) =>
		({ part: of, body: BODY, capacity: 'checked', state: 'valid', ...more }) as unknown as SignoffView;
	const checked = (...signoffs: SignoffView[]) => isChecked(planOf(), [part('02-a'), part('02-b')], signoffs);
	expect(checked(given('02-a'), given('02-b'))).toBe(true);
	expect(checked(given('02-a'))).toBe(false);
	for (const other of [{ body: '994014' }, { capacity: 'decision-maker' }, { state: 'lapsed' }]) {
		expect(checked(given('02-a'), given('02-b', other)), JSON.stringify(other)).toBe(false);
	}
});

it('[SG47] a section is read when the present words of all its parts were opened', () => {
	const one = { section: section('01'), parts: [part('01-a'), part('01-b')] };
	const at = '2026-11-24T05:00:00Z';
	const opened = { '01-a': { hash: 'sha256:01-a', at }, '01-b': { hash: 'sha256:01-b', at } };
	expect(isRead(one, opened)).toBe(true);
	expect(isRead(one, { ...opened, '01-b': { hash: 'sha256:old', at } })).toBe(false);
	expect(isRead(one, { '01-a': opened['01-a'] })).toBe(false);
});

it('[SG47] words are asked for in plan order, four at a time', () => {
	const parts = Array.from({ length: 9 }, (_, at) => part(`0${at}-a`));
	expect([...askedFor(parts, new Set())]).toEqual(['00-a', '01-a', '02-a', '03-a']);
	expect([...askedFor(parts, new Set(['01-a']))].sort()).toEqual(['00-a', '01-a', '02-a', '03-a', '04-a']);
	expect(askedFor(parts, new Set(parts.map(({ id }) => id))).size).toBe(9);
});

it('[SG47] a part is shown beside the last sign-off of the own body in the same capacity, where that one lapsed', () => {
	const signoff = (id: string, capacity: string, state = 'lapsed', body = BODY) =>
		({ id, body, capacity, state, withdrawnAt: null }) as unknown as SignoffView;
	const all = [
		signoff('old', 'decision-maker'),
		signoff('new', 'decision-maker'),
		signoff('check', 'checked'),
		signoff('other', 'decision-maker', 'lapsed', '994014'),
	];
	const as = (role: string) =>
		({ sections: [], seat: { role, party: { code: BODY, membership: 'member' } } }) as unknown as PlanView;
	expect(ownLapsed(as('decider'), all)?.id).toBe('new');
	expect(ownLapsed(as('officer'), all)?.id).toBe('check');
	expect(ownLapsed(as('reviewer'), all)).toBeNull();
	expect(ownLapsed(as('decider'), [...all, signoff('again', 'decision-maker', 'valid')])).toBeNull();
	// What was taken back is shown beside nothing, and hides nothing.
	const back = { ...signoff('back', 'decision-maker', 'withdrawn'), withdrawnAt: '2026-11-24' };
	expect(ownLapsed(as('decider'), [...all, back])?.id).toBe('new');
});

it('[SG47] a 差戻し of an officer leaves the 決裁 to be given; one that the body decided does not', () => {
	const plan = planOf(section('02', part('02-a', 'returned')));
	const returned = (capacity: string, state = 'valid', body = BODY) =>
		({ part: '02-a', body, capacity, state, verdict: 'return', at: '2026-11-24', withdrawnAt: null }) as unknown as SignoffView;
	const waits = (capacity: 'decision-maker' | 'checked', signoffs: SignoffView[]) => toRead(plan, capacity, signoffs).length;
	expect(waits('decision-maker', [returned('checked')])).toBe(1);
	expect(waits('checked', [returned('checked')])).toBe(0);
	expect(waits('decision-maker', [returned('delegated')])).toBe(0);
	expect(waits('decision-maker', [returned('checked'), returned('delegated', 'lapsed')])).toBe(1);
	expect(waits('decision-maker', [returned('checked'), returned('decision-maker', 'valid', '994014')])).toBe(1);
});
