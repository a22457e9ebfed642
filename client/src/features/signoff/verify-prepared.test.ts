import { createHash } from 'node:crypto';
import type { PreparedView } from '@renkei/api';
import { contentHashOf, intentText, type PartContent, statementOf } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import { challengeOf, hashOfShown, sha256Of } from '../../hashes/hash-of-shown.ts';
import { type AskedAct, faultIn } from './verify-prepared.ts';

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const content: PartContent = {
	template: 'TYPE1',
	schema: 1,
	key: '02',
	body: null,
	prose: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '髙橋の路線バスは減便が続く。😀' }] }] },
	fields: [{ key: 'x', value: 1.5 }],
	tables: [],
	shown: [],
};
const shown = contentHashOf(content, hex);
const text = '髙橋の路線バスは減便が続く。';
const self = { id: 'plan-1', seat: { seat: 'seat-1', party: { code: '994031' } } };
const asked: AskedAct = {
	act: 'sign',
	parts: [{ part: 'a', contentHash: shown }],
	verdict: 'agree',
	capacity: 'decision-maker',
	documentNumber: '栗総第412号',
	decidedOn: '2026-11-24',
};

/** What an honest server answers, with something changed; its challenge is that of the intent as it then is. */
function prepared(change: (intent: PreparedView['intent']) => PreparedView['intent'] = (intent) => intent): PreparedView {
	const said = {
		...{ verdict: 'agree', capacity: 'decision-maker', documentNumber: '栗総第412号', decidedOn: '2026-11-24' },
		...{ text: null, basis: null, absent: null, consulted: [] },
	} as PreparedView['intent']['said'];
	const words = statementOf({ act: 'sign', body: '栗瀬町', person: '総務課長 小林 修', said, parts: 1 });
	const intent = change({
		format: 'renkei.signoff.v1',
		act: 'sign',
		plan: { id: 'plan-1', title: '計画' },
		body: { code: '994031', name: '栗瀬町' },
		seat: { id: 'seat-1', person: '小林 修', post: '総務課長', role: 'decider' },
		said,
		parts: [
			{
				part: 'a',
				section: '02',
				owner: null,
				seq: 3,
				contentHash: shown,
				textHash: `sha256:${hex(text)}`,
				signoff: null,
				carriedTo: null,
			},
		],
		statement: { version: 's1', language: 'ja', words },
		nonce: 'n',
		preparedAt: '2026-11-24T05:00:00Z',
		expiresAt: '2026-11-24T05:05:00Z',
	});
	const challenge = createHash('sha256').update(intentText(intent)).digest('base64url');
	return {
		intent,
		stepUp: { method: 'sign-in', challenge, rpId: 'localhost', passkeys: [] },
		contents: [{ part: 'a', content: { ...content }, text }],
	};
}
const faultOf = (answer: PreparedView, of: AskedAct = asked) => faultIn(answer, of, self);

describe('hashes made in the browser', () => {
	it('[SG46] are those that the server makes, also of letters beyond the first plane', () => {
		expect(hashOfShown({ ...content })).toBe(shown);
		expect(sha256Of(text)).toBe(`sha256:${hex(text)}`);
		for (const words of ['', 'a', text, '😀'.repeat(50)]) {
			expect(challengeOf(words)).toBe(createHash('sha256').update(words).digest('base64url'));
		}
	});

	it('[SG46] differ with one letter, and there is none of words that no freeze could have made', () => {
		expect(hashOfShown({ ...content, fields: [{ key: 'x', value: 1.6 }] })).not.toBe(shown);
		expect(hashOfShown({ ...content, prose: '\ud800' })).toBeNull();
	});
});

describe('a prepared act is computed again', () => {
	it('[SG48] and taken where it is what was asked for', () => {
		expect(faultOf(prepared())).toBeNull();
	});

	it('[SG48] and stopped where its words are not those that were shown', () => {
		const honest = prepared();
		const [words] = honest.contents;
		expect(faultOf({ ...honest, contents: [] })).toBe('words');
		expect(faultOf({ ...honest, contents: [{ part: 'a', content: { ...content, schema: 2 }, text }] })).toBe('words');
		expect(faultOf({ ...honest, contents: [{ part: 'a', content: words?.content ?? {}, text: `${text}。` }] })).toBe('words');
		const other = `sha256:${'0'.repeat(64)}`;
		expect(faultOf(honest, { ...asked, parts: [{ part: 'a', contentHash: other }] } as AskedAct)).toBe('words');
		expect(faultOf(prepared((intent) => ({ ...intent, parts: [...intent.parts, ...intent.parts] })))).toBe('words');
		expect(faultOf(prepared((intent) => ({ ...intent, parts: [] })))).toBe('words');
		// Nor is it about a record that stands already.
		const about = (intent: PreparedView['intent']) => intent.parts.map((part) => ({ ...part, signoff: 's1' }));
		expect(faultOf(prepared((intent) => ({ ...intent, parts: about(intent) })))).toBe('words');
	});

	it('[SG48] and stopped where it says something else than the form, or in another name', () => {
		for (const other of [
			{ verdict: 'return' as const },
			{ capacity: 'acting' as const },
			{ documentNumber: null },
			{ decidedOn: '2026-11-25' },
			{ text: '条件' },
			{ absent: '村上' },
			{ consulted: ['財政課長'] },
		]) {
			expect(faultOf(prepared((intent) => ({ ...intent, said: { ...intent.said, ...other } }))), JSON.stringify(other)).toBe(
				'said',
			);
		}
		expect(faultOf(prepared((intent) => ({ ...intent, act: 'withdraw' })))).toBe('said');
		expect(faultOf(prepared((intent) => ({ ...intent, body: { code: '994014', name: '朝霧町' } })))).toBe('said');
		expect(faultOf(prepared((intent) => ({ ...intent, seat: { ...intent.seat, id: 'seat-2' } })))).toBe('said');
		expect(faultOf(prepared((intent) => ({ ...intent, plan: { ...intent.plan, id: 'plan-2' } })))).toBe('said');
	});

	it('[SG48] and stopped where the challenge is not that of the intent', () => {
		const honest = prepared();
		const stepUp = { ...honest.stepUp, challenge: challengeOf('something else') };
		expect(faultOf({ ...honest, stepUp })).toBe('challenge');
	});

	it('[SG48] a withdrawal names exactly the sign-offs that were asked for', () => {
		const withdraw: AskedAct = { act: 'withdraw', signoffs: ['s1'], capacity: 'decision-maker', text: '負担額を見直すため' };
		const of = (signoff: string) =>
			prepared((intent) => ({
				...intent,
				act: 'withdraw',
				said: { ...intent.said, verdict: null, documentNumber: null, decidedOn: null, text: '負担額を見直すため' },
				parts: intent.parts.map((part) => ({ ...part, signoff })),
			}));
		expect(faultOf(of('s1'), withdraw)).toBeNull();
		expect(faultOf(of('s2'), withdraw)).toBe('words');
	});
});
