import { useParams } from '@tanstack/react-router';
import { useMembers } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { Members } from '../features/members/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { membersText } from '../text/members.ts';
import { Bones } from '../ui/index.ts';

/** 席: the seats of a plan, its 代表団体, and what the plan has narrowed. */
export function SeatsPage() {
	const t = useText(membersText);
	const common = useText(commonText);
	const { plan: id } = useParams({ from: '/signed-in/plans/$plan/seats' });
	const { data, error } = useMembers(id);
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={t.title} status={lastUpdate}>
					{data !== undefined ? (
						<Members plan={plan} seats={data.seats} />
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
