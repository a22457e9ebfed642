import { createHash } from 'node:crypto';
import type { SigningRequests } from '@renkei/api';
import {
	type VerifiedAuthenticationResponse,
	type VerifiedRegistrationResponse,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import type { PasskeyRow } from '../../storage/tables.ts';
import { isPlainBase64url, readClientData } from './client-data.ts';
import { isSoundKey, keyKinds } from './sound-key.ts';

/** What a proof must be for. */
export interface Expected {
	readonly challenge: string;
	readonly origin: string;
	readonly rpId: string;
}

export type Assertion = NonNullable<SigningRequests['commit']['assertion']>;
export type Attestation = SigningRequests['newPasskey']['credential'];
export type NewCredential = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;

/** The name under which devices keep a person's passkeys: it tells whoever holds the device nothing about the person. */
export function userHandleOf(person: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(createHash('sha256').update(`renkei.person\n${person}`).digest());
}

/** A new passkey as its device described it; null where anything about it does not hold. */
export async function checkedCredential(given: Attestation, expected: Expected): Promise<NewCredential | null> {
	const { clientDataJSON, attestationObject } = given.response;
	if (readClientData(clientDataJSON)?.framed !== false || !isPlainBase64url(attestationObject)) {
		return null;
	}
	const { verified, registrationInfo } = await orNone<VerifiedRegistrationResponse>({ verified: false }, async () => {
		if (!isBareAttestation(attestationObject)) {
			return { verified: false };
		}
		return verifyRegistrationResponse({
			response: { ...attachedTo(given), response: { clientDataJSON, attestationObject } },
			expectedChallenge: expected.challenge,
			expectedOrigin: expected.origin,
			expectedRPID: expected.rpId,
			requireUserVerification: true,
			supportedAlgorithmIDs: [...keyKinds],
		});
	});
	const isWhole = registrationInfo !== undefined && isSoundKey(registrationInfo.credential.publicKey);
	return verified && isWhole && registrationInfo.credential.id === given.id ? registrationInfo : null;
}

/** Whether an assertion by this passkey holds. @returns the counter that its device told, or null */
export async function checkedCounter(given: Assertion, expected: Expected, passkey: PasskeyRow): Promise<number | null> {
	const { clientDataJSON, authenticatorData, signature, userHandle } = given.response;
	const handle = Buffer.from(userHandleOf(passkey.person)).toString('base64url');
	const isPlain = [clientDataJSON, authenticatorData, signature].every(isPlainBase64url);
	if (!isPlain || readClientData(clientDataJSON)?.framed !== false || (userHandle ?? handle) !== handle) {
		return null;
	}
	const { verified, authenticationInfo } = await orNone<Partial<VerifiedAuthenticationResponse>>({ verified: false }, () =>
		verifyAuthenticationResponse({
			response: { ...attachedTo(given), response: { clientDataJSON, authenticatorData, signature } },
			expectedChallenge: expected.challenge,
			expectedOrigin: expected.origin,
			expectedRPID: expected.rpId,
			requireUserVerification: true,
			// Counters are not judged: keys that stand on several devices always say 0 (reliability.md §4).
			credential: { id: passkey.id, publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')), counter: 0 },
		}),
	);
	return verified === true && authenticationInfo !== undefined ? authenticationInfo.newCounter : null;
}

/** The parts of a credential that say nothing about whether it holds. */
function attachedTo({ id, rawId, type }: Assertion | Attestation) {
	return { id, rawId, type, clientExtensionResults: {} };
}

/**
 * Whether a device says nothing about its maker, as it was asked. Certificates are not looked at at all: checking one means to
 * fetch addresses that it names.
 */
function isBareAttestation(attestationObject: string): boolean {
	const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
	const format = decoded.get('fmt');
	// Some devices sign with the new key itself, unasked.
	return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined);
}

/** The library throws at whatever does not hold, and at what it cannot read. */
async function orNone<T>(none: T, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch {
		return none;
	}
}
