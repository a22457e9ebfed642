import { useParams } from '@tanstack/react-router';
import { usePartEvidence } from '../api/index.ts';
import { Evidence } from '../features/evidence/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { commonText } from '../text/common.ts';
import { evidenceText } from '../text/evidence.ts';
import { useText } from '../text/language.tsx';
import { Bones } from '../ui/index.ts';

/** What was frozen and recorded of a part. */
export function EvidencePage() {
	const t = useText(evidenceText);
	const common = useText(commonText);
	const { plan: id, part } = useParams({ from: '/signed-in/plans/$plan/parts/$part/evidence' });
	const { data, error } = usePartEvidence(id, part);
	const owner = data?.parties.find(({ code }) => code === data.body)?.name ?? data?.body ?? null;
	const title =
		data === undefined
			? t.page
			: t.title(
					/^\d/.test(data.key) ? `${data.key} ${data.title}` : data.title,
					owner === null ? common.trunk : common.partOf(owner),
				);
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={title} status={lastUpdate}>
					{data !== undefined ? (
						<Evidence plan={plan} evidence={data} title={title} />
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
