import type { Json, PasskeyIntent } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import { assertionOver, newTrial, passkeyChallenge } from './trial.ts';
import type { TrialEntry } from './trial-seal.ts';
import { verdictOf } from './trial-verdict.ts';

type Value = Record<string, Json>;

/** The log: the first passkey (1), one that it vouches for (2), which it ends (3). */
function told(lie: (entries: TrialEntry[]) => void = () => undefined): string {
	const trial = newTrial();
	trial.enrol();
	trial.enrolProven();
	trial.enrolProven(true);
	const verdict = verdictOf(trial.archive(({ entries }) => lie(entries)));
	if (verdict.ok) {
		return 'sound';
	}
	const { code, entry, detail } = verdict.fault;
	return `${code} ${entry}: ${detail}`;
}
const detailAt = (entries: readonly TrialEntry[], at: number): Value => entries[at]?.detail as Value;
/** Says something else of a passkey in its entry. */
const saying =
	(at: number, change: (detail: Value) => Value) =>
	(entries: TrialEntry[]): void => {
		entries[at] = { ...(entries[at] as TrialEntry), detail: { ...detailAt(entries, at), ...change(detailAt(entries, at)) } };
	};
const proofOf = (detail: Value): Value => detail.proof as Value;
const withProof = (at: number, change: Value) => saying(at, (detail) => ({ proof: { ...proofOf(detail), ...change } }));
/** A proof that holds, over another intent: what whoever has the passkey could make. */
const reworded = (at: number, change: Partial<PasskeyIntent>) =>
	saying(at, (detail) => {
		const intent = { ...(proofOf(detail).intent as unknown as PasskeyIntent), ...change };
		return { proof: { ...assertionOver(passkeyChallenge(intent)), intent } as unknown as Json };
	});

describe('[AV29] a passkey that another one vouched for, or ended', () => {
	it('has the proof of it, over its own intent', () => {
		expect(told()).toBe('sound');
		expect(told(withProof(2, { signature: 'AAAA' }))).toBe('enrolment-wrong 2: signature');
		expect(told(withProof(3, { origin: 'https://other.example' }))).toBe('enrolment-wrong 3: origin');
		const other = (detail: Value) => ({ ...(proofOf(detail).intent as Value), subject: '別の鍵' });
		expect(told(saying(2, (detail) => ({ proof: { ...proofOf(detail), intent: other(detail) } })))).toBe(
			'enrolment-wrong 2: challenge',
		);
	});

	it('is what the proof was asked for: registering, or ending this very one', () => {
		expect(told(reworded(2, { subject: '別の名前' }))).toBe('sound');
		expect(told(reworded(2, { act: 'end' }))).toBe('enrolment-wrong 2: intent');
		expect(told(reworded(3, { act: 'register' }))).toBe('enrolment-wrong 3: intent');
		expect(told(reworded(3, { subject: 'passkey-1' }))).toBe('enrolment-wrong 3: intent');
	});

	it('was proved by one that the log has in use at the time, with its key', () => {
		expect(told(withProof(2, { credential: 'passkey-2' }))).toBe('enrolment-wrong 2: credential');
		expect(told(saying(1, () => ({ publicKey: 'AAAA' })))).toBe('enrolment-wrong 2: credential');
		const ended = (entries: TrialEntry[]): void => {
			entries.splice(2, 0, { ...(entries[1] as TrialEntry), detail: { ...detailAt(entries, 1), id: 'ended', revoked: true } });
		};
		expect(told(ended)).toBe('enrolment-wrong 3: credential');
		// One that was registered before its person came to this plan does not stand in the log.
		expect(told((entries) => entries.splice(1, 1))).toBe('sound');
	});

	it('uses a proof once, and does not go without', () => {
		expect(told(saying(3, () => ({ revoked: false, enrolledBy: 'passkey', credential: 'passkey-3' })))).toBe(
			'enrolment-wrong 3: intent',
		);
		const again = (entries: TrialEntry[]): void =>
			saying(3, () => ({ ...detailAt(entries, 2), id: detailAt(entries, 3).id as string, credential: 'passkey-3' }))(entries);
		expect(told(again)).toBe('enrolment-wrong 3: nonce');
		expect(told(saying(2, () => ({ proof: { credential: 'passkey-1' } })))).toBe('enrolment-wrong 2: proof');
		expect(told(saying(2, () => ({ enrolledBy: 'sign-in' })))).toBe('enrolment-wrong 2: proof');
		const without = (entries: TrialEntry[]): void => {
			const { proof, ...detail } = detailAt(entries, 2);
			expect(proof).toBeDefined();
			entries[2] = { ...(entries[2] as TrialEntry), detail };
		};
		expect(told(without)).toBe('enrolment-wrong 2: proof');
	});

	it('and one of which the log says nothing, or that rests on a sign-in, has none', () => {
		const plain = (enrolledBy: string | null) => (entries: TrialEntry[]) => {
			const { proof, enrolledBy: said, ...detail } = detailAt(entries, 2);
			expect([typeof proof, said]).toEqual(['object', 'passkey']);
			entries[2] = { ...(entries[2] as TrialEntry), detail: { ...detail, ...(enrolledBy === null ? {} : { enrolledBy }) } };
		};
		expect(told(plain('sign-in'))).toBe('sound');
		expect(told(plain(null))).toBe('sound');
	});
});
