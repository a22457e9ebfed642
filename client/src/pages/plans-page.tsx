import { Link } from '@tanstack/react-router';
import { useMe, usePlans } from '../api/index.ts';
import { AppFrame, FailureView } from '../features/frame/index.ts';
import { PlanTable } from '../features/plans/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { plansText } from '../text/plans.ts';
import { Bones, buttonClass } from '../ui/index.ts';

/** 計画の一覧: the plans on which this person holds a seat. */
export function PlansPage() {
	const t = useText(plansText);
	const common = useText(commonText);
	const { data, error } = usePlans();
	const seats = useMe().data?.seats ?? [];
	const vendor = seats.some((seat) => seat.party.membership === 'vendor');
	const several = new Set(seats.map((seat) => seat.plan)).size > 1;
	if (data === undefined && error !== null) {
		return <FailureView failure={error.failure} />;
	}
	return (
		<AppFrame titles={[t.title]}>
			<div className="plans-head">
				<h1 id="plans-title">{data === undefined ? t.title : t.heading(data.plans.length)}</h1>
				<p className="ui-sub">{t.scope}</p>
			</div>
			<p className="plans-ways">
				<Link to="/open-items" className={buttonClass('outline')}>
					{t.openItems}
				</Link>
				{several ? (
					<Link to="/plans/comment" className={buttonClass('outline')}>
						{t.comment}
					</Link>
				) : null}
			</p>
			{data === undefined ? <Bones label={common.loading} rows={6} /> : null}
			{data?.plans.length === 0 ? <p className="ui-body-text">{t.empty}</p> : null}
			{data === undefined || data.plans.length === 0 ? null : <PlanTable plans={data.plans} />}
			{vendor ? <p className="ui-sub plans-foot">{t.vendorNote}</p> : null}
		</AppFrame>
	);
}
