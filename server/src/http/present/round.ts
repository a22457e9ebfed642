import type { RoundTableView, RoundView } from '@renkei/api';
import { answerOf, type PartAddress, type RoundKind, type Scalar, type Template, valueWords } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { CommentRow, PartRow, ThreadRow } from '../../storage/tables.ts';
import type { RoundFacts, RoundTable } from '../../usecases/rounds/round-lists.ts';
import { sectionTitle } from '../../usecases/status/section-title.ts';
import { placeSpec, placeTitle } from './place-title.ts';
import { statusOf } from './thread.ts';

type Item = RoundTableView['items'][number];

/** A round as a seat sees it. */
export function presentRound(
	{ round, revision, items }: RoundFacts,
	{ grant, seats }: { readonly grant: PlanGrant; readonly seats: ReadonlyMap<string, HeldSeat> },
): RoundView {
	const counts = { open: 0, doing: 0, done: 0, wont: 0, resolved: 0 };
	for (const item of items) {
		counts[item.state === 'resolved' ? 'resolved' : statusOf(item)] += 1;
	}
	const party = grant.parties.find(({ code }) => code === round.party);
	return {
		...{ id: round.id, number: round.number, kind: round.kind as RoundKind, title: round.title },
		party: { code: round.party, name: party?.name ?? round.party },
		person: seats.get(round.seat)?.person ?? '',
		...{ createdAt: round.created_at, releasedAt: round.released_at },
		revision: revision === null ? null : { id: revision.id, number: revision.number },
		mine: round.party === grant.seat.party.code,
		counts,
	};
}

/** The 指摘事項対応表 of a round as a seat sees it. */
export function presentRoundTable(template: Template, table: RoundTable, grant: PlanGrant): RoundTableView {
	const { facts, discussion, items } = table;
	const rows = new Map(facts.parts.map(({ row }) => [row.id, row]));
	const perThread = Map.groupBy(discussion.comments, ({ thread }) => thread);
	const nameOf = (code: string) => grant.parties.find((party) => party.code === code)?.name ?? code;
	return {
		round: presentRound(table, { grant, seats: facts.seats }),
		items: items.flatMap((thread) => {
			const part = rows.get(thread.part);
			const said = perThread.get(thread.id) ?? [];
			return part === undefined ? [] : presentItem({ template, table, nameOf, thread, part, said });
		}),
	};
}

interface ItemFacts {
	readonly template: Template;
	readonly table: RoundTable;
	readonly nameOf: (code: string) => string;
	readonly thread: ThreadRow;
	readonly part: PartRow;
	/** Oldest first, deleted ones too. */
	readonly said: readonly CommentRow[];
}

function presentItem(item: ItemFacts): Item[] {
	const { template, table, nameOf, thread, part, said } = item;
	const { seats } = table.facts;
	const [first] = said;
	if (first === undefined) {
		return [];
	}
	const saidBy = ({ seat, text, at }: CommentRow): Item['comment'] => {
		const by = seats.get(seat);
		return { text, party: by?.party.name ?? '', person: by?.person ?? '', at };
	};
	const answers = said
		.filter(({ deleted_at }) => deleted_at === null)
		.map((comment) => ({ comment, party: seats.get(comment.seat)?.party.code ?? '', first: comment.id === first.id }));
	const answer = answerOf(answers, { kind: table.round.kind as RoundKind, party: table.round.party });
	const standing = table.standings.get(thread.id);
	return [
		{
			item: thread.item,
			thread: thread.id,
			section: { key: part.key, title: sectionTitle(template, part.key as PartAddress['key']).title },
			part: part.id,
			body: part.body === null ? null : nameOf(part.body),
			place: placeTitle(template, part, thread, nameOf),
			quote: thread.quote,
			kind: thread.kind as Item['kind'],
			comment: saidBy(first),
			proposed: proposedWords(item),
			to: addresseeName(item),
			due: thread.due,
			status: statusOf(thread),
			answer: answer === undefined ? null : saidBy(answer.comment),
			before: thread.block_before,
			after: standing?.words ?? null,
			detached: standing?.detached ?? thread.detached === 1,
			resolved: thread.state === 'resolved',
			resolvedBy: seats.get(thread.resolved_by ?? '')?.person ?? null,
		},
	];
}

function proposedWords({ template, thread, part, nameOf }: ItemFacts): string | null {
	const spec = placeSpec(template, part, thread);
	return thread.value === null || spec === undefined
		? thread.replacement
		: (valueWords(JSON.parse(thread.value) as Scalar | null, spec, nameOf) ?? '');
}

function addresseeName({ thread, nameOf, table }: ItemFacts): string | null {
	const { to_party: party, to_seat: seat } = thread;
	const person = table.facts.seats.get(seat ?? '')?.person;
	return party === null ? null : [nameOf(party), person].filter((words) => words !== undefined).join(' ');
}
