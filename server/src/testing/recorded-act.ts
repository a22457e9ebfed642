import { createHash } from 'node:crypto';
import { intentText, type SigningIntent, statementOf } from '@renkei/plan';
import type { RecordedAct } from '../papers/receipt/receipt-paper.ts';

const sha256 = (text: string) => createHash('sha256').update(text);

/** What a test's act says other than the usual one. */
export interface ActAsked {
	readonly parts?: number;
	readonly act?: SigningIntent['act'];
	readonly person?: string;
	readonly title?: string;
	readonly said?: Partial<SigningIntent['said']>;
	readonly ledger?: RecordedAct['ledger'];
	readonly stepUp?: (challenge: string) => RecordedAct['evidence']['stepUp'];
}

/** A recorded act of 栗瀬町 over as many parts as asked, every value of which follows from what was asked. */
export function recordedAct({
	parts = 1,
	act = 'sign',
	person = '小林 修',
	title = '朝霧圏域 計画',
	...ask
}: ActAsked = {}): RecordedAct {
	const said: SigningIntent['said'] = {
		...{ verdict: 'agree', capacity: 'decision-maker', documentNumber: '栗総第412号', decidedOn: '2026-11-24' },
		...{ text: null, basis: null, absent: null, consulted: [] },
		...ask.said,
	};
	const intent: SigningIntent = {
		...{ format: 'renkei.signoff.v1', act, plan: { id: 'plan-1', title }, body: { code: '994031', name: '栗瀬町' } },
		seat: { id: 'seat-kurise-decider', person, post: '総務課長', role: 'decider' },
		said,
		parts: Array.from({ length: parts }, (_, index) => ({
			part: `part-${index}`,
			section: String(index % 21).padStart(2, '0'),
			owner: index % 2 === 0 ? null : '994031',
			seq: 1000 + index,
			contentHash: `sha256:${sha256(`content ${index}`).digest('hex')}`,
			textHash: `sha256:${sha256(`text ${index}`).digest('hex')}`,
			signoff: act === 'sign' ? null : `signoff-${index}`,
			carriedTo: null,
		})),
		statement: { version: 's1', language: 'ja', words: statementOf({ act, body: '栗瀬町', person, said, parts }) },
		...{ nonce: 'n'.repeat(43), preparedAt: '2026-11-24T00:03:00.000Z', expiresAt: '2026-11-24T00:08:00.000Z' },
	};
	const challenge = sha256(intentText(intent)).digest('base64url');
	return {
		ledger: ask.ledger ?? null,
		...{ id: 'act-1', number: 12, at: '2026-11-24T00:04:05.678Z', challenge },
		intent: { ...intent, said: { ...said, consulted: [...said.consulted] }, parts: [...intent.parts] },
		evidence: {
			...{ signedInBy: 'demo', signedInAt: '2026-11-23T23:50:00.000Z', session: 'sha256:0', clock: 'server', prepared: true },
			stepUp: ask.stepUp?.(challenge) ?? { method: 'sign-in' },
		},
	};
}
