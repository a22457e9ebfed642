import type { SigningRequests } from '@renkei/api';
import type { AskedAt } from '../auth/own-origin.ts';
import type { Asker } from '../usecases/deps.ts';
import { askPasskeyProof } from '../usecases/passkeys/prove.ts';
import type { PracticeDesk } from './practice-desk.ts';
import { type Assertion, type SoftwarePasskey, softwarePasskey } from './software-passkey.ts';

type Ask = Asker & { readonly address: AskedAt };

/** The devices of everybody in a test: what they have made answers where one of them is asked to prove something. */
export interface PasskeyHand {
	/** A seat whose person has signed in this very moment. */
	signIn(seat: string): Promise<Asker>;
	/** A new device for an address. */
	make(address: { readonly origin: string; readonly rpId: string }): SoftwarePasskey;
	/** What proves a deed: the first device that is asked, or null where the sign-in is, or where it is refused. */
	prove(ask: Ask, deed: SigningRequests['passkeyProof']): Promise<Assertion | null>;
}

/** No devices yet. */
export function passkeyHand(desk: PracticeDesk): PasskeyHand {
	const made = new Map<string, SoftwarePasskey>();
	return {
		async signIn(seat) {
			const asker = await desk.as(seat);
			desk.sqlite.prepare('update session set created_at = ? where id = ?').run(asker.moment.at, asker.session.id);
			return asker;
		},
		make({ origin, rpId }) {
			const passkey = softwarePasskey(rpId, origin);
			made.set(passkey.id, passkey);
			return passkey;
		},
		async prove(ask, deed) {
			const asked = await askPasskeyProof(desk.deps, { ...ask, deed });
			if (!asked.ok) {
				return null;
			}
			const passkey = asked.value.passkeys.map(({ id }) => made.get(id)).find((one) => one !== undefined);
			return passkey?.assert(asked.value.challenge) ?? null;
		},
	};
}
