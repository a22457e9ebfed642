import { type PasskeysView, signingRequests } from '@renkei/api';
import { accept, type Result } from '@renkei/plan';
import { passkeysOf } from '../../storage/passkeys.ts';
import type { PasskeyRow } from '../../storage/tables.ts';
import { endPasskey } from '../../usecases/passkeys/end-passkey.ts';
import { addPasskey, passkeyOptions } from '../../usecases/passkeys/register.ts';
import { type Answer, type Handler, type PersonCall, plain, withBody } from '../call.ts';

const present = (row: PasskeyRow): PasskeysView['passkeys'][number] => ({
	...{ id: row.id, label: row.label, rpId: row.rp_id, backedUp: row.backed_up === 1 },
	...{ createdAt: row.created_at, lastUsedAt: row.last_used_at, revokedAt: row.revoked_at },
});

async function list({ deps, session, address }: PersonCall): Promise<PasskeysView> {
	const rows = await passkeysOf(deps.db, session.personId);
	return { passkeys: rows.map(present), rpId: address.rpId };
}

async function listAfter(call: PersonCall, act: Promise<Result<null>>): Answer {
	const done = await act;
	return done.ok ? accept({ body: await list(call) }) : done;
}

/** Routes of a person's own passkeys. */
export const passkeyRoutes = {
	passkeys: { on: 'person', ...plain<PersonCall>(async (call) => accept({ body: await list(call) })) },
	passkeyOptions: {
		on: 'person',
		...plain<PersonCall>(async ({ deps, session, moment, address }) => {
			const begun = await passkeyOptions(deps, { session, moment, address });
			return begun.ok ? accept({ body: { options: begun.value } }) : begun;
		}),
	},
	addPasskey: {
		on: 'person',
		...withBody<PersonCall, typeof signingRequests.newPasskey>(signingRequests.newPasskey, (call, passkey) => {
			const { deps, session, moment, address } = call;
			return listAfter(call, addPasskey(deps, { session, moment, address, passkey }));
		}),
	},
	changePasskey: {
		on: 'person',
		...withBody<PersonCall, typeof signingRequests.passkeyChange>(signingRequests.passkeyChange, (call) => {
			const { deps, session, moment, params } = call;
			return listAfter(call, endPasskey(deps, { session, moment, passkey: params.passkey ?? '' }));
		}),
	},
} satisfies Record<string, Handler>;
