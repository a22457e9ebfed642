import { signingRequests } from '@renkei/api';
import { refuse } from '@renkei/plan';
import { type Handler, type PersonCall, plain, withBody } from '../call.ts';

/** Routes of a person's own passkeys. */
export const passkeyRoutes = {
	passkeys: { on: 'person', ...plain<PersonCall>(async () => refuse('unknown')) },
	passkeyOptions: { on: 'person', ...plain<PersonCall>(async () => refuse('unknown')) },
	addPasskey: {
		on: 'person',
		...withBody<PersonCall, typeof signingRequests.newPasskey>(signingRequests.newPasskey, async () => refuse('unknown')),
	},
	changePasskey: {
		on: 'person',
		...withBody<PersonCall, typeof signingRequests.passkeyChange>(signingRequests.passkeyChange, async () => refuse('unknown')),
	},
} satisfies Record<string, Handler>;
