import './comments.css';
import type { PartView, PlanView, ThreadView } from '@renkei/api';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { cardIdOf } from '../../editor/index.ts';
import { commentsText } from '../../text/comments.ts';
import { useText } from '../../text/language.tsx';
import { Button, Icon, isComposing } from '../../ui/index.ts';
import { CommentForm } from './comment-form.tsx';
import { type NewComment, partName } from './comment-scope.ts';
import { levelCard } from './level-card.ts';
import { ResolvedRow } from './resolved-row.tsx';
import { ThreadCard } from './thread-card.tsx';
import { filtered, neighbourOf, type PlacedThread, steppedTo, type ThreadFilter, threadFilters } from './thread-list.ts';
import { usePlacedThreads } from './use-placed-threads.tsx';

/** The thread that the page is about, and whether its card should take the focus. */
export interface ActiveThread {
	readonly thread: string;
	readonly from: 'text' | 'card';
}

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

/** 指摘 beside the text: the form, the cards in the order of the page, and what is resolved. */
export function ThreadRail(props: ThreadRailProps) {
	const { plan, parts, threads = none, active, onActive, draft, onDraft, out, onClose } = props;
	const t = useText(commentsText);
	const [filter, setFilter] = useState<ThreadFilter>('open');
	const { placed, watchers } = usePlacedThreads(parts, threads, plan.seat.party.code);
	const shown = filtered(placed, filter);
	const resolved = filter === 'open' ? filtered(placed, 'resolved') : [];
	const rail = useRef<HTMLElement>(null);
	const list = useRef<HTMLDivElement>(null);
	const head = useRef<HTMLDivElement>(null);
	const commentable = parts.filter((part) => part.may.includes('comment'));
	const open = filtered(placed, 'open').length;

	const level = useEffectEvent((to: ActiveThread) => {
		const card = document.getElementById(cardIdOf(to.thread));
		const words = document.querySelector(`[data-thread="${CSS.escape(to.thread)}"]`);
		if (to.from === 'card') {
			words?.scrollIntoView({ block: 'nearest' });
		}
		if (card !== null && rail.current !== null && list.current !== null) {
			const beside = getComputedStyle(rail.current).position !== 'fixed' ? words : null;
			levelCard(rail.current, list.current, card, beside, (head.current?.offsetHeight ?? 0) + 12);
			if (to.from === 'text') {
				card.closest('details')?.setAttribute('open', '');
				card.focus({ preventScroll: true });
			}
		}
	});
	const isShown = active !== null && [...shown, ...resolved].some(({ thread }) => thread.id === active.thread);
	useEffect(() => {
		if (active?.from === 'text' && !isShown) {
			setFilter('all');
		}
	}, [active, isShown]);
	useLayoutEffect(() => {
		if (active !== null && isShown) {
			level(active);
		}
	}, [active, isShown]);
	useKeys({
		step: (by) => {
			const next = steppedTo(shown, active?.thread ?? null, by);
			if (next !== null) {
				onActive({ thread: next, from: 'text' });
			}
		},
		write: () => commentable[0] && onDraft({ part: commentable[0], target: { kind: 'part' } }),
		close: onClose,
	});

	const afterResolving = (next: string | null) => {
		// The card leaves the list when the server's answer is in; the focus must not fall back to the page.
		if (next === null) {
			head.current?.querySelector('select')?.focus();
		} else {
			onActive({ thread: next, from: 'text' });
		}
	};
	const card = (one: PlacedThread) => {
		const part = parts[one.part];
		const common = {
			plan,
			placed: one,
			partName: part === undefined ? '' : partName(plan, part, t.trunk),
			active: active?.thread === one.thread.id,
			mayComment: part?.may.includes('comment') === true,
			onActivate: () => onActive({ thread: one.thread.id, from: 'card' }),
			onResolved: () => afterResolving(neighbourOf(shown, one.thread.id)),
		};
		return one.thread.state === 'resolved' ? (
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
				<h2 className="ui-number">{t.count(open)}</h2>
				<select
					className="ui-input thread-rail__filter"
					aria-label={t.filter}
					value={filter}
					onChange={(event) => setFilter(threadFilters.find((one) => one === event.target.value) ?? 'open')}
				>
					{threadFilters.map((one) => (
						<option key={one} value={one}>
							{t.filters[one]}
						</option>
					))}
				</select>
				<button type="button" className="thread-rail__close" onClick={onClose} aria-label={t.close}>
					<Icon name="close" size={20} />
				</button>
			</div>
			<div className="thread-rail__list" ref={list}>
				{draft === null ? null : (
					<CommentForm
						key={JSON.stringify(draft.target.kind === 'part' ? 'whole' : draft.target)}
						plan={plan}
						parts={commentable}
						draft={draft}
						onPart={(part) => onDraft({ part, target: { kind: 'part' } })}
						onCancel={() => onDraft(null)}
						onSent={(thread) => {
							onDraft(null);
							setFilter('open');
							onActive({ thread, from: 'text' });
						}}
					/>
				)}
				<Empty {...props} shown={shown.length} all={placed.length} filter={filter} onAll={() => setFilter('all')} />
				{shown.map(card)}
				{resolved.length === 0 ? null : (
					<details className="resolved-fold">
						<summary>
							<Icon name="check" />
							<span className="ui-number">{t.resolvedFold(resolved.length)}</span>
							<Icon name="down" />
						</summary>
						<div className="resolved-fold__list">{resolved.map(card)}</div>
					</details>
				)}
				{draft === null && commentable[0] !== undefined ? (
					<Button
						kind="text"
						size="xs"
						className="thread-rail__new"
						onClick={() => commentable[0] && onDraft({ part: commentable[0], target: { kind: 'part' } })}
					>
						<Icon name="comment" />
						{t.partComment}
					</Button>
				) : null}
			</div>
		</aside>
	);
}

function Empty({
	threads,
	failed,
	draft,
	parts,
	shown,
	all,
	filter,
	onAll,
}: ThreadRailProps & { shown: number; all: number; filter: ThreadFilter; onAll: () => void }) {
	const t = useText(commentsText);
	if (shown > 0 || draft !== null) {
		return null;
	}
	if (threads === undefined) {
		return <p className="thread-rail__empty">{failed ? t.failed : ''}</p>;
	}
	if (all > 0 && filter !== 'open') {
		return (
			<p className="thread-rail__empty">
				{t.emptyFilter}{' '}
				<Button kind="text" size="xs" onClick={onAll}>
					{t.showAll}
				</Button>
			</p>
		);
	}
	const may = parts.some((part) => part.may.includes('comment'));
	return <p className="thread-rail__empty">{all > 0 ? t.emptyOpen : may ? t.empty : t.emptyNoComment}</p>;
}

/** Ctrl+Alt+N and Ctrl+Alt+P go from card to card, Ctrl+Alt+M writes on a whole part; Escape puts the drawer away. */
function useKeys(acts: { step: (by: 1 | -1) => void; write: () => void; close: () => void }): void {
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		if (isComposing(event)) {
			return;
		}
		if (event.ctrlKey && event.altKey && (event.code === 'KeyN' || event.code === 'KeyP')) {
			event.preventDefault();
			acts.step(event.code === 'KeyN' ? 1 : -1);
		} else if (event.ctrlKey && event.altKey && event.code === 'KeyM' && !event.defaultPrevented) {
			// Inside a text the editor has taken the key, with the words chosen there.
			event.preventDefault();
			acts.write();
		} else if (event.key === 'Escape' && event.target instanceof Element && event.target.closest('.thread-rail--out')) {
			acts.close();
		}
	});
	useEffect(() => {
		const listen = (event: KeyboardEvent) => onKey(event);
		document.addEventListener('keydown', listen);
		return () => document.removeEventListener('keydown', listen);
	}, []);
}
