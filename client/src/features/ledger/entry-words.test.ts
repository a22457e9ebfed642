import { ledgerKinds } from '@renkei/ledger';
import { expect, it } from 'vitest';
import { ledgerText } from '../../text/ledger.ts';
import { todayText } from '../../text/today.ts';
import { wordsOf } from './entry-words.ts';

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
