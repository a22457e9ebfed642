import type { PlanView } from '@renkei/api';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePlanChanges, useTemplate } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { Unseen, useFreshHistory } from '../features/history/index.ts';
import { commonText } from '../text/common.ts';
import { historyText } from '../text/history.ts';
import { useText } from '../text/language.tsx';
import { Bones } from '../ui/index.ts';

/** 前回見た後の変更: the way of whoever comes to a plan now and then. */
export function ChangesPage() {
	const { plan: id } = useParams({ from: '/signed-in/plans/$plan/changes' });
	return <WithPlan id={id}>{(plan, lastUpdate) => <ChangesOfPlan plan={plan} lastUpdate={lastUpdate} />}</WithPlan>;
}

function ChangesOfPlan({ plan, lastUpdate }: { plan: PlanView; lastUpdate: ReactNode }) {
	const t = useText(historyText);
	const common = useText(commonText);
	const { data: changes, error: changesError } = usePlanChanges(plan.id, 'seen', null);
	const { data: template, error: templateError } = useTemplate(plan.id);
	useFreshHistory(plan);
	const failed = changesError ?? templateError;
	return (
		<PlanFrame plan={plan} title={t.unseenTitle} status={lastUpdate}>
			{changes !== undefined && template !== undefined ? (
				<Unseen plan={plan} template={template} view={changes} />
			) : failed === null ? (
				<Bones label={common.loading} rows={8} />
			) : (
				<FailureWords failure={failed.failure} />
			)}
		</PlanFrame>
	);
}
