import { useParams } from '@tanstack/react-router';
import { useSigningAct } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { Receipt } from '../features/receipt/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { receiptText } from '../text/receipt.ts';
import { Bones } from '../ui/index.ts';

/** The receipt of a recorded act. */
export function ReceiptPage() {
	const t = useText(receiptText);
	const common = useText(commonText);
	const { plan: id, act } = useParams({ from: '/signed-in/plans/$plan/receipts/$act' });
	const { data, error, dataUpdatedAt } = useSigningAct(id, act);
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={data === undefined ? t.page : t.title(data.number)} status={lastUpdate}>
					{data !== undefined ? (
						<Receipt plan={plan} act={data} asOf={new Date(dataUpdatedAt)} />
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
