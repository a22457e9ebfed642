import { type InboxCount, type InboxView, requests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { inboxCount, inboxOf } from '../../usecases/notices/inbox.ts';
import { markNotices } from '../../usecases/notices/mark-notices.ts';
import { type Handler, type PersonCall, plain, withBody } from '../call.ts';
import { presentInbox } from '../present/notice.ts';

async function inbox({ deps, session, moment }: PersonCall): Promise<InboxView> {
	return presentInbox(await inboxOf(deps, { session, moment }));
}

/** Routes of what a person is told. */
export const inboxRoutes = {
	inbox: { on: 'person', ...plain<PersonCall>(async (call) => accept({ body: await inbox(call) })) },
	inboxCount: {
		on: 'person',
		...plain<PersonCall>(async ({ deps, session, moment }) => {
			const body: InboxCount = { count: await inboxCount(deps, { session, moment }) };
			return accept({ body });
		}),
	},
	markNotices: {
		on: 'person',
		...withBody<PersonCall, typeof requests.notices>(requests.notices, async (call, { notices, done }) => {
			const { deps, session, moment } = call;
			const marked = await markNotices(deps, { session, moment, notices, done });
			return marked.ok ? accept({ body: await inbox(call) }) : marked;
		}),
	},
} satisfies Record<string, Handler>;
