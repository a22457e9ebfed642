import './comments.css';
import './cards.css';
import type { PartView, PlanView, ThreadView } from '@renkei/api';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useNow, useRounds } from '../../api/index.ts';
import { cardIdOf } from '../../editor/index.ts';
import { commentsText } from '../../text/comments.ts';
import { useText } from '../../text/language.tsx';
import { Button, Icon } from '../../ui/index.ts';
import { CardScopeProvider, useNewCardScope } from './card-scope.tsx';
import { CommentForm } from './comment-form.tsx';
import { type NewComment, partName } from './comment-scope.ts';
import { keepFilter, keptFilter } from './filter-memory.ts';
import { levelCard } from './level-card.ts';
import { ManySuggestions } from './many-suggestions.tsx';
import { RailEmpty, RailHead } from './rail-head.tsx';
import { useKeptFocus, useRailKeys } from './rail-keys.ts';
import { ResolvedRow } from './resolved-row.tsx';
import { ThreadCard } from './thread-card.tsx';
import {
	type ActiveThread,
	filtered,
	formOf,
	listsOf,
	neighbourOf,
	type PlacedThread,
	steppedTo,
	type ThreadFilter,
} from './thread-list.ts';
import { placeOnPage, useThreadsInPlace } from './use-threads-in-place.tsx';

export interface ThreadRailProps {
	readonly plan: PlanView;
	/** Parts of the section in the order of the page. */
	readonly parts: readonly PartView[];
	/** Threads of these parts; undefined while they are on their way. */
	readonly threads: readonly ThreadView[] | undefined;
	readonly failed: boolean;
	readonly active: ActiveThread | null;
	readonly onActive: (active: ActiveThread | null) => void;
	readonly draft: NewComment | null;
	readonly onDraft: (draft: NewComment | null) => void;
	/** Whether the drawer of narrow windows is out. */
	readonly out: boolean;
	readonly onClose: () => void;
}

const none: readonly ThreadView[] = [];

/** Beyond so many cards those far from the view are not laid out (see cards.css). */
const MANY = 60;

