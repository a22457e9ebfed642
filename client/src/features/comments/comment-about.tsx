import type { PartView, PlanView } from '@renkei/api';
import { commentsText } from '../../text/comments.ts';
import { commentsFormText } from '../../text/comments-form.ts';
import { useText } from '../../text/language.tsx';
import { Select } from '../../ui/index.ts';
import { type NewComment, partName } from './comment-scope.ts';
import { Quote } from './quote.tsx';

/** What a new comment is about: a part to be chosen, chosen words, or a field, cell or figure with its value. */
export function CommentAbout({
	plan,
	parts,
	draft: { part, target },
	onPart,
}: {
	plan: PlanView;
	parts: readonly PartView[];
	draft: NewComment;
	onPart: (part: PartView) => void;
}) {
	const c = useText(commentsText);
	const t = useText(commentsFormText);
	const name = partName(plan, part, c.trunk);
	switch (target.kind) {
		case 'part':
			return (
				<Select
					label={t.where}
					value={part.id}
					onChange={(event) => {
						const chosen = parts.find((candidate) => candidate.id === event.target.value);
						if (chosen !== undefined) {
							onPart(chosen);
						}
					}}
				>
					{parts.map((candidate) => (
						<option key={candidate.id} value={candidate.id}>
							{t.wholePart(partName(plan, candidate, c.trunk))}
						</option>
					))}
				</Select>
			);
		case 'text':
			return (
				<div>
					<p className="thread-place">{t.chosenWords(name)}</p>
					<Quote quote={target.quote} />
				</div>
			);
		default:
			return (
				<div>
					<p className="thread-place">{c.inPart(name, target.title)}</p>
					<Quote quote={t.valueIs(target.quote)} />
				</div>
			);
	}
}
