import './inbox.css';
import type { InboxView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { inboxText } from '../../text/inbox.ts';
import { useText } from '../../text/language.tsx';
import { Banner, Button, buttonClass, Disclosure } from '../../ui/index.ts';
import { type InboxDesk, useInboxDesk } from './inbox-desk.ts';
import { noticeGroups } from './notice-groups.ts';
import { NoticeList } from './notice-list.tsx';

/** What the last press came to: said in passing, and loudly where nothing was kept. */
function Outcomes({ desk }: { desk: InboxDesk }) {
	const t = useText(inboxText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { outcome } = desk;
	const failed = outcome?.kind === 'failed' ? outcome : null;
	return (
		<>
			<p className="ui-hidden" role="status">
				{outcome?.kind === 'marked' ? t.marked(outcome.count) : outcome?.kind === 'put-back' ? t.putBack : ''}
			</p>
			{failed === null ? null : (
				<div className="inbox-failed">
					<Banner kind="error" kindName={common.error} title={failed.done ? t.notMarked : t.notPutBack} voice="alert">
						<p>{failed.failure.kind === 'network' ? t.offline : t.refused(failures.say(failed.failure))}</p>
					</Banner>
				</div>
			)}
		</>
	);
}

/** Why a group is empty, and the one thing to do. */
function Empty({ words, children }: { words: string; children: ReactNode }) {
	return (
		<div className="inbox-empty">
			<p>{words}</p>
			<p>{children}</p>
		</div>
	);
}

function Group({
	id,
	title,
	heading,
	beside,
	children,
}: {
	id: string;
	title: string;
	heading: RefObject<HTMLHeadingElement | null>;
	beside?: ReactNode;
	children: ReactNode;
}) {
	return (
		<section className="inbox-group" aria-labelledby={id}>
			<div className="inbox-group__head">
				<h2 id={id} tabIndex={-1} ref={heading}>
					{title}
				</h2>
				{beside}
			</div>
			{children}
		</section>
	);
}

/** Those done or settled, folded; only what its reader ticked off can be put back. */
function Ended({ view, desk, end }: { view: InboxView; desk: InboxDesk; end: RefObject<HTMLElement | null> }) {
	const t = useText(inboxText);
	const [open, setOpen] = useState(false);
	return view.ended.length === 0 ? null : (
		<div className="inbox-ended">
			<Disclosure summary={t.ended(view.ended.length)} open={open} onOpen={setOpen}>
				<p className="ui-sub">{t.endedHelp}</p>
				{open ? <NoticeList groups={noticeGroups(view.ended)} desk={desk} done={false} end={end} /> : null}
			</Disclosure>
		</div>
	);
}

/** お知らせ: what is asked of this person, what is told, and what is done with. */
export function Inbox({ view }: { view: InboxView }) {
	const t = useText(inboxText);
	const desk = useInboxDesk(view);
	const top = useRef<HTMLHeadingElement>(null);
	const asks = useRef<HTMLHeadingElement>(null);
	const news = useRef<HTMLHeadingElement>(null);
	const [toDo, told] = [noticeGroups(view.asks), noticeGroups(view.news)];
	const nothing = view.asks.length === 0 && view.news.length === 0 && view.more === 0;
	// With the very last row the groups go too.
	const afterAll = (own: RefObject<HTMLHeadingElement | null>, other: readonly unknown[]) =>
		other.length === 0 && view.more === 0 ? top : own;
	const before = useRef(nothing);
	useLayoutEffect(() => {
		// The groups went with the focus inside.
		if (nothing && !before.current && document.activeElement === document.body) {
			top.current?.focus();
		}
		before.current = nothing;
	}, [nothing]);
	const afterAsks = afterAll(asks, view.news);
	const afterNews = afterAll(news, view.asks);
	return (
		<div className="inbox">
			<div className="inbox-head">
				<h1 tabIndex={-1} ref={top}>
					{view.count === 0 ? t.headingNone : t.heading(view.count)}
				</h1>
				<Link to="/settings">{t.toSettings}</Link>
			</div>
			<Outcomes desk={desk} />
			{nothing ? (
				<Empty words={t.empty}>
					<Link to="/today" className={buttonClass('outline')}>
						{t.emptyAct}
					</Link>
				</Empty>
			) : (
				<>
					<Group
						id="inbox-asks"
						title={t.asks(view.asks.length)}
						heading={asks}
						beside={toDo.length < 2 ? null : <p className="ui-sub">{t.asksOrder}</p>}
					>
						{view.asks.length === 0 ? (
							<Empty words={t.emptyAsks}>
								<Link to="/today">{t.emptyAsksAct}</Link>
							</Empty>
						) : (
							<NoticeList groups={toDo} desk={desk} done end={afterAsks} />
						)}
					</Group>
					<Group
						id="inbox-news"
						title={t.news(view.news.length)}
						heading={news}
						beside={
							told.length < 2 ? null : (
								<Button
									onClick={() => {
										afterNews.current?.focus();
										desk.mark(
											view.news.map(({ id }) => id),
											true,
										);
									}}
								>
									{t.allDone}
								</Button>
							)
						}
					>
						{view.news.length === 0 ? (
							<Empty words={t.emptyNews}>
								<Link to="/plans">{t.emptyNewsAct}</Link>
							</Empty>
						) : (
							<NoticeList groups={told} desk={desk} done end={afterNews} />
						)}
					</Group>
					{view.more === 0 ? null : <p className="inbox-more">{t.more(view.more)}</p>}
				</>
			)}
			<Ended view={view} desk={desk} end={top} />
		</div>
	);
}
