import './checks.css';
import type { ChecksView, PlanView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useTemplate } from '../../api/index.ts';
import { checksText } from '../../text/checks.ts';
import { useText } from '../../text/language.tsx';
import { buttonClass } from '../../ui/index.ts';
import { CheckFilter, CheckSelects } from './check-filter.tsx';
import { CheckTable } from './check-table.tsx';
import { EditionOfPlan } from './edition.tsx';
import { Figures } from './figures.tsx';
import { countsOf, type Narrowed, narrow } from './narrow.ts';

/** 要件点検: every check of the plan with what is known, who acts and where it is put right. */
export function Checks({ plan, view, narrowed }: { plan: PlanView; view: ChecksView; narrowed: Narrowed }) {
	const t = useText(checksText);
	const template = useTemplate(plan.id).data;
	const shown = narrow(view.checks, narrowed);
	const counts = countsOf(view.checks);
	const clear = counts.fails + counts.warns + counts.waits === 0;
	if (view.checks.length === 0) {
		return (
			<div className="checks-main">
				<h1>{t.title}</h1>
				<p>{t.nothing}</p>
			</div>
		);
	}
	return (
		<div className="checks">
			<CheckFilter plan={plan} checks={view.checks} narrowed={narrowed} />
			<div className="checks-main">
				<h1>{t.heading(counts)}</h1>
				<p>
					{counts.fails > 0 ? '' : clear ? t.allClear : t.clear}
					{t.lead}
				</p>
				{clear ? (
					<p>
						<Link to="/plans/$plan/print" params={{ plan: plan.id }} className={buttonClass('solid')}>
							{t.toPrint}
						</Link>
					</p>
				) : null}
				<CheckSelects plan={plan} checks={view.checks} narrowed={narrowed} />
				{shown.length === 0 ? (
					<p>
						{t.none}{' '}
						<Link to="/plans/$plan/check" params={{ plan: plan.id }} search={{}} replace>
							{t.showAll}
						</Link>
					</p>
				) : (
					<CheckTable plan={plan} checks={shown} view={view} template={template} />
				)}
				<EditionOfPlan plan={plan} view={view} />
				<Figures plan={plan} view={view} />
			</div>
		</div>
	);
}
