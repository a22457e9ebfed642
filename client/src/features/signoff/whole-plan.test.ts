import type { PartView, PlanView, PreparedView } from '@renkei/api';
import { canonicalJson, contentHashOf, intentText, type Json, manifestOf, type PartContent } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import { challengeOf, hashOfShown, sha256Of } from '../../hashes/hash-of-shown.ts';
import { awaitedBodies } from './awaited.ts';
import { leftOut, lineState, manifestIn, wholeWaitsFor } from './manifest.ts';
import { type AskedAct, faultIn } from './verify-prepared.ts';
import { isAsked } from './whole-plan.ts';

const contentOf = (key: string, shown: PartContent['shown'] = []): PartContent => ({
	...{ template: 't', schema: 1, key, body: null, prose: { type: 'doc' } satisfies Json, fields: [], tables: [], shown },
});
const hex = (text: string) => sha256Of(text).slice('sha256:'.length);
const hashOf = (content: PartContent) => contentHashOf(content, hex);
const [first, other] = [hashOf(contentOf('02')), hashOf(contentOf('03'))];
const manifestWith = (contentHash: string) => manifestOf([{ part: 'a', key: '02', body: null, seq: 3, contentHash }]);
const wholeContent = (contentHash: string) => contentOf('21', manifestWith(contentHash));

/** What a server answers for one act on 02 and 21, whose manifest names these words of 02. */
function prepared(named: string): { readonly answer: PreparedView; readonly asked: AskedAct } {
	const contents = [
		{ part: 'a', content: contentOf('02') },
		{ part: 'w', content: wholeContent(named) },
	];
	const said = { verdict: 'agree', capacity: 'decision-maker', documentNumber: null, decidedOn: null, text: null };
	const parts = contents.map(({ part, content }) => ({
		...{ part, section: content.key, owner: null, seq: 3, contentHash: hashOf(content) },
		...{ textHash: sha256Of(''), signoff: null, carriedTo: null },
	}));
	const intent = {
		...{ act: 'sign', plan: { id: 'plan' }, body: { code: '994031' }, seat: { id: 'seat' }, parts, said },
		format: 'renkei.signoff.v1',
	} as unknown as PreparedView['intent'];
	const stepUp = { method: 'sign-in', challenge: challengeOf(intentText(intent)), rpId: 'localhost', passkeys: [] } as const;
	const answer = { intent, stepUp, contents: contents.map((one) => ({ ...one, content: { ...one.content }, text: '' })) };
	const asked = { act: 'sign', ...said, parts: parts.map(({ part, contentHash }) => ({ part, contentHash })) };
	return { answer: answer as unknown as PreparedView, asked: asked as AskedAct };
}
const self = { id: 'plan', seat: { seat: 'seat', party: { code: '994031' } } };

describe('the manifest in the browser', () => {
	it('[WH14] is part of the words that are hashed', () => {
		const content = wholeContent(first) as unknown as Record<string, Json>;
		expect(hashOfShown(content)).toBe(hashOf(wholeContent(first)));
		expect(hashOfShown(content)).not.toBe(hashOfShown({ ...content, shown: [] }));
		expect(canonicalJson(content)).toContain(first);
		expect(manifestIn(content)).toEqual([{ part: 'a', key: '02', body: null, seq: 3, contentHash: first }]);
		expect(manifestIn({ shown: [null, 1, { key: 'other' }] })).toEqual([]);
	});

	it('[WH14] names the words of the other parts of the same act, or nothing is recorded', () => {
		const honest = prepared(first);
		expect(faultIn(honest.answer, honest.asked, self)).toBeNull();
		const wrong = prepared(other);
		expect(faultIn(wrong.answer, wrong.asked, self)).toBe('words');
	});

	it('[WH14] is held against the words that the page shows', () => {
		const plan = { sections: [{ parts: [{ id: 'a', contentHash: first }] }] } as unknown as PlanView;
		const [line] = manifestIn({ shown: manifestWith(first) });
		const [changed] = manifestIn({ shown: manifestWith(other) });
		if (line === undefined || changed === undefined) {
			throw new Error('a line each');
		}
		expect(lineState(plan, line)).toBe('same');
		expect(lineState(plan, changed)).toBe('differs');
		expect(lineState(plan, { ...line, part: 'b' })).toBe('gone');
	});
});

