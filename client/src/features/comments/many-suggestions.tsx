import type { PartView, PlanView } from '@renkei/api';
import { useState } from 'react';
import { useText } from '../../text/language.tsx';
import { suggestionText } from '../../text/suggestions.ts';
import { Button, Icon } from '../../ui/index.ts';
import { DecideMany } from './decide-many.tsx';
import { proposes } from './suggestion-pieces.ts';
import type { PlacedThread } from './thread-list.ts';

/** The way to decide on several suggestions in one go; only where this seat writes the parts they are for. */
export function ManySuggestions({
	plan,
	parts,
	placed,
}: {
	plan: PlanView;
	parts: readonly PartView[];
	placed: readonly PlacedThread[];
}) {
	const t = useText(suggestionText);
	const [looked, setLooked] = useState<readonly PlacedThread[] | null>(null);
	const open = placed.filter(
		({ thread, part }) =>
			thread.state === 'open' &&
			proposes(thread) &&
			thread.whole === null &&
			parts[part]?.may.includes('write') === true &&
			parts[part]?.state === 'drafting',
	);
	return (
		<>
			{open.length < 2 ? null : (
				<Button kind="text" size="xs" onClick={() => setLooked(open)}>
					<Icon name="check" />
					{t.many(open.length)}
				</Button>
			)}
			{/* What is looked at stays, however much of it is decided meanwhile. */}
			{looked === null ? null : (
				<DecideMany plan={plan} threads={looked.map(({ thread }) => thread)} onClose={() => setLooked(null)} />
			)}
		</>
	);
}
