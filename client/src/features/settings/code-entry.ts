/** What was typed where a code is asked for: its six digits, or why they are none. */
export type CodeEntry =
	| { readonly kind: 'code'; readonly code: string }
	| { readonly kind: 'fault'; readonly fault: 'missing' | 'wrong' };

/** Reads a code as people type and paste it: full-width digits, spaces and hyphens between them. */
export function readCode(typed: string): CodeEntry {
	const code = typed.normalize('NFKC').replaceAll(/[\s\-‐-―−ー]/g, '');
	if (code === '') {
		return { kind: 'fault', fault: 'missing' };
	}
	return /^\d{6}$/.test(code) ? { kind: 'code', code } : { kind: 'fault', fault: 'wrong' };
}

/** What was typed where a mail address is asked for. Whether mail arrives there only the code can tell. */
export type AddressEntry =
	| { readonly kind: 'address'; readonly address: string }
	| { readonly kind: 'fault'; readonly fault: 'missing' | 'wrong' };

/** Reads a mail address as people type it: full-width letters too. */
export function readAddress(typed: string): AddressEntry {
	const address = typed.normalize('NFKC').trim();
	if (address === '') {
		return { kind: 'fault', fault: 'missing' };
	}
	return /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(address)
		? { kind: 'address', address }
		: { kind: 'fault', fault: 'wrong' };
}
