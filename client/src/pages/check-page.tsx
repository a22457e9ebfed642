import type { PlanView } from '@renkei/api';
import type { News } from '@renkei/sync-protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { createNewsPace, invalidateChecks, invalidateFor, useChecks } from '../api/index.ts';
import { Checks, type Narrowed } from '../features/checks/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { useListening } from '../sync/bar.ts';
import { checksText } from '../text/checks.ts';
import { commonText } from '../text/common.ts';
import { clockTime } from '../text/dates.ts';
import { useText } from '../text/language.tsx';
import { Bones, StatusMark } from '../ui/index.ts';

const here = '/plans/$plan/check' as const;

/** Checks are asked for no faster than this (ms) while people type: soon enough to see a field make its check 適合. */
const PACE = { pause: 400, spread: 200 };

/** 要件点検. What it is narrowed to stands in the address. */
export function CheckPage() {
	const { plan: id } = useParams({ from: `/signed-in${here}` });
	const narrowed = useSearch({ from: `/signed-in${here}` });
	return <WithPlan id={id}>{(plan) => <ChecksOfPlan plan={plan} narrowed={narrowed} />}</WithPlan>;
}

/** What others write is judged anew as soon as the server has told that something changed. */
function useFreshChecks(plan: PlanView): void {
	const queryClient = useQueryClient();
	const pace = useMemo(
		() =>
			createNewsPace((news: News) => {
				void (news.about === 'content' ? invalidateChecks(queryClient, news.plan) : invalidateFor(queryClient, news));
			}, PACE),
		[queryClient],
	);
	useEffect(() => () => pace.stop(), [pace]);
	const part = plan.sections.flatMap((section) => section.parts)[0]?.id ?? null;
	useListening(part, { hear: pace.hear, opened: () => void invalidateChecks(queryClient, plan.id) });
}

function ChecksOfPlan({ plan, narrowed }: { plan: PlanView; narrowed: Narrowed }) {
	const t = useText(checksText);
	const common = useText(commonText);
	const { data, error, isError } = useChecks(plan.id);
	useFreshChecks(plan);
	const at = data === undefined ? '' : clockTime(data.at);
	const status = (
		<p className="frame-update" role="status">
			{data === undefined ? null : isError ? (
				<StatusMark kind="offline">{t.offline(at)}</StatusMark>
			) : (
				<span aria-hidden="true" className="ui-sub ui-number">
					{t.checkedAt(at)}
				</span>
			)}
		</p>
	);
	return (
		<PlanFrame plan={plan} title={t.title} status={status}>
			{data !== undefined ? (
				<Checks plan={plan} view={data} narrowed={narrowed} />
			) : error === null ? (
				<Bones label={common.loading} rows={8} />
			) : (
				<FailureWords failure={error.failure} />
			)}
		</PlanFrame>
	);
}
