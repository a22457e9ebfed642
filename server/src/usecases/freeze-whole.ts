import { isNamedInWhole, isWholePlan, manifestOf, type ShownValue, type Template } from '@renkei/plan';
import type { Grant } from '../auth/grants.ts';
import { derivePart } from '../read-model/derive.ts';
import { partsBehind, writeContents } from '../storage/part-contents.ts';
import { lastCommit, readCommitted } from '../storage/part-log.ts';
import { findParts } from '../storage/parts.ts';
import { countWholeFreezes } from '../storage/revisions.ts';
import type { Tx } from '../storage/tables.ts';
import { loadWholePlan } from '../storage/whole-plan.ts';

/**
 * What the words of a part show from elsewhere when they are frozen: 21 names the words of every other part, as they stand
 * in this transaction, so that no edit can come between.
 */
export async function shownAtFreeze(tx: Tx, template: Template, { part, plan }: Grant): Promise<ShownValue[]> {
	if (!isWholePlan(part)) {
		return [];
	}
	const behind = await findParts(tx, await partsBehind(tx, plan.id));
	for (const row of [...behind.values()].filter(isNamedInWhole)) {
		const committed = await readCommitted(tx, row.id);
		const derived = derivePart(template, row, committed, await lastCommit(tx, row.id, committed.seq));
		derived.doc.destroy();
		await writeContents(tx, [derived.row]);
	}
	const whole = await loadWholePlan(tx, plan.id);
	return whole === null ? [] : manifestOf(whole.parts, whole.freeze?.shown);
}

/** The name under which a freeze of 21 is kept in the history; null while another part is still being written. */
export async function nameOfWholeFreeze(tx: Tx, { part, plan }: Grant): Promise<string | null> {
	const whole = isWholePlan(part) ? await loadWholePlan(tx, plan.id) : null;
	if (whole === null || whole.parts.some((one) => isNamedInWhole(one) && !one.frozen)) {
		return null;
	}
	return `全体の凍結 ${(await countWholeFreezes(tx, plan.id, part.id)) + 1}`;
}
