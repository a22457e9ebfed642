import { describe, expect, it } from 'vitest';
import { readMailAddress, readMailCode } from './mail-address.ts';

const read = (typed: string) => {
	const found = readMailAddress(typed);
	return found.ok ? found.value : found.refusal.code;
};

describe('a mail address', () => {
	it('[IB21] is one plain address, full-width letters and blanks around it allowed', () => {
		for (const address of ['kikaku@town.asagiri.example.jp', "o'neil+x_1@a-b.co", `${'a'.repeat(64)}@example.jp`]) {
			expect(read(address)).toBe(address);
		}
		expect(read('　ｋｉｋａｋｕ－１＠ｔｏｗｎ．ｅｘａｍｐｌｅ．ｊｐ ')).toBe('kikaku-1@town.example.jp');
		// An input method that stands on kana writes these for the same keys.
		expect(read('ｋｉｋａｋｕー１＠ｔｏｗｎ。ｅｘａｍｐｌｅ。ｊｐ')).toBe('kikaku-1@town.example.jp');
	});

	it.each([
		['no address', ['', 'kikaku', 'kikaku@', '@example.jp', 'a@b@example.jp', 'kikaku@localhost', 'a@-x.jp', 'a@x..jp']],
		['a display name', ['企画課 <kikaku@example.jp>', '<kikaku@example.jp>', '"kikaku"@example.jp', 'kikaku(x)@example.jp']],
		[
			'two of them',
			['a@example.jp,b@example.jp', 'a@example.jp；b@example.jp', 'a@example.jp b@example.jp', 'a@example.jp、b@example.jp'],
		],
		[
			'a line end',
			['a@example.jp\r\nBcc: b@example.jp', 'a@example.jp\nx', 'a@exam\tple.jp', 'a\u2028@example.jp', 'a\0@example.jp'],
		],
		['dots that many servers refuse', ['..a@docomo.ne.jp', 'a.@docomo.ne.jp', 'a..b@docomo.ne.jp', '.a@docomo.ne.jp']],
		['letters of no address', ['企画@example.jp', 'kikaku@例え.jp', 'kikaku@exаmple.jp']],
		[
			'too many letters',
			[
				`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(9)}.jp`,
				`${'a'.repeat(65)}@example.jp`,
			],
		],
	])('[IB21] with %s is refused', (_, typed) => {
		expect(typed.map(read)).toEqual(typed.map(() => 'malformed'));
		expect(read('kikaku@example.jp')).toBe('kikaku@example.jp');
	});

	it('[IB23] a code is six digits, full-width ones and blanks too', () => {
		expect(['012345', '０１２３４５', ' 012-345 ', '０１２　３４５', '０１２ー３４５\n'].map(readMailCode)).toEqual(
			Array(5).fill('012345'),
		);
		expect(['', '12345', '1234567', '12345a', 'null'].map(readMailCode)).toEqual(Array(5).fill(null));
	});
});
