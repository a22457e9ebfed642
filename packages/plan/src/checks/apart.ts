import { editions } from '../template/editions.ts';
import { bonuses, mustHaves } from '../template/sections/self-check.ts';
import { checkSpecs, isAsked } from './assess.ts';
import { rowsIn, wordsOf } from './reading.ts';
import type { CheckFacts } from './types.ts';

/** Something that another edition asks and this one does not. */
export interface Apart {
	/** Key of the edition that asks it. */
	readonly edition: string;
	readonly kind: 'check' | 'entry';
	/** Id of the check; null for an entry. */
	readonly id: string | null;
	readonly text: string;
	readonly section: string;
	readonly field: string | null;
	/** How many entries of the plan stand there; they stay. Null for a check. */
	readonly entered: number | null;
}

/** Parts of the template that only some editions ask: their entries stay in the plan whatever its edition. */
const entriesOf: readonly {
	readonly editions: readonly string[];
	readonly title: string;
	readonly section: string;
	readonly table: string;
	readonly items: readonly string[];
}[] = [
	{ editions: ['TYPE A'], title: '加点', section: '20', table: 'bonuses', items: bonuses },
	{
		editions: ['TYPE A'],
		title: '必須要件 ②③',
		section: '20',
		table: 'must-haves',
		items: [mustHaves[1], mustHaves[2]],
	},
];

/** What no longer applies to a plan under its edition, and what of it the plan holds. Nothing of it is lost. */
export function apartOf(facts: CheckFacts): Apart[] {
	const here = facts.edition.key;
	return editions
		.filter(({ key }) => key !== here)
		.flatMap((edition): Apart[] => {
			const there = { scheme: facts.scheme, edition };
			const checks = checkSpecs
				.filter((spec) => isAsked(spec, there) && !isAsked(spec, facts) && spec.group !== 'bonus')
				.map(
					({ id, text, place }): Apart => ({
						...{ edition: edition.key, kind: 'check', id, text },
						...{ section: place.section, field: place.field, entered: null },
					}),
				);
			const entries = entriesOf
				.filter((entry) => entry.editions.includes(edition.key) && !entry.editions.includes(here))
				.map(({ title, section, table, items }): Apart => {
					const rows = rowsIn(facts, section, table).filter((row) => items.some((item) => item === wordsOf(row.item)));
					const entered = rows.filter((row) => wordsOf(row.applies) !== null).length;
					return { edition: edition.key, kind: 'entry', id: null, text: title, section, field: table, entered };
				});
			return [...checks, ...entries];
		});
}
