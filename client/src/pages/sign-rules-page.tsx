import { useParams } from '@tanstack/react-router';
import { usePolicies } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { SignRules } from '../features/sign-rules/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { signRulesText } from '../text/sign-rules.ts';
import { Bones } from '../ui/index.ts';

/** 決裁の決まり: who records by when, section by section. */
export function SignRulesPage() {
	const t = useText(signRulesText);
	const common = useText(commonText);
	const { plan: id } = useParams({ from: '/signed-in/plans/$plan/signoff/rules' });
	const { data, error } = usePolicies(id);
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={t.title} status={lastUpdate}>
					{data !== undefined ? (
						<SignRules plan={plan} rules={data} />
					) : error === null ? (
						<Bones label={common.loading} rows={8} />
					) : (
						<FailureWords failure={error.failure} />
					)}
				</PlanFrame>
			)}
		</WithPlan>
	);
}
