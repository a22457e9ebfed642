import { requests, type ThreadView } from '@renkei/api';
import { accept, isToldOfDraft, refuse } from '@renkei/plan';
import { mayKnow } from '../../auth/section-grants.ts';
import { discussionOf } from '../../storage/discussion.ts';
import { findSeats, partiesOf } from '../../storage/grant-facts.ts';
import { roundsById } from '../../storage/rounds.ts';
import { threadsOfPart } from '../../storage/threads.ts';
import { addComment } from '../../usecases/add-comment.ts';
import { addThread } from '../../usecases/add-thread.ts';
import { changeComment } from '../../usecases/change-comment.ts';
import { changeThread } from '../../usecases/change-thread.ts';
import { react } from '../../usecases/react.ts';
import { type Answer, type CommentCall, type Handler, type PartCall, plain, type ThreadCall, withBody } from '../call.ts';
import { presentThreads } from '../present/thread.ts';

/** Threads of the part as far as this seat may be told of them. */
export async function threadsOn({ deps, grant }: PartCall): Promise<ThreadView[]> {
	const { db, template } = deps;
	const { plan, part } = grant;
	const seats = new Map((await findSeats(db, { plan: plan.id })).map((seat) => [seat.id, seat]));
	const figures = await mayKnow(db, grant, { place: 'figure', draft_of: null });
	const rows = (await threadsOfPart(db, part.id)).filter(
		(thread) => (figures || thread.place !== 'figure') && isToldOfDraft({ draftOf: thread.draft_of }, grant.seat.party.code),
	);
	return presentThreads(rows, await discussionOf(db, { plan: plan.id, part: part.id }), {
		seat: grant.seat,
		representative: plan.representative,
		parties: await partiesOf(db, plan.id),
		seats,
		template,
		partOf: (id) => (id === part.id ? part : undefined),
		rounds: await roundsById(db, plan.id),
	});
}

/** The one thread as it stands after an act. */
async function threadNow(call: PartCall, thread: string): Answer {
	const view = (await threadsOn(call)).find((one) => one.id === thread);
	return view === undefined ? refuse('unknown') : accept({ body: view });
}

async function setThread(call: ThreadCall, body: (typeof requests.threadChange)['_output']): Answer {
	const { deps, session, moment, thread } = call;
	const changed = await changeThread(deps, { session, moment, thread: thread.id, change: body });
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
		...withBody<ThreadCall, typeof requests.reply>(requests.reply, async (call, words) => {
			const { deps, session, moment, thread } = call;
			const added = await addComment(deps, { session, moment, thread: thread.id, words });
			return added.ok ? threadNow(call, thread.id) : added;
		}),
	},
	changeThread: { on: 'thread', ...withBody<ThreadCall, typeof requests.threadChange>(requests.threadChange, setThread) },
	patchThread: { on: 'thread', ...withBody<ThreadCall, typeof requests.threadChange>(requests.threadChange, setThread) },
	changeComment: {
		on: 'comment',
		...withBody<CommentCall, typeof requests.commentChange>(requests.commentChange, async (call, change) => {
			const { deps, session, moment, thread, comment } = call;
			const changed = await changeComment(deps, { session, moment, comment: comment.id, change });
			return changed.ok ? threadNow(call, thread.id) : changed;
		}),
	},
	react: {
		on: 'comment',
		...withBody<CommentCall, typeof requests.reaction>(requests.reaction, async (call, reaction) => {
			const { deps, session, moment, thread, comment } = call;
			const reacted = await react(deps, { session, moment, comment: comment.id, ...reaction });
			return reacted.ok ? threadNow(call, thread.id) : reacted;
		}),
	},
} satisfies Record<string, Handler>;
