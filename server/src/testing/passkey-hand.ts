import type { SigningRequests } from '@renkei/api';
import type { AskedAt } from '../auth/own-origin.ts';
import type { Asker, Deps } from '../usecases/deps.ts';
import { askPasskeyProof } from '../usecases/passkeys/prove.ts';
import { type Assertion, type SoftwarePasskey, softwarePasskey } from './software-passkey.ts';

type Ask = Asker & { readonly address: AskedAt };

/** The devices of everybody in a test: what they have made answers where one of them is asked to prove something. */
export interface PasskeyHand {
	/** A new device for an address. */
	make(address: { readonly origin: string; readonly rpId: string }): SoftwarePasskey;
	/** What proves a deed: the first device that is asked, or null where the sign-in is, or where it is refused. */
	prove(ask: Ask, deed: SigningRequests['passkeyProof']): Promise<Assertion | null>;
}

/** No devices yet. */
export function passkeyHand(deps: Deps): PasskeyHand {
	const made = new Map<string, SoftwarePasskey>();
	return {
		make({ origin, rpId }) {
			const passkey = softwarePasskey(rpId, origin);
			made.set(passkey.id, passkey);
			return passkey;
		},
		async prove(ask, deed) {
			const asked = await askPasskeyProof(deps, { ...ask, deed });
			if (!asked.ok) {
				return null;
			}
			const passkey = asked.value.passkeys.map(({ id }) => made.get(id)).find((one) => one !== undefined);
			return passkey?.assert(asked.value.challenge) ?? null;
		},
	};
}
