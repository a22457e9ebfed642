import './budget.css';
import type { BudgetView, PlanView } from '@renkei/api';
import { useBudget } from '../../api/index.ts';
import { budgetText } from '../../text/budget.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { numberText } from '../../text/values.ts';
import { Bones, type FigureComments, Icon } from '../../ui/index.ts';
import { gathered } from './amounts.ts';
import { BodyTable } from './body-table.tsx';
import { Compare } from './compare.tsx';
import { OwnShare } from './own-share.tsx';

/** What the plan costs each body, computed from the tables below: one's own share first. */
export function Budget({ plan, comments }: { plan: PlanView; comments: FigureComments }) {
	const t = useText(budgetText);
	const common = useText(commonText);
	const { data, error } = useBudget(plan.id);
	if (data === undefined && error?.failure.kind === 'problem' && error.failure.problem.status === 404) {
		// A sum tells of its parts: whoever may not read them all sees no sum.
		return null;
	}
	return (
		<section aria-labelledby="budget-title" className="budget">
			<div className="budget__head">
				<h2 id="budget-title">{t.title}</h2>
				<p className="ui-sub">{t.unit}</p>
			</div>
			{data !== undefined ? (
				<Figures plan={plan} budget={data} comments={comments} />
			) : error !== null ? (
				<p className="ui-body-text">{t.failed}</p>
			) : (
				<Bones label={common.loading} rows={3} />
			)}
		</section>
	);
}

function Figures({ plan, budget, comments }: { plan: PlanView; budget: BudgetView; comments: FigureComments }) {
	const t = useText(budgetText);
	const nameOf = (code: string): string => plan.parties.find((party) => party.code === code)?.name ?? code;
	const { amount, body: bearer } = budget.remainder;
	if (budget.total === 0 && budget.problems.length === 0) {
		return <p className="ui-body-text">{t.empty}</p>;
	}
	// Until every line can be shared, what is left over is no rounding.
	const waits = budget.problems.some(({ kind }) => kind !== 'general-negative' && kind !== 'rate-unknown');
	return (
		<>
			<OwnShare plan={plan} budget={budget} title={waits ? t.mineSoFar : t.mine} />
			{budget.problems.length === 0 ? null : (
				<div className="budget__open">
					{waits && bearer !== null ? (
						<p>
							<Icon name="clock" /> {t.notYet(nameOf(bearer))}
						</p>
					) : null}
					<ul>
						{gathered(budget.problems).map((problem) => (
							<li key={`${problem.kind} ${problem.body}`}>{t.problem(problem, nameOf)}</li>
						))}
					</ul>
				</div>
			)}
			<BodyTable plan={plan} budget={budget} comments={comments} />
			<p className="ui-sub">
				{waits || amount === 0 || bearer === null ? '' : t.remainder(numberText(amount), nameOf(bearer))}
				{t.nationalRule}
			</p>
			<Compare plan={plan} budget={budget} />
		</>
	);
}
