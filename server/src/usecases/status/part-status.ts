import {
	type Action,
	type BodyStanding,
	bodyStanding,
	explain,
	isToldOfDraft,
	type PartLock,
	type PartState,
	partState,
	type Refusal,
	requiredBodies,
	rightsOf,
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
	/** Hash that sign-offs are compared with: of the frozen words while frozen, of the last commit while open. */
	readonly hash: string;
	/** Required bodies in code order. `at` is the newest sign-off of the body that was not withdrawn. */
	readonly standings: readonly { readonly body: string; readonly standing: BodyStanding; readonly at: string | null }[];
}

/**
 * Every part that a seat may read, in plan order. What it may not read is not there at all: neither parts, nor among the
 * open threads those about a figure that is computed of such parts.
 */
export function readableParts(grant: PlanGrant, parts: readonly PartFactsOfPlan[]): PartStatus[] {
	const readable = parts.map((facts) => partStatus(grant, facts)).filter((status) => status.may.includes('read'));
	const whole = wholeSections(parts, readable);
	return readable.map((status) => {
		const { openThreads, openFigureThreads, row } = status.facts;
		const told = whole.has(row.key) ? openThreads : openThreads - openFigureThreads;
		return { ...status, facts: { ...status.facts, openThreads: told } };
	});
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
	const signoffs = facts.signoffs.map(signoffOf);
	const required = requiredBodies(row, grant.parties);
	return {
		facts,
		lock,
		may: rightsOf(seat, grant.rules, situation),
		readOnly: explain(seat, 'write', grant.rules, situation, nameOf),
		state: partState(lock, required, signoffs),
		hash,
		standings: required.map((body) => ({
			body,
			standing: bodyStanding(body, signoffs, hash),
			at: signoffs.findLast((signoff) => signoff.body === body && signoff.withdrawnAt === null)?.at ?? null,
		})),
	};
}
