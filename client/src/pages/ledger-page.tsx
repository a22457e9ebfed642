import { useParams } from '@tanstack/react-router';
import { useLedger } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { Ledger } from '../features/ledger/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { ledgerText } from '../text/ledger.ts';
import { Bones } from '../ui/index.ts';

/** 記録簿: the plan's log. */
export function LedgerPage() {
	const t = useText(ledgerText);
	const common = useText(commonText);
	const { plan: id } = useParams({ from: '/signed-in/plans/$plan/ledger' });
	const { data, error } = useLedger(id);
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={t.title} status={lastUpdate}>
					{data !== undefined ? (
						<Ledger plan={plan} ledger={data} />
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
