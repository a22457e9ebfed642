import type { PlanCommentsView, PlanSummary } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { manyPlansText } from '../../text/many-plans.ts';
import { Button, buttonClass, Icon, VisuallyHidden } from '../../ui/index.ts';

/** What became of it on each plan. Only what was refused can be sent again: no plan gets the same twice. */
export function Results({
	plans,
	view,
	onAgain,
	onAnother,
}: {
	plans: readonly PlanSummary[];
	view: PlanCommentsView;
	onAgain: () => void;
	onAnother: () => void;
}) {
	const t = useText(manyPlansText);
	const failures = useText(failureText);
	const head = useRef<HTMLHeadingElement>(null);
	useEffect(() => head.current?.focus(), []);
	const refused = view.results.filter(({ thread }) => thread === null).length;
	const done = view.results.length - refused;
	const titleOf = (id: string) => plans.find((plan) => plan.id === id)?.title ?? id;
	const reasonOf = ({ code, text }: PlanCommentsView['results'][number]) =>
		failures.say({ kind: 'problem', problem: { code: code ?? '', detail: text ?? '' } });
	return (
		<section className="many-plans__results" aria-labelledby="many-plans-results">
			<h2 id="many-plans-results" ref={head} tabIndex={-1}>
				{refused === 0 ? t.done(done) : t.partly(done, refused)}
			</h2>
			<ul className="ui-list">
				{view.results.map((result) => (
					<li key={result.plan}>
						<Icon name={result.thread === null ? 'warning' : 'check'} />
						<span>
							<span className="many-plans__title">{titleOf(result.plan)}</span>
							<span className="many-plans__line">
								{result.thread === null ? (
									t.refused(reasonOf(result))
								) : (
									<Link to="/t/$thread" params={{ thread: result.thread }}>
										{t.toThread}
										<VisuallyHidden>{t.ofPlan(titleOf(result.plan))}</VisuallyHidden>
									</Link>
								)}
							</span>
						</span>
					</li>
				))}
			</ul>
			<div className="many-plans__acts">
				{refused === 0 ? null : (
					<Button kind="solid" onClick={onAgain}>
						{t.again}
					</Button>
				)}
				<Button onClick={onAnother}>{t.another}</Button>
				<Link to="/plans" className={buttonClass('text')}>
					{t.toPlans}
				</Link>
			</div>
		</section>
	);
}
