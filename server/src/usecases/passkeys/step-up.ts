import type { EvidenceView, PreparedView, SigningRequests } from '@renkei/api';
import { accept, type Result, refuse } from '@renkei/plan';
import type { AskedAt } from '../../auth/own-origin.ts';
import { activePasskeys, notePasskeyUse } from '../../storage/passkeys.ts';
import type { Db, PasskeyRow, Tx } from '../../storage/tables.ts';
import { checkedCounter } from './verify.ts';

/** Who proves what: the person of the session, over the challenge of a prepared act, at the address of the request. */
export interface StepUp {
	readonly person: string;
	/** base64url of the SHA-256 of the intent's text. */
	readonly challenge: string;
	readonly address: AskedAt;
}

/** How the person is to prove once more who they are: by a passkey where one stands for this address, else by the sign-in. */
export async function stepUpFor(db: Db | Tx, { person, challenge, address }: StepUp): Promise<PreparedView['stepUp']> {
	const passkeys = await passkeysAt(db, person, address);
	return {
		method: passkeys.length === 0 ? 'sign-in' : 'passkey',
		challenge,
		rpId: address.rpId ?? '',
		passkeys: passkeys.map((row) => ({ id: row.id, transports: JSON.parse(row.transports) as string[] })),
	};
}

/**
 * The proof as it goes into the record. Inside the transaction of the act: a passkey that was ended a moment ago proves
 * nothing.
 */
export async function proveStepUp(
	tx: Tx,
	ask: StepUp & { readonly assertion: SigningRequests['commit']['assertion']; readonly at: string },
): Promise<Result<EvidenceView['stepUp']>> {
	const { person, challenge, address, assertion, at } = ask;
	const passkeys = await passkeysAt(tx, person, address);
	if (passkeys.length === 0) {
		return assertion ? refuse('step-up-failed') : accept({ method: 'sign-in' });
	}
	if (!assertion) {
		return refuse('passkey-required');
	}
	const passkey = passkeys.find(({ id }) => id === assertion.id);
	if (passkey === undefined) {
		return refuse('step-up-failed');
	}
	const expected = { challenge, origin: address.origin, rpId: passkey.rp_id };
	const counter = await checkedCounter(assertion, expected, passkey);
	if (counter === null) {
		return refuse('step-up-failed');
	}
	await notePasskeyUse(tx, { id: passkey.id, counter, at });
	const { authenticatorData, clientDataJSON, signature } = assertion.response;
	return accept({
		method: 'passkey',
		credential: passkey.id,
		publicKey: passkey.public_key,
		rpId: passkey.rp_id,
		origin: address.origin,
		registeredAt: passkey.created_at,
		authenticatorData,
		clientDataJSON,
		signature,
	});
}

async function passkeysAt(db: Db | Tx, person: string, { rpId }: AskedAt): Promise<PasskeyRow[]> {
	return rpId === null ? [] : activePasskeys(db, { person, rpId });
}
