import { requests } from '@renkei/api';
import { accept, refuse } from '@renkei/plan';
import { latestFreeze } from '../../storage/freezes.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { commentsOf, threadsOfPart } from '../../storage/threads.ts';
import { addComment } from '../../usecases/add-comment.ts';
import { addThread } from '../../usecases/add-thread.ts';
import { changeThread } from '../../usecases/change-thread.ts';
import type { Deps } from '../../usecases/deps.ts';
import { freezePart } from '../../usecases/freeze-part.ts';
import { reopenPart } from '../../usecases/reopen-part.ts';
import { type Answer, type Handler, type PartCall, plain, type ThreadCall, withBody } from '../call.ts';
import { presentThreads } from '../present/thread.ts';

async function threadsOn(deps: Deps, at: { plan: string; part: string }) {
	const seats = new Map((await findSeats(deps.db, { plan: at.plan })).map((seat) => [seat.id, seat]));
	return presentThreads(await threadsOfPart(deps.db, at.part), await commentsOf(deps.db, at), seats);
}

/** The one thread as it stands after an act. */
async function threadNow(deps: Deps, at: { plan: string; part: string; thread: string }): Answer {
	const view = (await threadsOn(deps, at)).find((thread) => thread.id === at.thread);
	return view === undefined ? refuse('unknown') : accept({ body: view });
}

const placeOf = (call: PartCall) => ({ plan: call.grant.plan.id, part: call.grant.part.id });

async function setThreadState(call: ThreadCall, body: { readonly state: 'open' | 'resolved' }): Answer {
	const { deps, session, moment, thread } = call;
	const changed = await changeThread(deps, { session, moment, thread: thread.id, state: body.state });
	return changed.ok ? threadNow(deps, { ...placeOf(call), thread: thread.id }) : changed;
}

/** Routes of one part and of its threads. */
export const partRoutes = {
	content: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant }) => {
			const { seq, hash, content, text } = await deps.readModel.current(grant.part.id);
			return accept({ body: { part: grant.part.id, seq, contentHash: hash, content, text } });
		}),
	},
	threads: {
		on: 'part',
		...plain<PartCall>(async (call) => {
			await call.deps.readModel.catchUpPart(call.grant.part.id);
			return accept({ body: { threads: await threadsOn(call.deps, placeOf(call)) } });
		}),
	},
	addThread: {
		on: 'part',
		...withBody<PartCall, typeof requests.newThread>(requests.newThread, async (call, thread) => {
			const { deps, session, moment, grant } = call;
			const added = await addThread(deps, { session, moment, part: grant.part.id, thread });
			return added.ok ? threadNow(deps, { ...placeOf(call), thread: added.value }) : added;
		}),
	},
	addComment: {
		on: 'thread',
		...withBody<ThreadCall, typeof requests.reply>(requests.reply, async (call, { text }) => {
			const { deps, session, moment, thread } = call;
			const added = await addComment(deps, { session, moment, thread: thread.id, text });
			return added.ok ? threadNow(deps, { ...placeOf(call), thread: thread.id }) : added;
		}),
	},
	changeThread: { on: 'thread', ...withBody<ThreadCall, typeof requests.threadState>(requests.threadState, setThreadState) },
	patchThread: { on: 'thread', ...withBody<ThreadCall, typeof requests.threadState>(requests.threadState, setThreadState) },
	frozen: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant }) => {
			const frozen = await latestFreeze(deps.db, grant.part.id);
			if (frozen === null) {
				return refuse('not-frozen');
			}
			const { seq, hash, content, text, at, person } = frozen;
			return accept({ body: { seq, contentHash: hash, content: JSON.parse(content) as unknown, text, at, by: person } });
		}),
	},
	freeze: {
		on: 'part',
		...withBody<PartCall, typeof requests.freeze>(requests.freeze, async ({ deps, session, moment, grant }) => {
			const frozen = await freezePart(deps, { session, moment, part: grant.part.id });
			return frozen.ok ? accept({ body: frozen.value }) : frozen;
		}),
	},
	reopen: {
		on: 'part',
		...withBody<PartCall, typeof requests.reopen>(requests.reopen, async ({ deps, session, moment, grant }, { reason }) => {
			const reopened = await reopenPart(deps, { session, moment, part: grant.part.id, reason });
			return reopened.ok ? accept({ body: { ok: true } }) : reopened;
		}),
	},
} satisfies Record<string, Handler>;
