import { expect, it } from 'vitest';
import { readAddress, readCode } from './code-entry.ts';

it('[IB15] a code is taken as it is typed or pasted: full-width, with spaces or hyphens', () => {
	for (const typed of ['123456', '１２３４５６', ' 123 456 ', '123-456', '１２３ー４５６\n']) {
		expect(readCode(typed), typed).toEqual({ kind: 'code', code: '123456' });
	}
	expect(readCode('　')).toEqual({ kind: 'fault', fault: 'missing' });
	for (const typed of ['12345', '1234567', '12345a']) {
		expect(readCode(typed), typed).toEqual({ kind: 'fault', fault: 'wrong' });
	}
});

it('[IB15] an address is taken in full-width letters too, and what cannot be one is said before anything is sent', () => {
	expect(readAddress('ｙａｍａｄａ＠town.example.jp ')).toEqual({ kind: 'address', address: 'yamada@town.example.jp' });
	expect(readAddress(' ')).toEqual({ kind: 'fault', fault: 'missing' });
	for (const typed of [
		'yamada',
		'yamada@',
		'@town.jp',
		'a b@town.jp',
		'a@b@town.jp',
		'a@town.jp, b@town.jp',
		'yamada@town..jp',
		'山田@town.jp',
	]) {
		expect(readAddress(typed), typed).toEqual({ kind: 'fault', fault: 'wrong' });
	}
});
