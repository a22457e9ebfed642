import type { BudgetView, PlanView } from '@renkei/api';
import { amountKey, type BudgetAmount, budgetAmounts, figureOfKey, figureWords } from '@renkei/plan';
import { budgetText } from '../../text/budget.ts';
import { useText } from '../../text/language.tsx';
import { placeCommentsText } from '../../text/place-comments.ts';
import { FigureComment, type FigureComments, ScrollBox, useStops } from '../../ui/index.ts';
import { amountText } from './amounts.ts';
import { BodyHead } from './body-head.tsx';

/** An amount as its comments quote it. */
function wordsOf(budget: BudgetView, key: string): string {
	const figure = figureOfKey(key);
	return figure === null ? '' : (figureWords(figure, { budget, kpis: [] }) ?? '');
}

/** Every body's figures under each other, in code order, and their sum; each can be commented on. */
export function BodyTable({ plan, budget, comments }: { plan: PlanView; budget: BudgetView; comments: FigureComments }) {
	const t = useText(budgetText);
	const p = useText(placeCommentsText);
	const stops = useStops(
		[...budget.bodies.map(({ code }) => code), null].map((body) => budgetAmounts.map((of) => amountKey(of, body))),
	);
	const nameOf = (code: string): string => plan.parties.find((party) => party.code === code)?.name ?? code;
	const cell = (of: BudgetAmount, body: string | null, amount: number) => {
		const key = amountKey(of, body);
		const title = p.ofBody(t[of], body === null ? t.sum : nameOf(body));
		return (
			<td key={of} className="ui-table__end ui-placed ui-placed--figure">
				{amountText(amount)}
				<FigureComment
					figure={{ key, title, quote: wordsOf(budget, key) }}
					comments={comments}
					words={p}
					tabStop={stops.isStop(key)}
				/>
			</td>
		);
	};
	const second = new Map(budget.laterYears.map(({ code, years }) => [code, years.find(({ year }) => year === '2年目')?.cost]));
	const known = [...second.values()].filter((cost) => cost !== undefined);
	return (
		<ScrollBox label={t.title} className="budget-table">
			<table className="ui-table" {...stops.around}>
				<thead>
					<tr>
						<th scope="col">{t.body}</th>
						{budgetAmounts.map((key) => (
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
								{budgetAmounts.map((key) => cell(key, body.code, body[key]))}
								<td className="ui-table__end">{amountText(second.get(body.code))}</td>
							</tr>
						);
					})}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{t.sum}</th>
						{budgetAmounts.map((key) => cell(key, null, budget[key]))}
						<td className="ui-table__end">
							{known.length === budget.bodies.length ? amountText(known.reduce((sum, cost) => sum + cost, 0)) : '—'}
						</td>
					</tr>
				</tfoot>
			</table>
		</ScrollBox>
	);
}
