import type { RoundView } from '@renkei/api';
import { useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { ProgressBar, StatusMark } from '../../ui/index.ts';
import { itemStates, progressOf } from './round-items.ts';

/** How far the items of a round have come: words with numbers, and how much is settled. */
export function RoundCounts({ counts }: { counts: RoundView['counts'] }) {
	const t = useText(roundsText);
	const { settled, total } = progressOf(counts);
	return (
		<div className="round-counts ui-number">
			<ul className="round-counts__list ui-list">
				{itemStates.map((state) => (
					<li key={state}>
						<StatusMark kind={state}>{t.count(t.status[state], counts[state])}</StatusMark>
					</li>
				))}
			</ul>
			<ProgressBar value={settled} total={total} label={t.progress(settled, total)} />
			<span aria-hidden="true" className="ui-sub">
				{t.settled(settled, total)}
			</span>
		</div>
	);
}
