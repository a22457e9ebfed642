import type { PlanView } from '@renkei/api';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRounds } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { Rounds, useFreshRounds } from '../features/rounds/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { roundsText } from '../text/rounds.ts';
import { Bones } from '../ui/index.ts';

/** 指摘の回. */
export function RoundsPage() {
	const { plan: id } = useParams({ from: '/signed-in/plans/$plan/rounds' });
	return <WithPlan id={id}>{(plan, lastUpdate) => <RoundsOfPlan plan={plan} lastUpdate={lastUpdate} />}</WithPlan>;
}

function RoundsOfPlan({ plan, lastUpdate }: { plan: PlanView; lastUpdate: ReactNode }) {
	const t = useText(roundsText);
	const common = useText(commonText);
	const { data, error } = useRounds(plan.id);
	useFreshRounds(plan);
	return (
		<PlanFrame plan={plan} title={t.title} status={lastUpdate}>
			{data !== undefined ? (
				<Rounds plan={plan} view={data} />
			) : error === null ? (
				<Bones label={common.loading} rows={8} />
			) : (
				<FailureWords failure={error.failure} />
			)}
		</PlanFrame>
	);
}