/** 指摘 beside the text: the form, the cards in the order of the page, and what is resolved. */
export function ThreadRail(props: ThreadRailProps) {
	const { plan, parts, threads = none, active, onActive, draft, onDraft, out, onClose } = props;
	const t = useText(commentsText);
	const { scope, written } = useNewCardScope(plan, useNow());
	// Known before somebody writes: what is meant for a round must not go out at once because the list was still on its way.
	useRounds(plan.id);
	const [filter, setFilter] = useState<ThreadFilter>(() => keptFilter(plan.seat.seat));
	const { placed, watchers } = useThreadsInPlace(plan, parts, threads);
	const { shown, folded } = listsOf(placed, filter, scope, written);
	const [foldOut, setFoldOut] = useState(false);
	const rail = useRef<HTMLElement>(null);
	const list = useRef<HTMLDivElement>(null);
	const head = useRef<HTMLDivElement>(null);
	const commentable = parts.filter((part) => part.may.includes('comment'));
	const open = filtered(placed, 'open', scope).length;
	const toHead = () => head.current?.querySelector('select')?.focus();

	/** The thread whose card took the focus: shown again by another filter, it does not take it from the choice of the filter. */
	const focused = useRef<ActiveThread>(null);
	const level = useEffectEvent((to: ActiveThread) => {
		const card = document.getElementById(cardIdOf(to.thread));
		const words = placeOnPage(to.thread);
		if (to.from === 'card') {
			words?.scrollIntoView({ block: 'nearest' });
		}
		if (card !== null && rail.current !== null && list.current !== null) {
			// Before it is measured: a folded card has no height.
			for (let fold = card.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) {
				fold.open = true;
			}
			const beside = getComputedStyle(rail.current).position !== 'fixed' ? words : null;
			levelCard(rail.current, list.current, card, beside, (head.current?.offsetHeight ?? 0) + 12);
			if (to.from === 'text' && focused.current !== to) {
				card.focus({ preventScroll: true });
			}
			focused.current = to;
		}
	});
	const isShown = active !== null && [...shown, ...folded].some(({ thread }) => thread.id === active.thread);
	const activeState = placed.find(({ thread }) => thread.id === active?.thread)?.thread.state;
	// Once for each thread that somebody is led to: a filter that is chosen afterwards may hide it.
	const ledTo = useRef<ActiveThread>(null);
	useEffect(() => {
		if (active === ledTo.current || activeState === undefined) {
			return;
		}
		ledTo.current = active;
		if (active?.from === 'text' && !isShown) {
			// Led here from elsewhere, or written just now: it is shown, and what the reader chose stays remembered.
			setFilter(activeState === 'open' ? 'open' : 'all');
		}
	}, [active, isShown, activeState]);
	useLayoutEffect(() => {
		if (active === null || !isShown) {
			return;
		}
		level(active);
		// A far line of a table is drawn only once it has been scrolled to.
		const again = requestAnimationFrame(() => level(active));
		return () => cancelAnimationFrame(again);
	}, [active, isShown]);
	const write = () => commentable[0] && onDraft({ part: commentable[0], target: { kind: 'part' } });
	useRailKeys({
		step: (by) => {
			const next = steppedTo(shown, active?.thread ?? null, by);
			if (next !== null) {
				onActive({ thread: next, from: 'text' });
			}
		},
		write,
		close: onClose,
	});
	useKeptFocus(rail, shown.map(({ thread }) => thread.id).join(' '), toHead);

	const now = useRef({ shown, filter });
	useLayoutEffect(() => {
		now.current = { shown, filter };
	});
	// The same for every card and as long as the rail stands, so that no card is drawn anew for it.
	const onChanging = useCallback(
		(thread: string, state: 'resolved' | 'open') => {
			// Asked before the act: afterwards the card has left the list, and with it the knowledge of what stood beside it.
			const beside = neighbourOf(now.current.shown, thread);
			return () => {
				const next = state === 'open' && now.current.filter !== 'resolved' ? thread : beside;
				if (next === null) {
					head.current?.querySelector('select')?.focus();
				} else {
					onActive({ thread: next, from: 'text' });
				}
			};
		},
		[onActive],
	);
	const card = (one: PlacedThread) => {
		const part = parts[one.part];
		const common = {
			placed: one,
			partName: part === undefined ? '' : partName(plan, part, t.trunk),
			partKey: part?.key ?? '',
			partBody: part?.body ?? null,
			active: active?.thread === one.thread.id,
			mayComment: part?.may.includes('comment') === true,
			mayWrite: part?.may.includes('write') === true,
			onActive,
			onChanging,
		};
		return formOf(one, written) === 'row' ? (
			<ResolvedRow key={one.thread.id} {...common} />
		) : (
			<ThreadCard key={one.thread.id} {...common} />
		);
	};
	return (
		<aside
			ref={rail}
			className={out ? 'thread-rail thread-rail--out' : 'thread-rail'}
			aria-label={t.rail}
			id="thread-rail"
			tabIndex={-1}
		>
			{watchers}
			<div className="thread-rail__head" ref={head}>
				<RailHead
					open={open}
					filter={filter}
					onFilter={(chosen) => {
						setFilter(chosen);
						keepFilter(plan.seat.seat, chosen);
					}}
					onClose={onClose}
				/>
			</div>
			<CardScopeProvider scope={scope}>
				<div className={shown.length > MANY ? 'thread-rail__list thread-rail__list--many' : 'thread-rail__list'} ref={list}>
					{draft === null ? null : (
						<CommentForm
							plan={plan}
							parts={commentable}
							draft={draft}
							onPart={(part) => onDraft({ part, target: { kind: 'part' } })}
							onCancel={() => onDraft(null)}
							onSent={(thread) => {
								onDraft(null);
								onActive({ thread, from: 'text' });
							}}
						/>
					)}
					{shown.length > 0 || draft !== null ? null : (
						<RailEmpty
							known={props.threads !== undefined}
							failed={props.failed}
							parts={parts}
							all={placed.length}
							filter={filter}
							onAll={() => {
								setFilter('all');
								toHead();
							}}
						/>
					)}
					<ManySuggestions plan={plan} parts={parts} placed={placed} />
					{shown.map(card)}
					{folded.length === 0 ? null : (
						<details className="resolved-fold" onToggle={(event) => setFoldOut(event.currentTarget.open)}>
							<summary>
								<Icon name="check" />
								<span className="ui-number">{t.resolvedFold(folded.length)}</span>
								<Icon name="down" />
							</summary>
							{foldOut || folded.some(({ thread }) => thread.id === active?.thread || written.has(thread.id)) ? (
								<div className="resolved-fold__list">{folded.map(card)}</div>
							) : null}
						</details>
					)}
					{draft === null && commentable[0] !== undefined ? (
						<Button kind="text" size="xs" className="thread-rail__new" onClick={write}>
							<Icon name="comment" />
							{t.partComment}
						</Button>
					) : null}
				</div>
			</CardScopeProvider>
		</aside>
	);
}
