import {
	type Action,
	type BodyStanding,
	bodyStanding,
	explain,
	isNamedInWhole,
	isToldOfDraft,
	type PartLock,
	type PartState,
	partState,
	type Refusal,
	requiredBodies,
	rightsOf,
	stateOfWhole,
	type WholeStep,
	wholeStepOf,
} from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { signoffOf } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import type { PartFactsOfPlan } from '../../storage/plan-facts.ts';

/** One part as it stands for one seat. */
export interface PartStatus {
	readonly facts: PartFactsOfPlan;
	readonly lock: PartLock;
	readonly may: readonly Action[];
	readonly readOnly: Refusal | null;
	readonly state: PartState;
	/** Of 21: how far the plan is on the way to its decision as a whole; null for every other part. */
	readonly step: WholeStep | null;
	/** Hash of the words: of the frozen ones while frozen, of the last commit while open. */
	readonly hash: string;
	/** Hash that sign-offs are compared with: the same, but for 21, which is signed with the words of all other parts. */
	readonly compared: string;
	/** Required bodies in code order. `at` is the newest sign-off of the body that was not withdrawn. */
	readonly standings: readonly { readonly body: string; readonly standing: BodyStanding; readonly at: string | null }[];
}

/**
 * Every part that a seat may read, in plan order. What it may not read is not there at all: neither parts, nor among the
 * open threads those about a figure that is computed of such parts.
 */
export function readableParts(grant: PlanGrant, parts: readonly PartFactsOfPlan[]): PartStatus[] {
	const all = parts.map((facts) => partStatus(grant, facts));
	const readable = all.filter((status) => status.may.includes('read')).map((status) => asWhole(status, all));
	const whole = wholeSections(parts, readable);
	return readable.map((status) => {
		const { openThreads, openFigureThreads, row } = status.facts;
		const told = whole.has(row.key) ? openThreads : openThreads - openFigureThreads;
		return { ...status, facts: { ...status.facts, openThreads: told } };
	});
}

/** The part that is decided with the plan is judged by all parts, those too that the seat may not read; any other by itself. */
function asWhole(status: PartStatus, all: readonly PartStatus[]): PartStatus {
	const { whole } = status.facts;
	if (whole === null) {
		return status;
	}
	const others = all.filter(({ facts }) => isNamedInWhole(facts.row));
	const isCurrent = whole.changes.length === 0;
	const states = others.map(({ state }) => state);
	const state = stateOfWhole(status.state, isCurrent, states);
	return { ...status, state, step: wholeStepOf(state, isCurrent, !states.includes('drafting')) };
}

/** Keys of the sections of which a seat may read every part: who is told of what is computed of them. */
export function wholeSections(all: readonly PartFactsOfPlan[], readable: readonly PartStatus[]): ReadonlySet<string> {
	const read = new Set(readable.map(({ facts }) => facts.row.id));
	const broken = new Set(all.filter(({ row }) => !read.has(row.id)).map(({ row }) => row.key));
	return new Set(all.map(({ row }) => row.key).filter((key) => !broken.has(key)));
}

/** Threads of a plan that a seat may be told of. */
export function tellableThreads<
	T extends { readonly part: string; readonly place: string | null; readonly draft_of: string | null },
>(
	threads: readonly T[],
	{
		grant,
		all,
		readable,
	}: { readonly grant: PlanGrant; readonly all: readonly PartFactsOfPlan[]; readonly readable: readonly PartStatus[] },
): T[] {
	const party = grant.seat.party.code;
	const whole = wholeSections(all, readable);
	const keys = new Map(readable.map(({ facts }) => [facts.row.id, facts.row.key]));
	return threads.filter(({ part, place, draft_of: draftOf }) => {
		const key = keys.get(part);
		return key !== undefined && isToldOfDraft({ draftOf }, party) && (place !== 'figure' || whole.has(key));
	});
}

function partStatus(grant: PlanGrant, facts: PartFactsOfPlan): PartStatus {
	const { row } = facts;
	const lock = lockOf(row);
	const situation = { key: row.key, body: row.body, frozen: lock.kind === 'frozen' };
	const seat = asActing(grant.seat);
	const nameOf = (code: string) => grant.parties.find((party) => party.code === code)?.name ?? code;
	const hash = lock.kind === 'frozen' ? lock.contentHash : facts.hash;
	const compared = facts.whole?.hash ?? hash;
	const signoffs = facts.signoffs.map(signoffOf);
	const required = requiredBodies(row, grant.parties);
	return {
		facts,
		lock,
		may: rightsOf(seat, grant.rules, situation),
		readOnly: explain(seat, 'write', grant.rules, situation, nameOf),
		state: partState(lock, required, signoffs),
		step: null,
		hash,
		compared,
		standings: required.map((body) => ({
			body,
			standing: bodyStanding(body, signoffs, compared),
			at: signoffs.findLast((signoff) => signoff.body === body && signoff.withdrawnAt === null)?.at ?? null,
		})),
	};
}
