import { fails, fieldIn, fits, inTrunk, plain, reason, rowsIn, waits, wordsOf } from './reading.ts';
import type { CheckFacts, Judged } from './types.ts';

/** What the plan answers about one item of a table of 20 加点・要件セルフチェック. */
export type SelfTable = 'must-haves' | 'bonuses' | 'intake';

/** The row of an item; of two the first counts. */
export function selfRow(facts: CheckFacts, table: SelfTable, item: string) {
	const rows = rowsIn(facts, '20', table);
	const at = rows.findIndex((row) => plain(wordsOf(row.item)) === plain(item));
	const row = rows[at];
	return row === undefined ? null : { at, applies: wordsOf(row.applies), basis: wordsOf(row.basis) };
}

/**
 * A rule that a person judges (H): nothing is decided here but whether somebody has answered it in 20, and on what ground.
 * Without an answer it waits, and so does an answer without its ground.
 */
export function answeredInSelfCheck(facts: CheckFacts, table: SelfTable, item: string): Judged {
	const row = selfRow(facts, table, item);
	const place = (column: string) => ({ places: [inTrunk('20', `${table}.${column}`, row?.at ?? null)] });
	if (row === null) {
		return waits(reason('unanswered', item), { places: [inTrunk('20', table)] });
	}
	if (row.applies === '該当しない') {
		return fails(reason('answered', item, { value: row.applies }), place('applies'));
	}
	if (row.applies !== '該当する') {
		return waits(reason('unanswered', item, { value: row.applies }), place('applies'));
	}
	return row.basis === null
		? waits(reason('lacks', '根拠', { rows: [item] }), place('basis'))
		: fits(reason('answered', item, { value: row.applies, limit: row.basis }));
}

/** The statement of 意欲 that the rules on lasting work ask for. */
export function willing(facts: CheckFacts): Judged {
	const words = fieldIn(facts, '20', 'willingness');
	return words === null
		? waits(reason('lacks', '意欲の記述'), { places: [inTrunk('20', 'willingness')] })
		: fits(reason('known', '意欲の記述', { value: words }));
}

/** Both must hold; every reason is told, and the graver verdict counts. */
export function both(...judged: readonly Judged[]): Judged {
	const order = ['不適合', '注意', '情報待ち', '出典待ち', '適合'] as const;
	const verdict = order.find((one) => judged.some((each) => each.verdict === one)) ?? '適合';
	const open = judged.filter((each) => each.verdict !== '適合');
	const telling = open.length === 0 ? judged : open;
	return {
		verdict,
		reasons: telling.flatMap(({ reasons }) => reasons),
		actors: [...new Set(telling.flatMap(({ actors }) => actors ?? []))].sort(),
		places: telling.flatMap(({ places }) => places ?? []),
	};
}
