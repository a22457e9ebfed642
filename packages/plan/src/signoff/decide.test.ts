import { describe, expect, it } from 'vitest';
import { type SeatRole, seatRoles } from '../parties/types.ts';
import type { Result } from '../result.ts';
import { capacityOf } from './capacity.ts';
import { decideFreeze, decideReopen, decideSignoff, type SigningGround, type SignoffRequest } from './decide.ts';
import { defaultPolicy } from './policy.ts';
import type { PartLock, Signoff } from './types.ts';

const HASH = `sha256:${'a'.repeat(64)}`;
const frozen: PartLock = { kind: 'frozen', seq: 12, contentHash: HASH, at: '2026-10-20T08:05:00.000Z', by: '佐藤 真紀' };
const open: PartLock = { kind: 'open', reopened: null };
const request: SignoffRequest = {
	contentHash: HASH,
	verdict: 'agree',
	capacity: 'decision-maker',
	documentNumber: '栗総第412号',
	decidedOn: '2026-10-22',
	text: null,
};
const BODY = '994031';
const plain: SigningGround = { policy: defaultPolicy, body: BODY, signoffs: [] };
/** A seat that lacks nothing. */
const seat = (role: SeatRole) => ({ role, delegation: '栗瀬町事務専決規程第5条' });
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);

describe('freezing and reopening', () => {
	it('[SO1] freezes an open part once', () => {
		expect(code(decideFreeze(open))).toBe('accepted');
		expect(code(decideFreeze(frozen))).toBe('already-frozen');
	});

	it('[SO2] reopens a frozen part only, with a reason, which it keeps without its outer spaces', () => {
		expect(decideReopen(frozen, ' 数字の訂正のため　')).toEqual({ ok: true, value: { reason: '数字の訂正のため' } });
		expect(code(decideReopen(frozen, ' 　'))).toBe('reason-required');
		expect(code(decideReopen(open, '数字の訂正のため'))).toBe('not-frozen');
	});
});

describe('recording a sign-off', () => {
	it('[SO3] gives each role its own capacity, the reviewing and business seats none', () => {
		expect(seatRoles.map(capacityOf)).toEqual(['checked', 'checked', 'decision-maker', 'delegated', 'acting', null, null]);
	});

	it('[SO4] records on a frozen part only', () => {
		expect(decideSignoff(frozen, seat('decider'), request, plain)).toEqual({ ok: true, value: request });
		expect(code(decideSignoff(open, seat('decider'), request, plain))).toBe('not-frozen');
	});

	it('[SO5] records in the seat’s own capacity only: an officer gives no 決裁, a decider no 確認', () => {
		expect(code(decideSignoff(frozen, seat('officer'), { ...request, capacity: 'checked' }, plain))).toBe('accepted');
		expect(code(decideSignoff(frozen, seat('officer'), request, plain))).toBe('wrong-capacity');
		expect(code(decideSignoff(frozen, seat('lead'), request, plain))).toBe('wrong-capacity');
		expect(code(decideSignoff(frozen, seat('decider'), { ...request, capacity: 'checked' }, plain))).toBe('wrong-capacity');
		expect(code(decideSignoff(frozen, seat('delegate'), { ...request, capacity: 'acting' }, plain))).toBe('wrong-capacity');
		for (const role of ['reviewer', 'business'] as const) {
			expect(code(decideSignoff(frozen, seat(role), request, plain)), role).toBe('wrong-capacity');
		}
	});

	it('[SO6] records exactly the frozen words: another hash is refused', () => {
		expect(code(decideSignoff(frozen, seat('decider'), request, plain))).toBe('accepted');
		const other = { ...request, contentHash: `sha256:${'b'.repeat(64)}` };
		expect(code(decideSignoff(frozen, seat('decider'), other, plain))).toBe('content-changed');
	});

	it('[SO7] asks for words with 差戻し and 条件付同意, and for none with 同意 and 対象外', () => {
		for (const verdict of ['return', 'conditional'] as const) {
			expect(code(decideSignoff(frozen, seat('decider'), { ...request, verdict, text: '出典を書くこと' }, plain)), verdict).toBe(
				'accepted',
			);
			expect(code(decideSignoff(frozen, seat('decider'), { ...request, verdict }, plain)), verdict).toBe('reason-required');
			expect(code(decideSignoff(frozen, seat('decider'), { ...request, verdict, text: '　' }, plain)), verdict).toBe(
				'reason-required',
			);
		}
		expect(code(decideSignoff(frozen, seat('decider'), { ...request, verdict: 'not-applicable' }, plain))).toBe('accepted');
	});
});

