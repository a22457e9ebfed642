import type { CommentView } from '@renkei/api';
import { useChangeComment, useSending } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, Dialog, FieldError } from '../../ui/index.ts';
import { useCardScope } from './card-scope.tsx';

/** Asks once before one's own comment is deleted, with what that does. */
export function CommentDelete({
	comment,
	partId,
	replies,
	onClose,
	onDeleted,
}: {
	comment: CommentView;
	partId: string;
	/** How many comments of others follow it. */
	replies: number;
	onClose: () => void;
	onDeleted: () => void;
}) {
	const t = useText(commentsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const change = useChangeComment(useCardScope().plan);
	const { waiting, failure, send } = useSending();
	return (
		<Dialog
			title={t.deleteTitle}
			onClose={onClose}
			actions={
				<>
					<Button
						kind="solid"
						size="md"
						waiting={waiting}
						onClick={() =>
							send(() => change.mutateAsync({ comment: comment.id, part: partId, change: { deleted: true } }), onDeleted)
						}
					>
						{t.deleteNow}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{replies === 0 ? t.deleteUnanswered : t.deleteAnswered(replies)}</p>
			<p>{t.deleteGone}</p>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
		</Dialog>
	);
}
