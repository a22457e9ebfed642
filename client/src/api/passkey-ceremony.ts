import type { PreparedView, SigningRequests } from '@renkei/api';

/** What came of asking for a passkey. */
export type Ceremony =
	| { readonly ok: true; readonly assertion: NonNullable<SigningRequests['commit']['assertion']> }
	| { readonly ok: false; readonly why: 'cancelled' | 'unsupported' | 'failed' };

/** Asks the person for one of the passkeys that a prepared act admits. */
export async function assertWithPasskey(_ask: PreparedView['stepUp']): Promise<Ceremony> {
	return { ok: false, why: 'unsupported' };
}
