import { describe, expect, it } from 'vitest';
import { groundOf } from './form-ground.ts';
import { formName, readLeft, restoredForm } from './kept-form.ts';
import { emptyDraft, isEmptyDraft, readDraft } from './sign-draft.ts';

it('[SC3] what stood in a form is read back field by field', () => {
	const draft = { ...emptyDraft, verdict: 'return' as const, text: '年度が違います', documentNumber: '栗総第412号' };
	expect(readDraft(JSON.stringify(draft))).toEqual(draft);
	expect([isEmptyDraft(draft), isEmptyDraft(emptyDraft)]).toEqual([false, true]);
	expect([...readLeft('["a","b"]')]).toEqual(['a', 'b']);
});

it('[SC3] what is no form, or no field of one, is taken as nothing', () => {
	for (const kept of [null, '', '{', '[]', '7', 'null', '{"verdict":"yes","text":7}']) {
		expect(readDraft(kept), String(kept)).toEqual(emptyDraft);
	}
	for (const kept of [null, '', '{', '{}', '7', '[7]']) {
		expect([...readLeft(kept)], String(kept)).toEqual([]);
	}
});

it('[SC4] no form’s name begins with that of another seat or section: forgetting one forgets no other', () => {
	expect(formName('s1', '01').startsWith(formName('s', '01'))).toBe(false);
	expect(formName('s', '01-again').startsWith(formName('s', '01'))).toBe(false);
	expect(formName('s1', '01')).not.toBe(formName('s', '101'));
});

describe('a form that was filled before', () => {
	const draft = { ...emptyDraft, verdict: 'return' as const, text: '年度が違います', documentNumber: '栗総第412号' };
	const [first, second] = [
		{ id: 'a', contentHash: 'sha256:1' },
		{ id: 'b', contentHash: 'sha256:2' },
	];
	const then = { offered: [first, second], seat: 's', signoffs: [] };
	const kept = JSON.stringify({ ...draft, ground: groundOf(then) });
	const by = (seat: string, part: string) => ({ seat, part });
	const restored = (now: Partial<typeof then> | { signoffs: { seat: string; part: string }[] }, left: string[] = []) =>
		restoredForm(kept, { ...then, ...now }, new Set(left));

	it('[SC3] stands as it was for the same parts with the same words', () => {
		expect(restored({})).toEqual({ draft, restored: 'whole', recorded: false });
		expect(restored({ offered: [second, first] }).restored).toBe('whole');
	});

	it('[SC3] has its words and no verdict where the words are others, or the parts', () => {
		const changed = { draft: { ...draft, verdict: null }, restored: 'changed', recorded: false };
		expect(restored({ offered: [first, { ...second, contentHash: 'sha256:3' }] })).toEqual(changed);
		expect(restored({ offered: [first] })).toEqual(changed);
		expect(restored({ offered: [first, second, { id: 'c', contentHash: 'sha256:4' }] })).toEqual(changed);
		expect(restoredForm(JSON.stringify(draft), then, new Set())).toEqual(changed);
		const chosen = JSON.stringify({ ...emptyDraft, verdict: 'agree', ground: groundOf(then) });
		expect(restoredForm(chosen, { ...then, offered: [first] }, new Set())).toMatchObject({ restored: 'nothing' });
	});

	it('[SC3] does not come back once this seat has recorded all that was in it, and comes back while it has not', () => {
		const gone = { draft: emptyDraft, restored: 'nothing', recorded: true };
		expect(restored({ offered: [], signoffs: [by('s', 'a'), by('s', 'b')] })).toEqual(gone);
		expect(restored({ offered: [second], signoffs: [by('s', 'a')] }, ['b'])).toEqual(gone);
		expect(restored({ offered: [second], signoffs: [by('s', 'a')] }).restored).toBe('changed');
		expect(restored({ offered: [], signoffs: [by('other', 'a'), by('other', 'b')] }).restored).toBe('changed');
		// Reopened: nothing is offered for a while, and nothing of it is recorded.
		expect(restored({ offered: [] }).restored).toBe('changed');
	});

	it('[SC3] does not take what this seat had recorded before for an answer that was lost', () => {
		const before = { ...then, signoffs: [by('s', 'a'), by('s', 'b')] };
		const again = JSON.stringify({ ...draft, ground: groundOf(before) });
		expect(restoredForm(again, before, new Set()).restored).toBe('whole');
		const more = { ...before, signoffs: [...before.signoffs, by('s', 'a'), by('s', 'b')] };
		expect(restoredForm(again, more, new Set()).recorded).toBe(true);
	});

	it('[SC3] what is no ground is taken as that of no parts', () => {
		const nameless = { a: { hash: 'sha256:1' }, b: { hash: 'sha256:2', records: '0' } };
		for (const ground of [null, 7, { a: null }, { a: { hash: 7 } }, nameless]) {
			expect(restoredForm(JSON.stringify({ ...draft, ground }), then, new Set()).restored, JSON.stringify(ground)).toBe(
				'changed',
			);
		}
	});
});
