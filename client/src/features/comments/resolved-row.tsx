import { memo, useState } from 'react';
import { commentsText } from '../../text/comments.ts';
import { useText } from '../../text/language.tsx';
import { BodyChip, Icon } from '../../ui/index.ts';
import { CardFormProvider, useCardScope } from './card-scope.tsx';
import { type CardProps, drawsSame, ThreadCard } from './thread-card.tsx';

/** A resolved thread on one line; opened, the whole card. The card is drawn only then: a plan gathers hundreds of these. */
export const ResolvedRow = memo(function ResolvedRow(props: CardProps) {
	const t = useText(commentsText);
	const { parties } = useCardScope();
	// Once drawn it stays: a reply may be half written on it.
	const [drawn, setDrawn] = useState(false);
	const { thread } = props.placed;
	const first = thread.comments[0];
	return first === undefined ? null : (
		<details className="resolved-row" onToggle={(event) => event.currentTarget.open && setDrawn(true)}>
			<summary>
				<Icon name="check" />
				<BodyChip party={first.author.party} parties={parties} size={20} />
				<span className="resolved-row__text">{first.deletedAt === null ? first.text : t.deletedBy(first.author.person)}</span>
				<span className="ui-hidden">{thread.resolvedBy === null ? t.filters.resolved : t.resolvedBy(thread.resolvedBy)}</span>
			</summary>
			{drawn || props.active ? (
				<CardFormProvider form="row">
					<ThreadCard {...props} />
				</CardFormProvider>
			) : null}
		</details>
	);
}, drawsSame);
