import { defaultEdition, type Edition, editionOf, withAnswers } from '@renkei/plan';
import { figureAnswersOf } from '../../storage/figure-answers.ts';
import type { Db, PlanRow, Tx } from '../../storage/tables.ts';

/** The edition of a plan, its figures as far as the plan has found them out. */
export async function editionOfPlan(db: Db | Tx, plan: Pick<PlanRow, 'id' | 'edition'>): Promise<Edition> {
	const edition = editionOf(plan.edition) ?? defaultEdition;
	const answers = await figureAnswersOf(db, { plan: plan.id, edition: edition.key });
	return withAnswers(
		edition,
		answers.map(({ figure, value, source, sourced_on }) => ({
			...{ figure, source, sourcedOn: sourced_on },
			value: JSON.parse(value) as string | number,
		})),
	);
}
