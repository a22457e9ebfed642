import { type InboxView, requests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { type Handler, type PersonCall, plain, withBody } from '../call.ts';

const nothing: InboxView = { asks: [], news: [], ended: [], count: 0, more: 0 };

/** Routes of what a person is told. */
export const inboxRoutes = {
	inbox: { on: 'person', ...plain<PersonCall>(async () => accept({ body: nothing })) },
	inboxCount: { on: 'person', ...plain<PersonCall>(async () => accept({ body: { count: 0 } })) },
	markNotices: {
		on: 'person',
		...withBody<PersonCall, typeof requests.notices>(requests.notices, async () => accept({ body: nothing })),
	},
} satisfies Record<string, Handler>;
