import type { PartChangesView, PlanView } from '@renkei/api';
import { historyText } from '../text/history.ts';
import { useText } from '../text/language.tsx';
import { Disclosure, EditWords } from '../ui/index.ts';
import { Author } from './author.tsx';
import { type BlockChangeView, elementOf, placeOf, runsOf } from './part-changes.ts';

function Words({ change }: { change: BlockChangeView }) {
	const t = useText(historyText);
	if (change.pieces.every(({ text }) => text === '')) {
		return <p className="change-words ui-sub">{t.emptyBlock}</p>;
	}
	return (
		<p className={`change-words change-words--${change.block}`}>
			<EditWords pieces={change.pieces} />
		</p>
	);
}

/** What happened to the words of a part, block by block; what stayed is folded. */
export function BlockChanges({
	plan,
	changes,
	current,
}: {
	plan: PlanView;
	changes: PartChangesView;
	/** The place that is being looked at. */
	current: string | null;
}) {
	const t = useText(historyText);
	return (
		<div className="change-blocks">
			{runsOf(changes.blocks).map((run) => {
				if (run.kind === 'same') {
					return (
						<div key={run.at} className="change-same">
							<Disclosure summary={t.same(run.blocks.length)}>
								{run.blocks.map((block, at) => (
									// biome-ignore lint/suspicious/noArrayIndexKey: blocks that stayed have no name but their place
									<Words key={at} change={block} />
								))}
							</Disclosure>
						</div>
					);
				}
				const place = placeOf.block(changes.part, run.at);
				return (
					<div
						key={run.at}
						id={elementOf(place)}
						tabIndex={-1}
						className="change-place"
						aria-current={place === current ? 'true' : undefined}
					>
						<p className="change-place__what">
							<span className={`change-kind change-kind--${run.change.kind}`}>{t.block[run.change.kind]}</span>
							<Author plan={plan} by={run.change.by} />
						</p>
						<Words change={run.change} />
					</div>
				);
			})}
		</div>
	);
}
