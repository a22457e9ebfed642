import type { CommentView, ThreadView } from '@renkei/api';
import { isOwnComment, type PartAddress } from '@renkei/plan';
import { type ReactNode, useRef, useState } from 'react';
import { cardIdOf } from '../../editor/index.ts';
import { commentsText } from '../../text/comments.ts';
import { dateAndTime, since } from '../../text/dates.ts';
import { type Language, useLanguage, useText } from '../../text/language.tsx';
import { ActMenu, BodyChip, Icon } from '../../ui/index.ts';
import { useCardScope } from './card-scope.tsx';
import { CommentDelete } from './comment-delete.tsx';
import { CommentEdit } from './comment-edit.tsx';
import { piecesOf } from './mentions.ts';
import { Reactions } from './reactions.tsx';

/** One comment of a thread: who and when, its words with their traces, the short answers, and one's own acts. */
export function CommentItem({
	comment,
	thread,
	part,
	mayComment,
	before,
	kind,
}: {
	comment: CommentView;
	thread: ThreadView;
	part: PartAddress;
	mayComment: boolean;
	/** Stands between the head and the words: what the thread is about. */
	before: ReactNode;
	/** The word for the thread's kind, before the words of the first comment. */
	kind: string | null;
}) {
	const t = useText(commentsText);
	const { language } = useLanguage();
	const { parties, seat } = useCardScope();
	const [editing, setEditing] = useState(false);
	const [deleting, setDeleting] = useState(false);
	const head = useRef<HTMLDivElement>(null);
	const { author } = comment;
	const deleted = comment.deletedAt !== null;
	const own = isOwnComment({ seat: author.seat, deleted }, seat);
	const toMenu = () => requestAnimationFrame(() => head.current?.querySelector('button')?.focus());
	const later = thread.comments.slice(thread.comments.indexOf(comment) + 1);
	return (
		<div className="thread-comment">
			<div className="thread-comment__head" ref={head}>
				<BodyChip party={author.party} parties={parties} size={22} />
				<strong>{author.person}</strong>
				<time dateTime={comment.at}>{when(comment.at, language)}</time>
				{own && mayComment ? (
					<ActMenu
						label={t.commentMenu}
						items={[
							{ words: t.edit, icon: 'pencil', run: () => setEditing(true) },
							{ words: t.deleteComment, icon: 'close', run: () => setDeleting(true) },
						]}
					/>
				) : null}
			</div>
			{before}
			{editing && !deleted ? (
				<CommentEdit
					comment={comment}
					thread={thread.id}
					partId={thread.part}
					part={part}
					onDone={() => {
						setEditing(false);
						toMenu();
					}}
				/>
			) : (
				<Words comment={comment} kind={kind} />
			)}
			{deleted ? null : <Reactions comment={comment} part={thread.part} mayReact={mayComment && !own} />}
			{deleting && !deleted ? (
				<CommentDelete
					comment={comment}
					partId={thread.part}
					replies={later.filter((one) => one.deletedAt === null && one.author.seat !== author.seat).length}
					onClose={() => setDeleting(false)}
					onDeleted={() => {
						setDeleting(false);
						// Its menu is gone with it.
						requestAnimationFrame(() => document.getElementById(cardIdOf(thread.id))?.focus());
					}}
				/>
			) : null}
		</div>
	);
}

/** The words of a comment, or that it was deleted. */
function Words({ comment, kind }: { comment: CommentView; kind: string | null }) {
	const t = useText(commentsText);
	const { language } = useLanguage();
	const tags = (
		<>
			{kind === null ? null : <span className="thread-kind">{kind}</span>}
			{comment.act === null ? null : (
				<span className="thread-kind thread-kind--act">
					<Icon name={comment.act === 'resolve' ? 'check' : 'returned'} />
					{t.acts[comment.act]}
				</span>
			)}
		</>
	);
	if (comment.deletedAt !== null) {
		return (
			<p className="thread-comment__gone">
				{tags}
				{t.deletedBy(comment.author.person)} <time dateTime={comment.deletedAt}>{when(comment.deletedAt, language)}</time>
			</p>
		);
	}
	return (
		<>
			<p className="thread-comment__text">
				{tags}
				{piecesOf(comment.text, comment.mentions).map(({ text, names }, at) =>
					names ? (
						// biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place.
						<strong key={at} className="thread-mention">
							{text}
						</strong>
					) : (
						text
					),
				)}
			</p>
			{comment.editedAt === null ? null : (
				<details className="thread-edits">
					<summary className="ui-number">
						<Icon name="right" />
						{t.edited(when(comment.editedAt, language))}
					</summary>
					<h4>{t.earlier}</h4>
					<ol className="ui-list">
						{comment.edits.map(({ text, at }) => (
							<li key={at}>
								<time dateTime={at}>{when(at, language)}</time>
								<p className="thread-comment__text">{text}</p>
							</li>
						))}
					</ol>
				</details>
			)}
		</>
	);
}

function when(at: string, language: Language): string {
	const near = since(at, new Date(), language);
	return near === dateAndTime(at, language) || near.includes(':') ? near : dateAndTime(at, language);
}
