import type { PlanView, ThreadView } from '@renkei/api';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePlanThreads, useRound } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { type NarrowedItems, RoundTable, useFreshRounds } from '../features/rounds/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { roundName, roundsText } from '../text/rounds.ts';
import { Bones } from '../ui/index.ts';

const here = '/signed-in/plans/$plan/rounds/$round' as const;
const none: readonly ThreadView[] = [];

/** 指摘事項対応表 of one round. What it is narrowed to stands in the address. */
export function RoundPage() {
	const { plan: id, round } = useParams({ from: here });
	const narrowed = useSearch({ from: here });
	return (
		<WithPlan id={id}>{(plan, lastUpdate) => <RoundOfPlan key={round} {...{ plan, round, narrowed, lastUpdate }} />}</WithPlan>
	);
}

function RoundOfPlan({
	plan,
	round,
	narrowed,
	lastUpdate,
}: {
	plan: PlanView;
	round: string;
	narrowed: NarrowedItems;
	lastUpdate: ReactNode;
}) {
	const t = useText(roundsText);
	const common = useText(commonText);
	const { data, error } = useRound(plan.id, round);
	const { data: threads } = usePlanThreads(plan.id);
	useFreshRounds(plan);
	// A round that was discarded is no more, whatever was known of it; one that cannot be reached stays as it was.
	const refused = error !== null && error.failure.kind === 'problem' && error.failure.problem.status < 500;
	return (
		<PlanFrame plan={plan} title={data === undefined ? t.title : roundName(data.round, t)} status={lastUpdate}>
			{data !== undefined && !refused ? (
				<RoundTable plan={plan} view={data} threads={threads?.threads ?? none} narrowed={narrowed} />
			) : error === null ? (
				<Bones label={common.loading} rows={8} />
			) : (
				<FailureWords failure={error.failure} />
			)}
		</PlanFrame>
	);
}
