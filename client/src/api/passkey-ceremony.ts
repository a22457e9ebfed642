import type { PreparedView, SigningRequests } from '@renkei/api';

/** Why a browser made or used no passkey. Whoever lets the time run out has cancelled. */
type NotDone = 'cancelled' | 'unsupported' | 'failed';

/** What came of asking for a passkey. */
export type Ceremony =
	| { readonly ok: true; readonly assertion: NonNullable<SigningRequests['commit']['assertion']> }
	/** `elsewhere`: all of the person's are for another address. */
	| { readonly ok: false; readonly why: NotDone | 'elsewhere' };

/** What came of making one. `known`: this device has one of the person already. */
export type NewPasskey =
	| { readonly ok: true; readonly credential: SigningRequests['newPasskey']['credential'] }
	| { readonly ok: false; readonly why: NotDone | 'known' };

type Library = typeof import('@simplewebauthn/browser');
type CreationOptions = Parameters<Library['startRegistration']>[0]['optionsJSON'];
type RequestOptions = Parameters<Library['startAuthentication']>[0]['optionsJSON'];

/** How long the browser asks (ms): a key may have to be fetched from a drawer. */
const CEREMONY_MS = 120_000;

/** Asks the person for one of the passkeys that a prepared act admits. */
export async function assertWithPasskey(ask: PreparedView['stepUp']): Promise<Ceremony> {
	// A browser that is given no list would ask for any passkey of the page, or say that the page is not allowed to ask.
	if (ask.passkeys.length === 0) {
		return { ok: false, why: 'elsewhere' };
	}
	const optionsJSON: RequestOptions = {
		challenge: ask.challenge,
		rpId: ask.rpId,
		allowCredentials: ask.passkeys.map(({ id, transports }) => ({
			id,
			type: 'public-key' as const,
			transports: transports as NonNullable<NonNullable<RequestOptions['allowCredentials']>[number]['transports']>,
		})),
		userVerification: 'required',
		timeout: CEREMONY_MS,
	};
	return inCeremony<Ceremony, 'failed'>(async ({ startAuthentication }) => {
		const { id, rawId, type, response, authenticatorAttachment } = await startAuthentication({ optionsJSON });
		const { clientDataJSON, authenticatorData, signature, userHandle } = response;
		const said = { clientDataJSON, authenticatorData, signature, userHandle };
		return { ok: true, assertion: { id, rawId, type, response: said, authenticatorAttachment, clientExtensionResults: {} } };
	}, 'failed');
}

/** Makes a passkey by the server's options. */
export function makePasskey(options: Readonly<Record<string, unknown>>): Promise<NewPasskey> {
	const optionsJSON = options as unknown as CreationOptions;
	return inCeremony<NewPasskey, 'known'>(async ({ startRegistration }) => {
		const { id, rawId, type, response, authenticatorAttachment } = await startRegistration({ optionsJSON });
		const { clientDataJSON, attestationObject, transports = [] } = response;
		const said = { clientDataJSON, attestationObject, transports };
		return { ok: true, credential: { id, rawId, type, response: said, authenticatorAttachment, clientExtensionResults: {} } };
	}, 'known');
}

/** Runs a ceremony with the library, which is fetched only now. @param taken what a device answers that is not to be used again */
async function inCeremony<T, K extends 'known' | 'failed'>(
	run: (library: Library) => Promise<T>,
	taken: K,
): Promise<T | { readonly ok: false; readonly why: NotDone | K }> {
	// Absent in old browsers, and everywhere on a page that came by plain http from another machine.
	if (window.PublicKeyCredential === undefined) {
		return { ok: false, why: 'unsupported' };
	}
	try {
		return await run(await import('@simplewebauthn/browser'));
	} catch (error) {
		return { ok: false, why: whyNot(error, taken) };
	}
}

function whyNot<T>(error: unknown, taken: T): NotDone | T {
	switch (error instanceof Error ? error.name : '') {
		case 'NotAllowedError':
		case 'AbortError':
			return 'cancelled';
		case 'NotSupportedError':
		case 'ConstraintError':
		case 'SecurityError':
			return 'unsupported';
		case 'InvalidStateError':
			return taken;
		default:
			return 'failed';
	}
}
