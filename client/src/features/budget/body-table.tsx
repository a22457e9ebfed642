import type { BudgetView, PlanView } from '@renkei/api';
import { budgetText } from '../../text/budget.ts';
import { useText } from '../../text/language.tsx';
import { ScrollBox } from '../../ui/index.ts';
import { amountText } from './amounts.ts';
import { BodyHead } from './body-head.tsx';

const columns = ['total', 'eligible', 'national', 'other', 'general'] as const;

/** Every body's figures under each other, in code order, and their sum. */
export function BodyTable({ plan, budget }: { plan: PlanView; budget: BudgetView }) {
	const t = useText(budgetText);
	const second = new Map(budget.laterYears.map(({ code, years }) => [code, years.find(({ year }) => year === '2年目')?.cost]));
	const known = [...second.values()].filter((cost) => cost !== undefined);
	return (
		<ScrollBox label={t.title} className="budget-table">
			<table className="ui-table">
				<thead>
					<tr>
						<th scope="col">{t.body}</th>
						{columns.map((key) => (
							<th key={key} scope="col" className="ui-table__end">
								{t[key]}
							</th>
						))}
						<th scope="col" className="ui-table__end">
							{t.secondYear}
						</th>
					</tr>
				</thead>
				<tbody>
					{budget.bodies.map((body) => {
						return (
							<tr key={body.code} className={body.code === plan.seat.party.code ? 'ui-table__own' : undefined}>
								<BodyHead plan={plan} code={body.code} />
								{columns.map((key) => (
									<td key={key} className="ui-table__end">
										{amountText(body[key])}
									</td>
								))}
								<td className="ui-table__end">{amountText(second.get(body.code))}</td>
							</tr>
						);
					})}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{t.sum}</th>
						{columns.map((key) => (
							<td key={key} className="ui-table__end">
								{amountText(budget[key])}
							</td>
						))}
						<td className="ui-table__end">
							{known.length === budget.bodies.length ? amountText(known.reduce((sum, cost) => sum + cost, 0)) : '—'}
						</td>
					</tr>
				</tfoot>
			</table>
		</ScrollBox>
	);
}
