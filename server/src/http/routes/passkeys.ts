import { type PasskeysView, signingRequests } from '@renkei/api';
import { accept, isReportedLost, lostUntil, mayEndUnproven, type Result } from '@renkei/plan';
import { passkeysOf } from '../../storage/passkeys.ts';
import type { PasskeyRow } from '../../storage/tables.ts';
import { endable, endPasskey, reportPasskey } from '../../usecases/passkeys/end-passkey.ts';
import { askPasskeyProof, freshSignIn } from '../../usecases/passkeys/prove.ts';
import { addPasskey, passkeyOptions } from '../../usecases/passkeys/register.ts';
import { type Answer, type Handler, type PersonCall, plain, withBody } from '../call.ts';

const present = (row: PasskeyRow, now: string): PasskeysView['passkeys'][number] => ({
	...{ id: row.id, label: row.label, rpId: row.rp_id, backedUp: row.backed_up === 1 },
	...{ createdAt: row.created_at, lastUsedAt: row.last_used_at, revokedAt: row.revoked_at },
	mayEndUnproven: row.revoked_at === null && mayEndUnproven(endable(row), now),
	lostUntil: isReportedLost(row.lost_at, now) ? lostUntil(row.lost_at) : null,
});

async function list({ deps, session, moment, address }: PersonCall): Promise<PasskeysView> {
	const rows = await passkeysOf(deps.db, session.personId);
	return {
		passkeys: rows.map((row) => present(row, moment.at)),
		freshSignIn: (await freshSignIn(deps.db, { session, moment })).ok,
		rpId: address.rpId,
	};
}

async function listAfter(call: PersonCall, act: Promise<Result<null>>): Answer {
	const done = await act;
	return done.ok ? accept({ body: await list(call) }) : done;
}

/** Routes of a person's own passkeys. */
export const passkeyRoutes = {
	passkeys: { on: 'person', ...plain<PersonCall>(async (call) => accept({ body: await list(call) })) },
	passkeyProof: {
		on: 'person',
		...withBody<PersonCall, typeof signingRequests.passkeyProof>(signingRequests.passkeyProof, async (call, deed) => {
			const { deps, session, moment, address } = call;
			const asked = await askPasskeyProof(deps, { session, moment, address, deed });
			return asked.ok ? accept({ body: asked.value }) : asked;
		}),
	},
	passkeyOptions: {
		on: 'person',
		...withBody<PersonCall, typeof signingRequests.passkeyOptions>(signingRequests.passkeyOptions, async (call, wanted) => {
			const { deps, session, moment, address } = call;
			const begun = await passkeyOptions(deps, { session, moment, address, wanted });
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
		...withBody<PersonCall, typeof signingRequests.passkeyChange>(signingRequests.passkeyChange, (call, change) => {
			const { deps, session, moment, address, params } = call;
			const ask = { session, moment, address, passkey: params.passkey ?? '' };
			const done =
				'lost' in change
					? reportPasskey(deps, { ...ask, lost: change.lost })
					: endPasskey(deps, { ...ask, assertion: change.assertion ?? null });
			return listAfter(call, done);
		}),
	},
} satisfies Record<string, Handler>;