describe('21 on the pages of sign-off', () => {
	const planAt = (step: string) => ({ whole: { part: 'w', step, changes: [] } }) as unknown as PlanView;

	it('[WH15] asks the bodies for nothing before it names the frozen words of every part', () => {
		const asked = (step: string) => isAsked(planAt(step), { id: 'w' });
		expect(['writing', 'to-freeze', 'changed', 'ready', 'decided'].map(asked)).toEqual([false, false, false, true, true]);
		expect(isAsked(planAt('writing'), { id: 'a' })).toBe(true);
		const standings = [{ body: '994031', standing: 'lapsed', at: null }];
		const frozen = { seq: 3, at: '2026-11-24T00:00:00.000Z', by: '', byParty: '' };
		const part = { id: 'w', key: '21', body: null, frozen, standings } as unknown as PartView;
		const awaitedAt = (step: string) =>
			awaitedBodies(
				{
					...planAt(step),
					parties: [{ code: '994031', membership: 'member' }],
					sections: [{ key: '21', shortTitle: '添付', dueOn: null, parts: [part] }],
				} as unknown as PlanView,
				[],
				[],
			).length;
		expect([awaitedAt('changed'), awaitedAt('ready')]).toEqual([0, 1]);
	});

	it('[WH5] goes out of a 決裁 with any part that is taken out, and stays in a 確認', () => {
		const part = (id: string, standing: string) => ({ id, standings: [{ body: '994031', standing }] });
		const plan = (...parts: object[]) =>
			({ ...planAt('ready'), seat: self.seat, sections: [{ parts: [...parts, part('w', 'none')] }] }) as unknown as PlanView;
		const waits = [{ id: 'a' }, { id: 'b' }, { id: 'w' }];
		const open = plan(part('a', 'none'), part('b', 'checked'), part('c', 'decided'));
		const out = (chosen: string[], decides = true, of = open) => [...leftOut(of, waits, new Set(chosen), decides)];
		expect(out([])).toEqual([]);
		expect(out(['a'])).toEqual(['a', 'w']);
		expect(out(['w'])).toEqual(['w']);
		expect(out(['a'], false)).toEqual(['a']);
		// What the body has returned waits for other words, and the whole plan with it.
		expect(out([], true, plan(part('a', 'none'), part('b', 'none'), part('c', 'returned')))).toEqual(['w']);
		const others = { id: 'd', standings: [{ body: '994022', standing: 'none' }] };
		expect(out([], true, plan(part('a', 'none'), part('b', 'none'), others))).toEqual([]);
	});

	it('[WH18] says why 21 cannot be decided yet, and nothing where it can or only a 確認 is recorded', () => {
		const part = (id: string, standing: string) => ({ id, standings: [{ body: self.seat.party.code, standing }] });
		const plan = (step: string, standing: string) =>
			({
				...planAt(step),
				seat: self.seat,
				sections: [{ parts: [part('a', standing), part('w', 'none')] }],
			}) as unknown as PlanView;
		const whole = [{ id: 'w' }];
		expect(wholeWaitsFor(plan('ready', 'none'), whole, true)).toBe('own');
		expect(wholeWaitsFor(plan('ready', 'none'), [{ id: 'a' }, ...whole], true)).toBeNull();
		expect(wholeWaitsFor(plan('ready', 'decided'), whole, true)).toBeNull();
		expect(wholeWaitsFor(plan('changed', 'decided'), whole, true)).toBe('freeze');
		expect(wholeWaitsFor(plan('changed', 'none'), whole, false)).toBeNull();
		expect(wholeWaitsFor(plan('ready', 'none'), [{ id: 'a' }], true)).toBeNull();
	});
});
