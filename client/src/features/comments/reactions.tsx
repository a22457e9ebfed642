import type { CommentView } from '@renkei/api';
import { type ReactionKind, reactionKinds } from '@renkei/plan';
import { useRef, useState } from 'react';
import { useReact, useSending } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, FieldError, Icon, isComposing } from '../../ui/index.ts';
import { useCardScope } from './card-scope.tsx';

/**
 * The short answers to a comment: those that somebody gave, and the others behind one button. Without the right to answer,
 * and on one's own comment, they are only read.
 */
export function Reactions({ comment, part, mayReact }: { comment: CommentView; part: string; mayReact: boolean }) {
	const t = useText(commentsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { plan, seat } = useCardScope();
	const react = useReact(plan);
	const { waiting, failure, send } = useSending();
	const [open, setOpen] = useState(false);
	const whole = useRef<HTMLDivElement>(null);
	const givenBy = (kind: ReactionKind) => comment.reactions.find((reaction) => reaction.kind === kind)?.by ?? [];
	const shown = reactionKinds.filter((kind) => (open && mayReact) || givenBy(kind).length > 0);
	const namesOf = (kind: ReactionKind) => common.listed(givenBy(kind).map(({ person, party }) => t.personOf(party, person)));
	const focusOn = (selector: string) => requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>(selector)?.focus());
	if (shown.length === 0 && !mayReact) {
		return null;
	}
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere inside folds it.
		<div
			ref={whole}
			className="thread-reactions"
			onKeyDown={(event) => {
				if (event.key === 'Escape' && open && !isComposing(event)) {
					event.stopPropagation();
					setOpen(false);
					focusOn('.thread-reactions__open');
				}
			}}
		>
			{shown.map((kind) => {
				const by = givenBy(kind);
				const own = by.some((one) => one.seat === seat.seat);
				const words = (
					<>
						{own ? <Icon name="check" /> : null}
						{t.reactions[kind]}
						{by.length === 0 ? null : <span className="ui-number">{by.length}</span>}
						{by.length === 0 ? null : <span className="ui-hidden">{t.reactedBy(namesOf(kind))}</span>}
					</>
				);
				return mayReact ? (
					<button
						key={kind}
						type="button"
						className="thread-reaction"
						aria-pressed={own}
						aria-disabled={waiting ? true : undefined}
						title={namesOf(kind)}
						onClick={() => {
							// Opened, so that an answer that is taken back does not take its button from under the focus.
							setOpen(true);
							send(() => react.mutateAsync({ comment: comment.id, part, kind, on: !own }));
						}}
					>
						{words}
					</button>
				) : (
					<span key={kind} className="thread-reaction thread-reaction--read" title={namesOf(kind)}>
						{words}
					</span>
				);
			})}
			{mayReact && !open ? (
				<Button
					size="xs"
					kind="text"
					className="thread-reactions__open"
					onClick={() => {
						setOpen(true);
						focusOn('[aria-pressed="false"]');
					}}
				>
					{t.react}
				</Button>
			) : null}
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
		</div>
	);
}
