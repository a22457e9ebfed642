import { type Result, refuse } from '@renkei/plan';
import { planGrantOf } from '../auth/plan-grants.ts';
import { partRows } from '../storage/parts.ts';
import { addThread, type NewThread } from './add-thread.ts';
import { type Asker, type Deps, unknown } from './deps.ts';

/** What is to be said, and on which plans. */
export interface PlanComments {
	readonly kind: NewThread['kind'];
	readonly text: string;
	/** Key of the section. */
	readonly section: string;
	readonly plans: readonly string[];
	/** Asks each plan's own 代表団体. */
	readonly to?: 'representative' | null | undefined;
	/** ISO date in Japan. */
	readonly due?: string | null | undefined;
}

/** What became of it on one plan: the id of its thread, or why there is none. */
export interface PlanCommented {
	readonly plan: string;
	readonly done: Result<string>;
}

/**
 * Says the same on the common part of a section of several plans, on each as the seat that acts there and under that plan's
 * rights. Each is a thread of its own: a refusal on one plan stops no other, and nothing ties them together afterwards.
 */
export async function commentOnPlans(deps: Deps, ask: Asker & { readonly comment: PlanComments }): Promise<PlanCommented[]> {
	const results: PlanCommented[] = [];
	// One after the other: the database has one connection anyway, and the order of the threads is that of the request.
	for (const plan of new Set(ask.comment.plans)) {
		results.push({ plan, done: await commentOn(deps, { ...ask, plan }) });
	}
	return results;
}

async function commentOn(
	deps: Deps,
	{ session, moment, comment, plan }: Asker & { readonly comment: PlanComments; readonly plan: string },
): Promise<Result<string>> {
	const grant = await planGrantOf(deps.db, { session, plan, today: moment.today });
	if (grant === null) {
		return unknown();
	}
	const { kind, text, section, due } = comment;
	const part = (await partRows(deps.db, plan)).find(({ key, body }) => key === section && body === null);
	if (part === undefined) {
		return unknown();
	}
	const { representative } = grant.rules;
	const asked = comment.to === 'representative';
	if (asked && representative === null) {
		return refuse('representative-unset');
	}
	const to = asked && representative !== null ? { party: representative } : null;
	return addThread(deps, { session, moment, part: part.id, thread: { kind, text, to, due } });
}
