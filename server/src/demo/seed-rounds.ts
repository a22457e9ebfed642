import { blocksAround, flatText, openDoc } from '@renkei/part-doc';
import { roundNames } from '@renkei/plan';
import { planGrantOfSeat } from '../auth/plan-grants.ts';
import { dayInJapan } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { readCommitted } from '../storage/part-log.ts';
import { insertRound, roundsOfPlan } from '../storage/rounds.ts';
import type { ThreadRow, Tx } from '../storage/tables.ts';
import type { CreatedPlan } from '../usecases/create-plan.ts';
import { recordAct } from '../usecases/journal.ts';
import { noteRelease } from '../usecases/notices/raise-rounds.ts';
import { recordRevision } from '../usecases/record-revision.ts';
import type { DemoRound, DemoThread } from './demo-types.ts';

/** What a thread of the demo is as an item of a round. */
export type ItemColumns = Pick<ThreadRow, 'round' | 'item' | 'status' | 'status_by' | 'status_at' | 'block_before'>;

/** Items of released rounds, by {@link itemKey}. */
export type ReleasedItems = Map<string, ItemColumns>;

/** What tells the demo's threads apart. */
export function itemKey({ part, quote }: Pick<DemoThread, 'part' | 'quote'>): string {
	return JSON.stringify([part.key, part.body, quote]);
}

/** Releases a round of the demo at its time: on the state of the plan as it was then. */
export async function replayRound(
	tx: Tx,
	newId: () => string,
	of: { readonly round: DemoRound; readonly number: number; readonly plan: CreatedPlan; readonly party: string },
): Promise<ReleasedItems> {
	const { round, number, plan, party } = of;
	const names = roundNames({ kind: round.kind, number, title: round.title });
	const by = { seat: round.seat, at: round.releasedAt };
	const kept = await recordRevision(tx, { ...by, plan: plan.id, kind: 'named', name: names.revision, part: null }, newId);
	const id = newId();
	await insertRound(tx, {
		...{ id, plan: plan.id, number, kind: round.kind, title: names.title, party, seat: round.seat },
		...{ created_at: round.begunAt, released_at: round.releasedAt, revision: kept?.id ?? null },
	});
	await recordAct(tx, { ...by, id: newId(), plan: plan.id, part: null, kind: 'round-released', detail: names.title });
	const items: ReleasedItems = new Map();
	for (const [at, item] of round.items.entries()) {
		const { is, seat, at: since } = item.status;
		const block_before = await blockThen(tx, plan.partAt(item.part), item.stood);
		items.set(itemKey(item), { round: id, item: at + 1, status: is, status_by: seat, status_at: since, block_before });
	}
	return items;
}

/** Tells of the released rounds at their times, once their items stand as they did then. */
export async function tellOfRounds(tx: Tx, newId: () => string, plan: CreatedPlan): Promise<void> {
	for (const round of await roundsOfPlan(tx, plan.id)) {
		const at = round.released_at ?? round.created_at;
		const [seat] = await findSeats(tx, { seat: round.seat, today: dayInJapan(new Date(at)) });
		const grant = seat === undefined ? null : await planGrantOfSeat(tx, seat);
		if (grant === null) {
			throw new Error(`the demo's ${round.seat} holds no seat when it releases a round`);
		}
		await noteRelease(tx, { newId, grant, at }, round);
	}
}

/** The paragraph that holds words of a part now. */
async function blockThen(tx: Tx, part: string, words: string): Promise<string> {
	const doc = openDoc((await readCommitted(tx, part)).update);
	const text = flatText(doc);
	doc.destroy();
	const start = text.indexOf(words);
	if (start < 0) {
		throw new Error(`the demo's round is about words that did not stand there: ${words}`);
	}
	return blocksAround(text, { start, end: start + words.length });
}
