import { usePlans } from '../api/index.ts';
import { AppFrame, FailureView } from '../features/frame/index.ts';
import { ManyPlans } from '../features/many-plans/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { manyPlansText } from '../text/many-plans.ts';
import { plansText } from '../text/plans.ts';
import { Bones } from '../ui/index.ts';

/** 複数の計画に同じ指摘を付ける. */
export function CommentPlansPage() {
	const t = useText(manyPlansText);
	const list = useText(plansText);
	const common = useText(commonText);
	const { data, error } = usePlans();
	if (data === undefined && error !== null) {
		return <FailureView failure={error.failure} />;
	}
	return (
		<AppFrame titles={[t.title, list.title]}>
			<h1>{t.title}</h1>
			<p className="ui-body-text">{t.lead}</p>
			{data === undefined ? <Bones label={common.loading} rows={8} /> : null}
			{data?.plans.length === 0 ? <p className="ui-body-text">{list.empty}</p> : null}
			{data === undefined || data.plans.length === 0 ? null : <ManyPlans plans={data.plans} />}
		</AppFrame>
	);
}
