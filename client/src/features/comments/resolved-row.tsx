import type { PlanView } from '@renkei/api';
import { cardIdOf } from '../../editor/index.ts';
import { commentsText } from '../../text/comments.ts';
import { useText } from '../../text/language.tsx';
import { BodyChip, Icon } from '../../ui/index.ts';
import { ThreadCard } from './thread-card.tsx';
import type { PlacedThread } from './thread-list.ts';

/** A resolved thread on one line; opened, the whole card. */
export function ResolvedRow(props: {
	plan: PlanView;
	placed: PlacedThread;
	partName: string;
	active: boolean;
	mayComment: boolean;
	onActivate: () => void;
	onResolved: () => void;
}) {
	const t = useText(commentsText);
	const { placed, plan } = props;
	const first = placed.thread.comments[0];
	return first === undefined ? null : (
		<details className="resolved-row">
			<summary aria-controls={cardIdOf(placed.thread.id)}>
				<Icon name="check" />
				<BodyChip party={first.author.party} parties={plan.parties} size={20} />
				<span className="resolved-row__text">{first.text}</span>
				<span className="ui-hidden">
					{placed.thread.resolvedBy === null ? t.filters.resolved : t.resolvedBy(placed.thread.resolvedBy)}
				</span>
			</summary>
			<ThreadCard {...props} />
		</details>
	);
}
