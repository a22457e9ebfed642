import { requests, type ThreadView } from '@renkei/api';
import { accept, refuse } from '@renkei/plan';
import { discussionOf } from '../../storage/discussion.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { threadsOfPart } from '../../storage/threads.ts';
import { addComment } from '../../usecases/add-comment.ts';
import { addThread } from '../../usecases/add-thread.ts';
import { changeThread } from '../../usecases/change-thread.ts';
import { type Answer, type Handler, type PartCall, plain, type ThreadCall, withBody } from '../call.ts';
import { presentThreads } from '../present/thread.ts';

async function threadsOn({ deps, grant }: PartCall): Promise<ThreadView[]> {
	const { plan, part } = grant;
	const seats = new Map((await findSeats(deps.db, { plan: plan.id })).map((seat) => [seat.id, seat]));
	return presentThreads(await threadsOfPart(deps.db, part.id), await discussionOf(deps.db, { plan: plan.id, part: part.id }), {
		seat: grant.seat,
		representative: plan.representative,
		seats,
		template: deps.template,
		partOf: (id) => (id === part.id ? part : undefined),
	});
}

/** The one thread as it stands after an act. */
async function threadNow(call: PartCall, thread: string): Answer {
	const view = (await threadsOn(call)).find((one) => one.id === thread);
	return view === undefined ? refuse('unknown') : accept({ body: view });
}

async function setThread(call: ThreadCall, body: (typeof requests.threadChange)['_output']): Answer {
	const { deps, session, moment, thread } = call;
	const changed = await changeThread(deps, { session, moment, thread: thread.id, state: body.state ?? 'open' });
	return changed.ok ? threadNow(call, thread.id) : changed;
}

/** Routes of the threads on a part and of what is said in them. */
export const threadRoutes = {
	threads: {
		on: 'part',
		...plain<PartCall>(async (call) => {
			await call.deps.readModel.catchUpPart(call.grant.part.id);
			return accept({ body: { threads: await threadsOn(call) } });
		}),
	},
	addThread: {
		on: 'part',
		...withBody<PartCall, typeof requests.newThread>(requests.newThread, async (call, thread) => {
			const { deps, session, moment, grant } = call;
			const added = await addThread(deps, { session, moment, part: grant.part.id, thread });
			return added.ok ? threadNow(call, added.value) : added;
		}),
	},
	thread: {
		on: 'thread',
		...plain<ThreadCall>(async (call) => {
			const { plan, part } = call.grant;
			await call.deps.readModel.catchUpPart(part.id);
			const view = (await threadsOn(call)).find((one) => one.id === call.thread.id);
			return view === undefined ? refuse('unknown') : accept({ body: { ...view, plan: plan.id, section: part.key } });
		}),
	},
	addComment: {
		on: 'thread',
		...withBody<ThreadCall, typeof requests.reply>(requests.reply, async (call, { text }) => {
			const { deps, session, moment, thread } = call;
			const added = await addComment(deps, { session, moment, thread: thread.id, text });
			return added.ok ? threadNow(call, thread.id) : added;
		}),
	},
	changeThread: { on: 'thread', ...withBody<ThreadCall, typeof requests.threadChange>(requests.threadChange, setThread) },
	patchThread: { on: 'thread', ...withBody<ThreadCall, typeof requests.threadChange>(requests.threadChange, setThread) },
	changeComment: {
		on: 'thread',
		...withBody<ThreadCall, typeof requests.commentChange>(requests.commentChange, async () => refuse('unknown')),
	},
	react: { on: 'thread', ...withBody<ThreadCall, typeof requests.reaction>(requests.reaction, async () => refuse('unknown')) },
} satisfies Record<string, Handler>;
