import type { CounterProposalRow, Db, ThreadRow, Tx } from './tables.ts';

/** The whole part that a suggestion proposes, or null. */
export async function counterProposalOf(db: Db | Tx, thread: string): Promise<CounterProposalRow | null> {
	return (await db.selectFrom('counter_proposal').selectAll().where('thread', '=', thread).executeTakeFirst()) ?? null;
}

/** Stores a whole part as it is proposed. */
export async function insertCounterProposal(tx: Tx, row: CounterProposalRow): Promise<void> {
	await tx.insertInto('counter_proposal').values(row).execute();
}

/** Position and hash from which the whole parts of a plan's suggestions, or of one part's, were made, by thread. */
export async function counterProposalBases(
	db: Db | Tx,
	scope: { readonly plan: string; readonly part?: string },
): Promise<ReadonlyMap<string, Pick<CounterProposalRow, 'seq' | 'hash'>>> {
	let query = db
		.selectFrom('counter_proposal')
		.innerJoin('thread', 'thread.id', 'counter_proposal.thread')
		.innerJoin('part', 'part.id', 'thread.part')
		.select(['counter_proposal.thread', 'counter_proposal.seq', 'counter_proposal.hash'])
		.where('part.plan', '=', scope.plan);
	if (scope.part !== undefined) {
		query = query.where('part.id', '=', scope.part);
	}
	return new Map((await query.execute()).map(({ thread, seq, hash }) => [thread, { seq, hash }]));
}

/** What became of a suggestion. */
export type Outcome = Pick<ThreadRow, 'outcome' | 'outcome_by' | 'outcome_at' | 'outcome_before' | 'outcome_seq'>;

/** Records what became of a suggestion, which resolves its thread. */
export async function writeOutcome(tx: Tx, thread: string, outcome: Outcome): Promise<void> {
	const { outcome_by: by, outcome_at: at } = outcome;
	await tx
		.updateTable('thread')
		.set({ ...outcome, state: 'resolved', resolved_by: by, resolved_at: at })
		.where('id', '=', thread)
		.execute();
}

/** Takes back what was recorded: the suggestion waits again. */
export async function clearOutcome(tx: Tx, thread: string): Promise<void> {
	const nothing: Outcome = { outcome: null, outcome_by: null, outcome_at: null, outcome_before: null, outcome_seq: null };
	await tx.updateTable('thread').set(nothing).where('id', '=', thread).execute();
}

/** Takes what was proposed out of a thread that was withdrawn: it is kept nowhere. */
export async function clearProposal(tx: Tx, thread: string): Promise<void> {
	await tx.updateTable('thread').set({ replacement: null, value: null }).where('id', '=', thread).execute();
	await tx.deleteFrom('counter_proposal').where('thread', '=', thread).execute();
}

/** How many open suggestions of a part propose the whole of it. */
export async function openWholes(db: Db | Tx, part: string): Promise<number> {
	const { count } = await db
		.selectFrom('counter_proposal')
		.innerJoin('thread', 'thread.id', 'counter_proposal.thread')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('thread.part', '=', part)
		.where('thread.state', '=', 'open')
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** A suggestion as far as it says what another one says. */
export type SaidAlready = Partial<Pick<ThreadRow, 'quote' | 'replacement' | 'value' | 'anchor_start' | 'place_key'>> &
	Partial<Pick<ThreadRow, 'place_row' | 'place_column'>> & {
		readonly part: string;
		readonly seat: string;
		readonly counter?: Pick<CounterProposalRow, 'prose' | 'snapshot'>;
	};

/** The open suggestion in which this seat says the same already, or null. */
export async function sameSuggestion(tx: Tx, said: SaidAlready): Promise<string | null> {
	let query = tx
		.selectFrom('thread')
		.innerJoin('comment', 'comment.thread', 'thread.id')
		.leftJoin('counter_proposal', 'counter_proposal.thread', 'thread.id')
		.select('thread.id')
		.where('thread.part', '=', said.part)
		.where('thread.kind', '=', 'suggestion')
		.where('thread.state', '=', 'open')
		.where('comment.seat', '=', said.seat)
		.whereRef('comment.at', '=', 'thread.at')
		.where('comment.deleted_at', 'is', null);
	for (const column of ['quote', 'replacement', 'value', 'anchor_start', 'place_key', 'place_row', 'place_column'] as const) {
		const value = said[column] ?? null;
		query = value === null ? query.where(`thread.${column}`, 'is', null) : query.where(`thread.${column}`, '=', value);
	}
	query =
		said.counter === undefined
			? query.where('counter_proposal.thread', 'is', null)
			: query
					.where('counter_proposal.prose', '=', said.counter.prose)
					.where('counter_proposal.snapshot', '=', said.counter.snapshot);
	return (await query.executeTakeFirst())?.id ?? null;
}
