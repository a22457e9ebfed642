import { requests } from '@renkei/api';
import { accept, mayNameRevisions, refuse } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import { markSeen } from '../../usecases/mark-seen.ts';
import { nameRevision } from '../../usecases/name-revision.ts';
import { type PartStatus, readableParts } from '../../usecases/status/part-status.ts';
import { planChanges, SEEN } from '../../usecases/status/plan-changes.ts';
import { planRevisions } from '../../usecases/status/plan-revisions.ts';
import { sectionTitle } from '../../usecases/status/section-title.ts';
import { type Handler, type PartCall, type PlanCall, plain, wholeNumber, withBody } from '../call.ts';
import { presentPartChanges, presentPlanChanges, presentRevision } from '../present/revision.ts';

const done = accept({ body: { ok: true } });

async function readable({ deps, grant }: PlanCall) {
	await deps.readModel.catchUp(grant.plan.id);
	const { parts, seats } = await loadPlanFacts(deps.db, grant.plan.id);
	return { seats, parts: readableParts(grant, parts) };
}

/** 「02 地域課題・現状」, with the body where it is one's part. */
function titleIn({ deps, grant }: PlanCall, parts: readonly PartStatus[]) {
	return (id: string): string => {
		const row = parts.find(({ facts }) => facts.row.id === id)?.facts.row;
		if (row === undefined) {
			return '';
		}
		const { title } = sectionTitle(deps.template, row.key);
		const body = grant.parties.find(({ code }) => code === row.body)?.name ?? '';
		return [/^\d/.test(row.key) ? `${row.key} ${title}` : title, body].filter((words) => words !== '').join(' ');
	};
}

/** Kept states of a plan, and what changed between them. */
export const historyRoutes = {
	revisions: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { deps, grant } = call;
			const { parts, seats } = await readable(call);
			const title = titleIn(call, parts);
			const revisions = await planRevisions(deps.db, grant.plan.id, parts);
			return accept({
				body: {
					revisions: revisions.map((one) => presentRevision(one, seats, title)),
					mayName: mayNameRevisions(asActing(grant.seat), grant.rules),
				},
			});
		}),
	},
	nameRevision: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.revision>(requests.revision, async (call, { name }) => {
			const { deps, session, moment, grant } = call;
			const named = await nameRevision(deps, { session, moment, grant, name });
			if (!named.ok) {
				return named;
			}
			const { parts, seats } = await readable(call);
			const status = (await planRevisions(deps.db, grant.plan.id, parts)).find(({ row }) => row.id === named.value.id);
			return status === undefined ? refuse('unknown') : accept({ body: presentRevision(status, seats, titleIn(call, parts)) });
		}),
	},
	planChanges: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { deps, session, moment, grant, query } = call;
			const { parts } = await readable(call);
			const of = { plan: grant.plan.id, person: session.personId, readable: parts };
			const changes = await planChanges(deps.db, of, { from: query.get('from') ?? SEEN, to: query.get('to') });
			return changes.ok ? accept({ body: presentPlanChanges(changes.value, moment.at) }) : changes;
		}),
	},
	markSeen: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.seen>(requests.seen, async (call, { parts: seen }) => {
			const { deps, session, moment } = call;
			const { parts } = await readable(call);
			const marked = await markSeen(deps, { session, moment, readable: parts, seen });
			return marked.ok ? done : marked;
		}),
	},
	partChanges: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant, query }) => {
			const { id: part } = grant.part;
			const { seq } = await deps.readModel.current(part);
			const from = wholeNumber(query.get('from') ?? '0');
			const to = wholeNumber(query.get('to') ?? String(seq));
			if (from === null || to === null || from > to || to < 1 || to > seq) {
				return refuse('malformed', '比べる位置が読み取れません。');
			}
			const changes = await deps.history.changes(part, from, to);
			const seats = new Map((await findSeats(deps.db, { plan: grant.plan.id })).map((seat) => [seat.id, seat]));
			return accept({ body: presentPartChanges({ part, from, to }, changes, seats) });
		}),
	},
	partState: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant, query }) => {
			const { id: part } = grant.part;
			const at = wholeNumber(query.get('at'));
			if (at === null || at < 1 || at > (await deps.readModel.current(part)).seq) {
				return refuse('malformed', '見たい位置が読み取れません。');
			}
			const { content, hash, snapshot } = await deps.history.stateAt(part, at);
			return accept({ body: { part, seq: at, contentHash: hash, content, snapshot } });
		}),
	},
} satisfies Record<string, Handler>;
