import { useParams } from '@tanstack/react-router';
import { useContents, useSignoffs, useTemplate } from '../api/index.ts';
import { FailureWords, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { Paper } from '../features/print/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { printText } from '../text/print.ts';
import { Bones } from '../ui/index.ts';

/** 印刷用の画面: the whole plan as far as this seat may read it. */
export function PrintPage() {
	const t = useText(printText);
	const common = useText(commonText);
	const { plan: id } = useParams({ from: '/signed-in/plans/$plan/print' });
	// Read here, not in the function below: a query tells only of what was read while its own component was drawn.
	const { data: contents, error: contentsError } = useContents(id);
	const { data: template, error: templateError } = useTemplate(id);
	const { data: signoffs, error: signoffsError } = useSignoffs(id);
	const failed = contentsError ?? templateError ?? signoffsError;
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={t.title} status={lastUpdate}>
					{contents !== undefined && template !== undefined && signoffs !== undefined ? (
						<Paper plan={plan} template={template} contents={contents.contents} signoffs={signoffs.signoffs} />
					) : failed === null ? (
						<Bones label={common.loading} rows={8} />
					) : (
						<FailureWords failure={failed.failure} />
					)}
				</PlanFrame>
			)}
		</WithPlan>
	);
}