describe('what the section’s policy asks of a 決裁', () => {
	const checkFirst: SigningGround = { ...plain, policy: { ...defaultPolicy, checkFirst: true } };
	const checked: Signoff = {
		...{ id: 'c', body: BODY, verdict: 'agree', capacity: 'checked', contentHash: HASH, at: '2026-10-21T01:00:00.000Z' },
		...{ withdrawnAt: null, lapsedAt: null, carriedTo: null },
	};
	const on = (...signoffs: readonly Signoff[]) =>
		code(decideSignoff(frozen, seat('decider'), request, { ...checkFirst, signoffs }));

	it('[SP6] waits for a 確認 of the same body with the frozen words, where the section asks for one', () => {
		expect(on(checked)).toBe('accepted');
		expect(on()).toBe('check-first');
		expect(on({ ...checked, body: '994022' })).toBe('check-first');
		expect(on({ ...checked, contentHash: `sha256:${'b'.repeat(64)}` })).toBe('check-first');
		expect(on({ ...checked, withdrawnAt: '2026-10-21T02:00:00.000Z' })).toBe('check-first');
		expect(on({ ...checked, lapsedAt: '2026-10-21T02:00:00.000Z' })).toBe('check-first');
		expect(on({ ...checked, capacity: 'decision-maker' })).toBe('check-first');
		expect(code(decideSignoff(frozen, seat('decider'), request, plain))).toBe('accepted');
		expect(code(decideSignoff(frozen, seat('officer'), { ...request, capacity: 'checked' }, checkFirst))).toBe('accepted');
	});

	it('[SP6] counts the latest 確認 of the body: one that returned the words opens nothing', () => {
		const returned: Signoff = { ...checked, verdict: 'return', at: '2026-10-21T03:00:00.000Z' };
		expect(on(returned, checked)).toBe('check-first');
		expect(on(checked, { ...returned, at: '2026-10-21T00:00:00.000Z' })).toBe('accepted');
	});

	it('[SP7] takes a 差戻し at any time, and every other verdict after the 確認 alone', () => {
		const text = '年数が違うため';
		const by = (verdict: SignoffRequest['verdict'], signoffs: readonly Signoff[]) =>
			code(decideSignoff(frozen, seat('decider'), { ...request, verdict, text }, { ...checkFirst, signoffs }));
		expect(by('return', [])).toBe('accepted');
		for (const verdict of ['agree', 'conditional', 'not-applicable'] as const) {
			expect(by(verdict, []), verdict).toBe('check-first');
			expect(by(verdict, [checked]), verdict).toBe('accepted');
		}
	});

	it('[SP3] takes only the capacities that the section takes, and a 確認 always', () => {
		const own: SigningGround = { ...plain, policy: { ...defaultPolicy, deciding: ['decision-maker', 'delegated'] } };
		const by = (role: SeatRole, capacity: SignoffRequest['capacity']) =>
			code(decideSignoff(frozen, seat(role), { ...request, capacity }, own));
		expect(by('decider', 'decision-maker')).toBe('accepted');
		expect(by('delegate', 'delegated')).toBe('accepted');
		expect(by('acting', 'acting')).toBe('capacity-not-taken');
		expect(by('officer', 'checked')).toBe('accepted');
	});

	it('[SP8] takes 専決 and 代決 only from a seat that names what it acts on', () => {
		const by = (role: SeatRole, capacity: SignoffRequest['capacity'], delegation: string | null) =>
			code(decideSignoff(frozen, { role, delegation }, { ...request, capacity }, plain));
		for (const [role, capacity] of [['delegate', 'delegated'] as const, ['acting', 'acting'] as const]) {
			expect(by(role, capacity, '事務専決規程第5条'), role).toBe('accepted');
			expect(by(role, capacity, null), role).toBe('delegation-required');
			expect(by(role, capacity, ' 　'), role).toBe('delegation-required');
		}
		expect(by('decider', 'decision-maker', null)).toBe('accepted');
		expect(by('officer', 'checked', null)).toBe('accepted');
	});
});
