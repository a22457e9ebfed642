import type { BudgetView, PlanView } from '@renkei/api';
import { budgetText } from '../../text/budget.ts';
import { useText } from '../../text/language.tsx';
import { numberText } from '../../text/values.ts';
import { BodyChip } from '../../ui/index.ts';
import { amountText, spellsOf } from './amounts.ts';

/** うちはいくら: the figures that the signed-in body takes to its own budget. Nothing for a party that bears nothing. */
export function OwnShare({ plan, budget, title }: { plan: PlanView; budget: BudgetView; title: string }) {
	const t = useText(budgetText);
	const { party } = plan.seat;
	const own = budget.bodies.find(({ code }) => code === party.code);
	if (own === undefined) {
		return null;
	}
	const later = spellsOf(budget.laterYears.find(({ code }) => code === party.code)?.years ?? []);
	const figures = [
		[t.total, own.total],
		[t.national, own.national],
		[t.other, own.other],
		[t.general, own.general],
	] as const;
	return (
		<div className="budget-own">
			<h3 className="budget-own__title">
				<BodyChip party={party} parties={plan.parties} /> {title}
			</h3>
			<dl className="budget-own__figures">
				{figures.map(([name, amount]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd className="ui-number">
							<b>{amountText(amount)}</b> {amount === 0 ? '' : t.yen}
						</dd>
					</div>
				))}
				<div>
					<dt>{later.length > 1 ? t.laterApart : t.later}</dt>
					<dd className="ui-number">
						{later.length === 0 ? '—' : null}
						{later.map(({ years, cost }) => (
							<span key={years} className="budget-own__year">
								{later.length === 1 ? null : <span className="ui-sub">{t.laterYear(years)} </span>}
								<b>{numberText(cost)}</b> {t.yen}
							</span>
						))}
					</dd>
				</div>
			</dl>
		</div>
	);
}
