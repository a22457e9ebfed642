import type { PlanView } from '@renkei/api';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRevisions, useTemplate } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { type AskedHistory, History, useFreshHistory } from '../features/history/index.ts';
import { commonText } from '../text/common.ts';
import { historyText } from '../text/history.ts';
import { useText } from '../text/language.tsx';
import { Bones } from '../ui/index.ts';

const here = '/signed-in/plans/$plan/history' as const;

/** 履歴と差分. The two states that are compared stand in the address. */
export function HistoryPage() {
	const { plan: id } = useParams({ from: here });
	const asked = useSearch({ from: here });
	return <WithPlan id={id}>{(plan, lastUpdate) => <HistoryOfPlan plan={plan} asked={asked} lastUpdate={lastUpdate} />}</WithPlan>;
}

function HistoryOfPlan({ plan, asked, lastUpdate }: { plan: PlanView; asked: AskedHistory; lastUpdate: ReactNode }) {
	const t = useText(historyText);
	const common = useText(commonText);
	const { data: revisions, error: revisionsError } = useRevisions(plan.id);
	const { data: template, error: templateError } = useTemplate(plan.id);
	useFreshHistory(plan);
	const failed = revisionsError ?? templateError;
	return (
		<PlanFrame plan={plan} title={t.title} status={lastUpdate}>
			{revisions !== undefined && template !== undefined ? (
				<History plan={plan} template={template} view={revisions} asked={asked} />
			) : failed === null ? (
				<Bones label={common.loading} rows={8} />
			) : (
				<FailureWords failure={failed.failure} />
			)}
		</PlanFrame>
	);
}
