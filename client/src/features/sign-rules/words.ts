import type { DecidingCapacity } from '@renkei/plan';
import type { signRulesText } from '../../text/sign-rules.ts';

/** The capacities in which a 決裁 is taken, as one word: 「決裁権者・専決」, 「決裁権者だけ」. */
export function decidingWords(
	deciding: readonly DecidingCapacity[],
	t: Pick<(typeof signRulesText)['ja'], 'capacities' | 'between' | 'only'>,
): string {
	const [first, ...more] = deciding.map((capacity) => t.capacities[capacity]);
	return first !== undefined && more.length === 0 ? t.only(first) : [first, ...more].join(t.between);
}
