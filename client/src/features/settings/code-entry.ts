import { readMailAddress, readMailCode } from '@renkei/plan';

/** What was typed where a code is asked for: its six digits, or why they are none. */
export type CodeEntry =
	| { readonly kind: 'code'; readonly code: string }
	| { readonly kind: 'fault'; readonly fault: 'missing' | 'wrong' };

/** Reads a code by the server's own rule, so that a slip is said without asking it. */
export function readCode(typed: string): CodeEntry {
	const code = readMailCode(typed);
	if (code !== null) {
		return { kind: 'code', code };
	}
	return { kind: 'fault', fault: typed.trim() === '' ? 'missing' : 'wrong' };
}

/** What was typed where a mail address is asked for. Whether mail arrives there only the code can tell. */
export type AddressEntry =
	| { readonly kind: 'address'; readonly address: string }
	| { readonly kind: 'fault'; readonly fault: 'missing' | 'wrong' };

/** Reads a mail address by the server's own rule. */
export function readAddress(typed: string): AddressEntry {
	const read = readMailAddress(typed);
	if (read.ok) {
		return { kind: 'address', address: read.value };
	}
	return { kind: 'fault', fault: typed.trim() === '' ? 'missing' : 'wrong' };
}
