import type { PlanView } from '@renkei/api';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Liveness } from '../../api/index.ts';
import { frameText } from '../../text/frame.ts';
import { useText } from '../../text/language.tsx';
import { AppFrame } from './app-frame.tsx';

export interface PlanFrameProps {
	readonly plan: PlanView;
	/** Name of the page, as the tab of the browser says it first: 「02 地域課題・現状」. */
	readonly title: string;
	/** Right end of the plan bar: presence chips and save state, or the time of the last update. */
	readonly status?: ReactNode;
	readonly layout?: 'page' | 'fill';
	readonly liveness?: Liveness;
	readonly children: ReactNode;
}

/** A page of a plan: both bars, with the tabs that exist. */
export function PlanFrame({ plan, title, status, layout, liveness, children }: PlanFrameProps) {
	const t = useText(frameText);
	// On a section page the tab 本文 names the section itself, so that it is the current one.
	const { key } = useParams({ strict: false });
	// Reading everything, the receipt, 記録簿 and the evidence of a part belong to 確認と決裁, though their addresses do not begin with its.
	const ofSignoff = useLocation({
		select: ({ pathname }) => /^\/plans\/[^/]+\/(sign|ledger|receipts\/[^/]+|parts\/[^/]+\/evidence)\/?$/.test(pathname),
	});
	const first = key ?? plan.sections[0]?.key ?? '00';
	const bar = (
		<div className="frame-plan-bar">
			<nav className="frame-plan-bar__tabs" aria-label={t.planNavigation}>
				<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: first }} className="frame-tab">
					{t.tabText}
				</Link>
				<Link
					to="/plans/$plan/signoff"
					params={{ plan: plan.id }}
					className="frame-tab"
					aria-current={ofSignoff ? 'page' : undefined}
				>
					{t.tabSignoff}
				</Link>
				<Link to="/plans/$plan/check" params={{ plan: plan.id }} className="frame-tab">
					{t.tabCheck}
				</Link>
				<Link to="/plans/$plan/history" params={{ plan: plan.id }} className="frame-tab">
					{t.tabHistory}
				</Link>
				<Link to="/plans/$plan/rounds" params={{ plan: plan.id }} className="frame-tab">
					{t.tabRounds}
				</Link>
				<Link to="/plans/$plan/seats" params={{ plan: plan.id }} className="frame-tab">
					{t.tabSeats}
				</Link>
				<Link to="/plans/$plan/print" params={{ plan: plan.id }} className="frame-tab">
					{t.tabPrint}
				</Link>
			</nav>
			<div className="frame-plan-bar__status">{status}</div>
		</div>
	);
	return (
		<AppFrame
			titles={[title, plan.title]}
			plan={plan}
			planBar={bar}
			{...(layout === undefined ? {} : { layout })}
			{...(liveness === undefined ? {} : { liveness })}
		>
			{children}
		</AppFrame>
	);
}
