import { ledgerKinds } from '@renkei/ledger';
import { expect, it } from 'vitest';
import { ledgerText } from '../../text/ledger.ts';
import { listText } from '../../text/status.ts';
import { todayText } from '../../text/today.ts';
import { type Entry, kindOf, wordsOf } from './entry-words.ts';

type Said = NonNullable<Entry['said']>;

it('[LG40] every kind that a log holds has its word in both languages', () => {
	for (const { kinds } of [ledgerText.ja, ledgerText.en]) {
		expect(Object.keys(kinds).toSorted()).toEqual([...ledgerKinds].toSorted());
	}
});

it('[LG40] codes of the journal are said in words, everything else as it was written', () => {
	const said = (kind: string, words: string | null) => wordsOf({ kind, words }, todayText.ja);
	expect(said('drafting', 'allowed')).toBe('許しました');
	expect(said('drafting', 'stopped')).toBe('止めました');
	expect(said('suggest-only', '02')).toBe('02 を提案のみにしました');
	expect(said('suggest-only', '02 open')).toBe('02 をだれでも書けるように戻しました');
	expect(said('reopen', '数字が open')).toBe('数字が open');
	expect(said('of-later-years', 'allowed')).toBe('allowed');
	expect(said('passkey', null)).toBe('');
});

it('[LG40] an act of signing is said with its capacity and verdict, and a 撤回 or 後閲 as what it is', () => {
	const said = (...[act, capacity, verdict]: [Said['act'], Said['capacity'], Said['verdict']]) =>
		kindOf({ kind: 'signing', said: { act, capacity, verdict, parts: 1 } }, ledgerText.ja, listText.ja);
	expect(said('sign', 'checked', 'agree')).toBe('担当確認：同意');
	expect(said('sign', 'decision-maker', 'return')).toBe('決裁：差戻し');
	expect(said('withdraw', 'decision-maker', null)).toBe('決裁の記録の撤回');
	expect(said('later-view', 'decision-maker', null)).toBe('代決の後閲');
	expect(kindOf({ kind: 'signing', said: null }, ledgerText.ja, listText.ja)).toBe('確認・決裁の記録');
});
