import { accept, figureOfKey, figureWords, type Result, refuse, sectionOfFigure } from '@renkei/plan';
import { grantOf } from '../auth/grants.ts';
import { planGrantOf } from '../auth/plan-grants.ts';
import { loadPlanFacts } from '../storage/plan-facts.ts';
import { type Asker, type Deps, unknown } from './deps.ts';
import { readableParts } from './status/part-status.ts';
import { planBudget } from './status/plan-budget.ts';
import { planKpis } from './status/plan-kpis.ts';
import type { PlaceColumns } from './thread-place.ts';

/**
 * A computed figure, quoted as it comes out now. Computed by what answers the routes of budget and KPI, with its walls,
 * and before the transaction of the thread: it reads whole sections.
 * @returns `malformed` for a key that is none and on a part that is not the trunk of its section, `content-changed` for a
 * KPI or body that the plan does not have, `unknown` for whoever may not read all of the section
 */
export async function quoteFigure(
	deps: Deps,
	ask: Asker & { readonly part: string; readonly figure: string },
): Promise<Result<PlaceColumns>> {
	const { db, readModel } = deps;
	const { session, moment } = ask;
	const grant = await grantOf(db, { session, part: ask.part, today: moment.today });
	const onPlan = grant === null ? null : await planGrantOf(db, { session, plan: grant.plan.id, today: moment.today });
	if (grant === null || onPlan === null) {
		return unknown();
	}
	const figure = figureOfKey(ask.figure);
	if (figure === null || grant.part.key !== sectionOfFigure(figure) || grant.part.body !== null) {
		return refuse('malformed', 'この数字はここにはありません。画面を読み込み直してください。');
	}
	await readModel.catchUp(onPlan.plan.id);
	const facts = await loadPlanFacts(db, onPlan.plan.id);
	const parts = { all: facts.parts, readable: readableParts(onPlan, facts.parts) };
	const budget = figure.kind === 'budget' ? await planBudget(db, onPlan, parts) : accept(null);
	const kpis = figure.kind === 'kpi' ? await planKpis(db, onPlan, parts) : accept([]);
	if (!budget.ok || !kpis.ok) {
		return unknown();
	}
	const quote = figureWords(figure, { budget: budget.value, kpis: kpis.value });
	if (quote === undefined) {
		return refuse('content-changed', '選んだ数字が見つかりません。計画が直されたかもしれません。もう一度選び直してください。');
	}
	return accept({ place: 'figure', place_key: ask.figure, place_row: null, place_column: null, quote });
}
