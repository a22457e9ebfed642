import type { EvidenceView, PreparedView, SigningRequests } from '@renkei/api';
import { accept, type Result, refuse } from '@renkei/plan';
import type { AskedAt } from '../../auth/own-origin.ts';
import type { Db, Tx } from '../../storage/tables.ts';

/** Who proves what: the person of the session, over the challenge of a prepared act, at the address of the request. */
export interface StepUp {
	readonly person: string;
	/** base64url of the SHA-256 of the intent's text. */
	readonly challenge: string;
	readonly address: AskedAt;
}

/** How the person is to prove once more who they are: by a passkey where one stands for this address, else by the sign-in. */
export async function stepUpFor(_db: Db | Tx, { challenge, address }: StepUp): Promise<PreparedView['stepUp']> {
	return { method: 'sign-in', challenge, rpId: address.rpId ?? '', passkeys: [] };
}

/**
 * The proof as it goes into the record. Inside the transaction of the act: a passkey that was ended a moment ago proves
 * nothing.
 */
export async function proveStepUp(
	_tx: Tx,
	_ask: StepUp & { readonly assertion: SigningRequests['commit']['assertion']; readonly at: string },
): Promise<Result<EvidenceView['stepUp']>> {
	return _ask.assertion ? refuse('step-up-failed') : accept({ method: 'sign-in' });
}
