import './plans.css';
import type { PlanSummary } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { since } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { plansText } from '../../text/plans.ts';
import { Badge, BodyChip, ProgressBar, ScrollBox, VisuallyHidden } from '../../ui/index.ts';

/** Number of sections of the template, 00 to 21. */
const SECTIONS = 22;

function placeOf(plan: PlanSummary): string {
	const places = new Set(plan.bodies.map((body) => body.place).filter((place) => place !== null));
	return [...places].join('、');
}

function Row({ plan, now }: { plan: PlanSummary; now: Date }) {
	const t = useText(plansText);
	const common = useText(commonText);
	const { language } = useLanguage();
	const members = plan.bodies.filter((body) => body.membership === 'member');
	const representative = plan.bodies.find((body) => body.code === plan.representative)?.name ?? t.unset;
	const place = placeOf({ ...plan, bodies: members });
	return (
		<tr>
			<th scope="row">
				<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: '00' }} className="plans-title">
					{plan.title}
				</Link>{' '}
				{plan.practice ? <Badge>{common.practice}</Badge> : null}
				<span className="ui-sub plans-second">
					{common.scheme(plan.scheme)}
					{place === '' ? '' : `・${place}`}
					<span className="plans-narrow">
						{`　${t.representative}：${representative}`}
						{plan.updatedAt === null ? '' : `　${since(plan.updatedAt, now, language)}`}
					</span>
				</span>
			</th>
			<td className="plans-wide">{representative}</td>
			<td>
				<span className="plans-bodies">
					{members.map((body) => (
						<BodyChip key={body.code} party={body} parties={plan.bodies} size={20} />
					))}
				</span>
			</td>
			<td>
				{t.progressOf(plan.decided)}
				<ProgressBar value={plan.decided} total={SECTIONS} label={t.progressOf(plan.decided)} />
			</td>
			<td className="ui-table__end ui-sub plans-wide plans-time">
				{plan.updatedAt === null ? '—' : since(plan.updatedAt, now, language)}
				{plan.updatedAt === null ? null : (
					<Link to="/plans/$plan/changes" params={{ plan: plan.id }} className="plans-changes">
						{t.changes}
						<VisuallyHidden>{t.changesOf(plan.title)}</VisuallyHidden>
					</Link>
				)}
			</td>
		</tr>
	);
}

/** One row per plan. */
export function PlanTable({ plans }: { plans: readonly PlanSummary[] }) {
	const t = useText(plansText);
	const now = useNow();
	return (
		<ScrollBox label={t.title}>
			<table className="ui-table plans" aria-labelledby="plans-title">
				<thead>
					<tr>
						<th scope="col">{t.plan}</th>
						<th scope="col" className="plans-wide">
							{t.representative}
						</th>
						<th scope="col">{t.bodies}</th>
						<th scope="col">{t.progress}</th>
						<th scope="col" className="ui-table__end plans-wide">
							{t.updated}
						</th>
					</tr>
				</thead>
				<tbody>
					{plans.map((plan) => (
						<Row key={plan.id} plan={plan} now={now} />
					))}
				</tbody>
			</table>
		</ScrollBox>
	);
}
