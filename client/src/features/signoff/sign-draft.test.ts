import { expect, it } from 'vitest';
import { emptyDraft, missingIn, requestOf, type SignDraft, type SignTarget } from './sign-draft.ts';

const TODAY = '2026-11-24';
const opened: SignTarget[] = [{ part: 'a', openedHash: 'sha256:1' }];
const full: SignDraft = { ...emptyDraft, verdict: 'agree', documentNumber: ' 栗総第412号 ', decidedOn: 'R8.11.24' };
const fields = (draft: SignDraft, targets = opened) => missingIn(draft, 'decision-maker', targets, TODAY).map((one) => one.words);

it('[SF1] a complete 決裁 is sent with the hash that was read and the date in ISO form', () => {
	expect(requestOf(full, 'decision-maker', opened, TODAY)).toEqual({
		act: 'sign',
		parts: [{ part: 'a', contentHash: 'sha256:1' }],
		verdict: 'agree',
		capacity: 'decision-maker',
		documentNumber: '栗総第412号',
		decidedOn: '2026-11-24',
	});
});

it('[SF2] nothing is chosen beforehand and everything missing is named in order', () => {
	expect(fields(full)).toEqual([]);
	expect(fields(emptyDraft)).toEqual(['verdict', 'documentNumber', 'decidedOn']);
	expect(fields({ ...full, decidedOn: '11月24日' })).toEqual(['decidedOn-unread']);
	expect(fields(full, [])).toEqual(['parts']);
	expect(requestOf(emptyDraft, 'decision-maker', opened, TODAY)).toBeNull();
});

it('[SF3] words that were not opened cannot be signed', () => {
	expect(requestOf(full, 'decision-maker', opened, TODAY)).not.toBeNull();
	const unread = [...opened, { part: 'b', openedHash: null }];
	expect(fields(full, unread)).toEqual(['opened']);
	expect(requestOf(full, 'decision-maker', unread, TODAY)).toBeNull();
});

it('[SF4] 差戻し and 条件付同意 need words, 同意 and 対象外 do not', () => {
	expect(fields({ ...full, verdict: 'not-applicable' })).toEqual([]);
	expect(fields({ ...full, verdict: 'return' })).toEqual(['reason']);
	expect(fields({ ...full, verdict: 'conditional' })).toEqual(['condition']);
	expect(fields({ ...full, verdict: 'return', text: '年度が違います' })).toEqual([]);
});

it('[SF6] a 差戻し is given without 文書番号 and 決裁日, but a day that is written must be readable', () => {
	const draft: SignDraft = { ...emptyDraft, verdict: 'return', text: '年度が違います' };
	expect(fields({ ...draft, verdict: 'conditional' })).toEqual(['documentNumber', 'decidedOn']);
	expect(fields(draft)).toEqual([]);
	expect(fields({ ...draft, decidedOn: '11月24日' })).toEqual(['decidedOn-unread']);
	expect(requestOf(draft, 'decision-maker', opened, TODAY)).toEqual({
		act: 'sign',
		parts: [{ part: 'a', contentHash: 'sha256:1' }],
		verdict: 'return',
		capacity: 'decision-maker',
		text: '年度が違います',
	});
});

it('[SF5] a 担当確認 asks for no 文書番号 and no 決裁日', () => {
	const draft: SignDraft = { ...emptyDraft, verdict: 'agree' };
	expect(missingIn(draft, 'checked', opened, TODAY)).toEqual([]);
	expect(requestOf({ ...draft, documentNumber: '1' }, 'checked', opened, TODAY)).toEqual({
		act: 'sign',
		parts: [{ part: 'a', contentHash: 'sha256:1' }],
		verdict: 'agree',
		capacity: 'checked',
	});
});

it('[SF7] a 代決 says in whose place it is given; nobody else is asked for that', () => {
	expect(missingIn(full, 'acting', opened, TODAY).map((one) => one.words)).toEqual(['absent']);
	expect(missingIn(full, 'delegated', opened, TODAY)).toEqual([]);
	expect(requestOf({ ...full, absent: ' 総務課長 小林 ' }, 'acting', opened, TODAY)).toMatchObject({ absent: '総務課長 小林' });
	expect(requestOf({ ...full, absent: '総務課長 小林' }, 'decision-maker', opened, TODAY)).not.toHaveProperty('absent');
});

it('[SF8] 合議先 are sent line by line, up to 20 and as long as the record takes them', () => {
	expect(requestOf({ ...full, consulted: '財政課長\n\n 企画課長 \n' }, 'decision-maker', opened, TODAY)).toMatchObject({
		consulted: ['財政課長', '企画課長'],
	});
	expect(fields({ ...full, consulted: '課\n'.repeat(20) })).toEqual([]);
	expect(fields({ ...full, consulted: '課\n'.repeat(21) })).toEqual(['consulted']);
	expect(fields({ ...full, consulted: '課'.repeat(201) })).toEqual(['consulted']);
});

it('[SF9] words that were typed for another verdict are not sent with 同意', () => {
	expect(requestOf({ ...full, text: '年度が違います' }, 'decision-maker', opened, TODAY)).not.toHaveProperty('text');
});

it('[SF10][SG61] a 決裁日 may be today and no day after it, nor one of years ago', () => {
	expect(fields({ ...full, decidedOn: 'R8.11.24' })).toEqual([]);
	expect(fields({ ...full, decidedOn: 'R8.11.25' })).toEqual(['decidedOn-future']);
	expect(requestOf({ ...full, decidedOn: 'R8.11.25' }, 'decision-maker', opened, TODAY)).toBeNull();
	expect(fields({ ...full, decidedOn: 'R5.11.24' })).toEqual([]);
	expect(fields({ ...full, decidedOn: 'R5.11.23' })).toEqual(['decidedOn-past']);
	// Also where a 差戻し names a day of its own will.
	expect(fields({ ...full, verdict: 'return', text: '年度が違います', decidedOn: 'R9.1.1' })).toEqual(['decidedOn-future']);
});
