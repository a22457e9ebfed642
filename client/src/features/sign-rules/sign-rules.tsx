import './sign-rules.css';
import type { PlanView, PoliciesView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../text/language.tsx';
import { signRulesText } from '../../text/sign-rules.ts';
import { Button } from '../../ui/index.ts';
import { RulesForm } from './rules-form.tsx';
import { RulesTable, TABLE_ID } from './rules-table.tsx';

/** 決裁の決まり: the table for everybody, and one act for many sections for whoever may change it. */
export function SignRules({ plan, rules }: { plan: PlanView; rules: PoliciesView }) {
	const t = useText(signRulesText);
	const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
	const { policies, mayChange } = rules;
	const ticked = policies.map(({ key }) => key).filter((key) => mayChange && marks.has(key));
	const toggle = (key: string) => {
		const after = new Set(marks);
		if (!after.delete(key)) {
			after.add(key);
		}
		setMarks(after);
	};
	return (
		<div className="sign-rules">
			<div className="sign-rules__head">
				<h1>{t.title}</h1>
				<p>{t.lead}</p>
				<p>
					<Link to="/plans/$plan/signoff" params={{ plan: plan.id }}>
						{t.backToSignoff}
					</Link>
				</p>
			</div>
			<div className={mayChange ? 'sign-rules__columns' : undefined}>
				<div id={TABLE_ID} className="sign-rules__table">
					{mayChange ? (
						<p>
							<Button kind="text" size="xs" onClick={() => setMarks(new Set(policies.map(({ key }) => key)))}>
								{t.all}
							</Button>
							<Button kind="text" size="xs" onClick={() => setMarks(new Set())}>
								{t.none}
							</Button>
						</p>
					) : (
						<p className="ui-sub">{t.readers}</p>
					)}
					<RulesTable plan={plan} policies={policies} ticks={mayChange ? { ticked: new Set(ticked), toggle } : null} />
				</div>
				{mayChange ? <RulesForm plan={plan} sections={ticked} onDone={() => setMarks(new Set())} /> : null}
			</div>
		</div>
	);
}
