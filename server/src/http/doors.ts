import { accept, type Refusal, type Result, refusalOf } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { planGrantOf } from '../auth/plan-grants.ts';
import { sessionOf } from '../auth/sessions.ts';
import { findThread } from '../storage/threads.ts';
import { momentOf } from '../usecases/deps.ts';
import type { Answer, Call, Handler, PersonCall } from './call.ts';

type Work = (raw: unknown) => Answer;

const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
const hidden = refused(refusalOf('unknown'));

/**
 * Opens the door of a route: who asks, and whether the plan, part or thread of the path exists for this person. What
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
	if (handler.on === 'part') {
		const grant = await grantOn(person, call.params.part ?? '');
		return grant === null ? hidden : accept((raw) => handler.run({ ...person, grant }, raw));
	}
	const thread = await findThread(call.deps.db, call.params.thread ?? '');
	const grant = thread === null ? null : await grantOn(person, thread.part);
	return thread === null || grant === null ? hidden : accept((raw) => handler.run({ ...person, grant, thread }, raw));
}

function grantOn({ deps, session, moment }: PersonCall, part: string): Promise<Grant | null> {
	return grantOf(deps.db, { session, part, today: moment.today });
}
