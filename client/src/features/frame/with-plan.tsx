import type { PlanView } from '@renkei/api';
import type { ReactNode } from 'react';
import { type Liveness, usePlan } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { Bones } from '../../ui/index.ts';
import { AppFrame } from './app-frame.tsx';
import { FailureView } from './failure-view.tsx';
import { LastUpdate } from './last-update.tsx';

/**
 * Loads a plan and hands it on; until then the bars with grey lines, or the screen that says why there is no plan. A plan
 * that was loaded once stays on screen when the connection is lost.
 */
export function WithPlan({
	id,
	liveness = 'polled',
	refusedBelow,
	children,
}: {
	id: string;
	liveness?: Liveness;
	/** Stands under the words that say why there is no plan. */
	refusedBelow?: ReactNode;
	children: (plan: PlanView, lastUpdate: ReactNode) => ReactNode;
}) {
	const common = useText(commonText);
	const { data, error, dataUpdatedAt, isError } = usePlan(id, liveness);
	const refused = error !== null && error.failure.kind === 'problem' && error.failure.problem.status !== 503;
	if (data !== undefined && !refused) {
		return children(data, <LastUpdate at={dataUpdatedAt} failing={isError} />);
	}
	if (error !== null) {
		return <FailureView failure={error.failure}>{refusedBelow}</FailureView>;
	}
	return (
		<AppFrame titles={[]} liveness={liveness}>
			<Bones label={common.loading} rows={6} />
		</AppFrame>
	);
}
