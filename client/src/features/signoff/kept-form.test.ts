import { expect, it } from 'vitest';
import { formName, readLeft } from './kept-form.ts';
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
});
