import { describe, expect, it } from 'vitest';
import { seatRoles } from '../parties/types.ts';
import type { Result } from '../result.ts';
import { capacityOf, decideFreeze, decideReopen, decideSignoff, type SignoffRequest } from './decide.ts';
import type { PartLock } from './types.ts';

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
		expect(decideSignoff(frozen, 'decider', request)).toEqual({ ok: true, value: request });
		expect(code(decideSignoff(open, 'decider', request))).toBe('not-frozen');
	});

	it('[SO5] records in the seat’s own capacity only: an officer gives no 決裁, a decider no 確認', () => {
		expect(code(decideSignoff(frozen, 'officer', { ...request, capacity: 'checked' }))).toBe('accepted');
		expect(code(decideSignoff(frozen, 'officer', request))).toBe('wrong-capacity');
		expect(code(decideSignoff(frozen, 'lead', request))).toBe('wrong-capacity');
		expect(code(decideSignoff(frozen, 'decider', { ...request, capacity: 'checked' }))).toBe('wrong-capacity');
		expect(code(decideSignoff(frozen, 'delegate', { ...request, capacity: 'acting' }))).toBe('wrong-capacity');
		for (const role of ['reviewer', 'business'] as const) {
			expect(code(decideSignoff(frozen, role, request)), role).toBe('wrong-capacity');
		}
	});

	it('[SO6] records exactly the frozen words: another hash is refused', () => {
		expect(code(decideSignoff(frozen, 'decider', request))).toBe('accepted');
		const other = { ...request, contentHash: `sha256:${'b'.repeat(64)}` };
		expect(code(decideSignoff(frozen, 'decider', other))).toBe('content-changed');
	});

	it('[SO7] asks for words with 差戻し and 条件付同意, and for none with 同意 and 対象外', () => {
		for (const verdict of ['return', 'conditional'] as const) {
			expect(code(decideSignoff(frozen, 'decider', { ...request, verdict, text: '出典を書くこと' })), verdict).toBe('accepted');
			expect(code(decideSignoff(frozen, 'decider', { ...request, verdict })), verdict).toBe('reason-required');
			expect(code(decideSignoff(frozen, 'decider', { ...request, verdict, text: '　' })), verdict).toBe('reason-required');
		}
		expect(code(decideSignoff(frozen, 'decider', { ...request, verdict: 'not-applicable' }))).toBe('accepted');
	});
});
