import { useParams } from '@tanstack/react-router';
import { useSignoffs } from '../api/index.ts';
import { PlanFrame, WithPlan } from '../features/frame/index.ts';
import { ReadAndSign } from '../features/signoff/read-and-sign.tsx';
import { SignoffsLoaded } from '../features/signoff/signoffs-loaded.tsx';
import { useText } from '../text/language.tsx';
import { readingText } from '../text/reading.ts';

/** まとめて読んで記録する: everything that waits for this seat, in one column. */
export function SignPage() {
	const t = useText(readingText);
	const { plan: id } = useParams({ from: '/signed-in/plans/$plan/sign' });
	const records = useSignoffs(id);
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={t.title} status={lastUpdate}>
					<SignoffsLoaded title={t.title} records={records}>
						{(signoffs) => <ReadAndSign plan={plan} signoffs={signoffs} />}
					</SignoffsLoaded>
				</PlanFrame>
			)}
		</WithPlan>
	);
}
