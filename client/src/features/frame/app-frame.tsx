import './frame.css';
import type { PlanView, SeatView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Liveness, useInboxCount, useMe, useToday } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { frameText } from '../../text/frame.ts';
import { useText } from '../../text/language.tsx';
import { Badge, SkipLink, VisuallyHidden } from '../../ui/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { useDocumentTitle } from './document-title.ts';
import { useFocusMain } from './focus-main.ts';

export interface AppFrameProps {
	/** Titles of the tab, the narrowest first; 「Renkei」 is added. */
	readonly titles: readonly string[];
	/** The plan that the page is about. */
	readonly plan?: PlanView;
	/** Second bar, under the global one. */
	readonly planBar?: ReactNode;
	/** `page` scrolls as a whole; `fill` keeps the bars and lets each column scroll by itself (from 768 px on). */
	readonly layout?: 'page' | 'fill';
	/** Whether the count of tasks asks again by itself, or a socket tells of news. */
	readonly liveness?: Liveness;
	readonly children: ReactNode;
}

/** The seat that the person acts as here: the plan's own where there is one, else that of 今日やること. */
function useActingSeat(plan: PlanView | undefined, liveness: Liveness): { seat: SeatView | undefined; tasks: number } {
	const me = useMe().data;
	const today = useToday(liveness).data;
	const ofToday = me?.seats.find((seat) => seat.plan === today?.plan?.id && seat.party.code === today?.party?.code);
	return { seat: plan?.seat ?? ofToday ?? me?.seats[0], tasks: (today?.tasks.length ?? 0) + (today?.more.length ?? 0) };
}

/** The number beside a tab; nothing where there is nothing to count. */
function Count({ count }: { count: number }) {
	const t = useText(frameText);
	return count === 0 ? null : (
		<span className="frame-count ui-number">
			{count}
			<VisuallyHidden>{t.count(count).replace(/^\d+/, '')}</VisuallyHidden>
		</span>
	);
}

function GlobalBar({ plan, liveness }: { plan: PlanView | undefined; liveness: Liveness }) {
	const t = useText(frameText);
	const common = useText(commonText);
	const me = useMe().data;
	const today = useToday(liveness).data;
	const { seat, tasks } = useActingSeat(plan, liveness);
	const notices = useInboxCount(liveness);
	return (
		<header className="frame-bar">
			<div className="frame-bar__left">
				<Link to="/today" className="frame-logo">
					Renkei <span>{t.subName}</span>
				</Link>
				{plan === undefined ? null : <p className="frame-plan-title">{plan.title}</p>}
				{plan?.practice ? <Badge>{common.practice}</Badge> : me?.demo ? <Badge>{common.practicePlace}</Badge> : null}
			</div>
			<nav className="frame-bar__nav" aria-label={t.mainNavigation}>
				<Link to="/today" className="frame-tab">
					{t.today}
					<Count count={tasks} />
				</Link>
				<Link to="/plans" className="frame-tab" activeOptions={{ exact: false }}>
					{t.plans}
				</Link>
				<Link to="/open-items" className="frame-tab frame-tab--wide" activeOptions={{ includeSearch: false }}>
					{t.openItems}
				</Link>
				<Link to="/inbox" className="frame-tab">
					{t.inbox}
					<Count count={notices} />
				</Link>
			</nav>
			{me === undefined || seat === undefined ? null : (
				<div className="frame-bar__account">
					<AccountMenu me={me} seat={seat} parties={plan?.parties ?? today?.plan?.bodies ?? [seat.party]} />
				</div>
			)}
		</header>
	);
}

/** In a demo, says what is invented: it would be untrue of the plans of adopted bodies that everything is. */
function Foot({ hidden, plan }: { hidden: boolean; plan: PlanView | undefined }) {
	const t = useText(frameText);
	const demo = useMe().data?.demo ?? false;
	const about = plan === undefined ? 'both' : plan.practice ? 'practice' : 'adopted';
	return (
		<footer className={hidden ? 'frame-foot ui-hidden' : 'frame-foot'}>
			<p>{demo ? t.footDemo[about] : t.foot}</p>
		</footer>
	);
}

/** The bars, the landmarks and the foot around every screen that a signed-in person sees. */
export function AppFrame({ titles, plan, planBar, layout = 'page', liveness = 'polled', children }: AppFrameProps) {
	const t = useText(frameText);
	useDocumentTitle(titles);
	useFocusMain();
	return (
		<div className={`frame frame--${layout}`}>
			<SkipLink>{t.skip}</SkipLink>
			<GlobalBar plan={plan} liveness={liveness} />
			{planBar}
			<main id="main" tabIndex={-1} className="frame-main">
				{children}
			</main>
			<Foot hidden={layout === 'fill'} plan={plan} />
		</div>
	);
}
