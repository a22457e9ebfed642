import { refuse } from '../refusal.ts';
import { accept, type Result } from '../result.ts';

const LONGEST = 254;
/** One plain address: no display name, no quotes, no second one, nothing that ends a line. */
const plainAddress =
	/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** What an input method writes for the key of the hyphen, and what programs make of a hyphen. */
const hyphens = /[‐-―−ー－ｰ]/g;

/** Full-width letters, digits and signs as Japanese input methods write them, in ASCII: 「。」 is the key of the full stop. */
function halfWidth(text: string): string {
	return text
		.replaceAll(hyphens, '-')
		.replaceAll(/[。｡]/g, '.')
		.replaceAll(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
		.replaceAll('　', ' ');
}

/** Reads a mail address as a person typed it. @returns `malformed` with what is to be done, for what is not one plain address */
export function readMailAddress(typed: string): Result<string> {
	const address = halfWidth(typed).trim();
	if (address.length > LONGEST) {
		return refuse('malformed', `メールアドレスは${LONGEST}文字までです。短いアドレスを入れてください。`);
	}
	if (/[,;、，；\s]/.test(address)) {
		return refuse('malformed', 'メールアドレスは一つだけ、空白や読点を入れずに書いてください。');
	}
	if (/^\.|\.\.|\.@/.test(address)) {
		// Old addresses of Japanese mobile phones; many mail servers take none of them.
		return refuse(
			'malformed',
			'点（.）が続くか、@ の前か先頭に点があるアドレスには、メールが届かないことがあります。別のアドレスを入れてください。',
		);
	}
	return plainAddress.test(address)
		? accept(address)
		: refuse('malformed', 'メールアドレスの形になっていません。例：kikaku@town.example.jp');
}

/** A code as a person typed it: full-width digits, blanks and hyphens do not count. @returns null for what is not six digits */
export function readMailCode(typed: string): string | null {
	const code = halfWidth(typed).replaceAll(/[\s-]/g, '');
	return /^\d{6}$/.test(code) ? code : null;
}
