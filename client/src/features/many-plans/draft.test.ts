import { describe, expect, it } from 'vitest';
import { emptyDraft, faultOf, refusedDraft, requestOf } from './draft.ts';

const draft = { ...emptyDraft, plans: ['p1', 'p2'], text: '出典を書いてください。' };

describe('a comment for several plans', () => {
	it('[OI20] it is sent once it has plans, not too many, and words', () => {
		expect(faultOf(draft)).toBeNull();
		expect(faultOf({ ...draft, plans: [] })).toBe('plans');
		expect(faultOf({ ...draft, plans: Array.from({ length: 60 }, String) })).toBeNull();
		expect(faultOf({ ...draft, plans: Array.from({ length: 61 }, String) })).toBe('many');
		expect(faultOf({ ...draft, text: '　\n' })).toBe('words');
	});

	it('[OI22] it asks the 代表団体 only where that was chosen', () => {
		expect(requestOf(draft)).toEqual({
			kind: 'comment',
			section: '02',
			plans: ['p1', 'p2'],
			text: draft.text,
			to: 'representative',
		});
		expect(requestOf({ ...draft, toRepresentative: false })).not.toHaveProperty('to');
	});

	it('[OI21] what was refused keeps its words for the plans that have it not', () => {
		const results = [
			{ plan: 'p1', thread: 't', code: null, text: null },
			{ plan: 'p2', thread: null, code: 'representative-unset', text: '代表団体がまだ決まっていません。' },
		];
		expect(refusedDraft(draft, { results })).toEqual({ ...draft, plans: ['p2'] });
	});
});
