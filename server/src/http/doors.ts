import { accept, type Refusal, type Result, refusalOf } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { planGrantOf } from '../auth/plan-grants.ts';
import { mayKnow } from '../auth/section-grants.ts';
import { sessionOf } from '../auth/sessions.ts';
import { findComment, findThread } from '../storage/threads.ts';
import { momentOf } from '../usecases/deps.ts';
import { roundGrant } from '../usecases/rounds/round-grant.ts';
import type { Answer, Call, Handler, PersonCall, ThreadCall } from './call.ts';

type Work = (raw: unknown) => Answer;

const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
const hidden = refused(refusalOf('unknown'));

/**
 * Opens the door of a route: who asks, and whether the plan, round, part, thread or comment of the path exists for this person. What
 * may not be known answers 404 before the request's body is even looked at, so that no check of it can tell anything.
 */
export async function openDoor(handler: Handler, call: Call): Promise<Result<Work>> {
	if (handler.on === 'open') {
		return accept((raw) => handler.run(call, raw));
	}
	const session = await sessionOf(call.deps.db, call.cookie, call.deps.clock.now());
	if (session === null) {
		return refused(refusalOf('not-signed-in'));
	}
	call.heardFrom(session.personId);
	const person: PersonCall = { ...call, session, moment: momentOf(call.deps.clock) };
	if (handler.on === 'person') {
		return accept((raw) => handler.run(person, raw));
	}
	if (handler.on === 'plan') {
		const { today } = person.moment;
		const grant = await planGrantOf(call.deps.db, { session, plan: call.params.plan ?? '', today });
		return grant === null ? hidden : accept((raw) => handler.run({ ...person, grant }, raw));
	}
	if (handler.on === 'round') {
		const found = await roundGrant(call.deps.db, { ...person, round: call.params.round ?? '' });
		return found.ok ? accept((raw) => handler.run({ ...person, ...found.value }, raw)) : hidden;
	}
	if (handler.on === 'part') {
		const grant = await grantOn(person, call.params.part ?? '');
		return grant === null ? hidden : accept((raw) => handler.run({ ...person, grant }, raw));
	}
	if (handler.on === 'thread') {
		const found = await threadOn(person, call.params.thread ?? '');
		return found === null ? hidden : accept((raw) => handler.run({ ...person, ...found }, raw));
	}
	const comment = await findComment(call.deps.db, call.params.comment ?? '');
	const found = comment === null ? null : await threadOn(person, comment.thread);
	return comment === null || found === null ? hidden : accept((raw) => handler.run({ ...person, ...found, comment }, raw));
}

function grantOn({ deps, session, moment }: PersonCall, part: string): Promise<Grant | null> {
	return grantOf(deps.db, { session, part, today: moment.today });
}

/** A thread that this person may be told of, or null. */
async function threadOn(call: PersonCall, id: string): Promise<Pick<ThreadCall, 'thread' | 'grant'> | null> {
	const { db } = call.deps;
	const thread = await findThread(db, id);
	const grant = thread === null ? null : await grantOn(call, thread.part);
	return thread === null || grant === null || !(await mayKnow(db, grant, thread)) ? null : { thread, grant };
}
