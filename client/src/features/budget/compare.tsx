import type { BudgetView, PlanView } from '@renkei/api';
import { scenarioRules } from '@renkei/plan';
import { useState } from 'react';
import { useScenario } from '../../api/index.ts';
import { budgetText } from '../../text/budget.ts';
import { useText } from '../../text/language.tsx';
import { numberText } from '../../text/values.ts';
import { Disclosure, ScrollBox, Select } from '../../ui/index.ts';
import { amountText, gathered } from './amounts.ts';
import { BodyHead } from './body-head.tsx';

/** 利用実績割にしたときの額も見たい: the same plan under another rule, beside what is written. Nothing is changed by it. */
export function Compare({ plan, budget }: { plan: PlanView; budget: BudgetView }) {
	const t = useText(budgetText);
	const [rule, setRule] = useState('');
	const { data } = useScenario(plan.id, { rule, equal: rule === '均等割＋人口割' ? '50' : '' });
	const nameOf = (code: string): string => plan.parties.find((party) => party.code === code)?.name ?? code;
	return (
		<Disclosure summary={t.compare}>
			<p className="ui-sub">{t.compareWhat}</p>
			<Select label={t.rule} value={rule} onChange={(event) => setRule(event.target.value)}>
				<option value="">{t.noRule}</option>
				{scenarioRules.map((known) => (
					<option key={known} value={known}>
						{t.half(known)}
					</option>
				))}
			</Select>
			<div aria-live="polite">
				{rule === '' || data === undefined ? null : data.problems.length > 0 ? (
					<ul className="budget-compare__open">
						{gathered(data.problems).map((problem) => (
							<li key={`${problem.kind} ${problem.body}`}>{t.problem(problem, nameOf)}</li>
						))}
					</ul>
				) : (
					<Differences plan={plan} budget={budget} scenario={data} />
				)}
			</div>
		</Disclosure>
	);
}

/** ＋ stands before what is more: a bare number would read as an amount. */
const changeText = (change: number): string => (change === 0 ? '—' : change > 0 ? `＋${numberText(change)}` : numberText(change));

function Differences({ plan, budget, scenario }: { plan: PlanView; budget: BudgetView; scenario: BudgetView }) {
	const t = useText(budgetText);
	const heads = [t.now, t.thisWay, t.difference, t.generalThen, t.generalDifference];
	const now = new Map(budget.bodies.map((body) => [body.code, body]));
	return (
		<ScrollBox label={t.compare} className="budget-table">
			<table className="ui-table">
				<thead>
					<tr>
						<th scope="col">{t.body}</th>
						{heads.map((head) => (
							<th key={head} scope="col" className="ui-table__end">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{scenario.bodies.map((body) => {
						const { total = 0, general = 0 } = now.get(body.code) ?? {};
						return (
							<tr key={body.code} className={body.code === plan.seat.party.code ? 'ui-table__own' : undefined}>
								<BodyHead plan={plan} code={body.code} />
								<td className="ui-table__end">{amountText(total)}</td>
								<td className="ui-table__end">{amountText(body.total)}</td>
								<td className="ui-table__end">{changeText(body.total - total)}</td>
								<td className="ui-table__end">{amountText(body.general)}</td>
								<td className="ui-table__end">{changeText(body.general - general)}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</ScrollBox>
	);
}
