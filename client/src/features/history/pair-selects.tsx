import type { PlanView, RevisionView } from '@renkei/api';
import { useNavigate } from '@tanstack/react-router';
import { historyText } from '../../text/history.ts';
import { useText } from '../../text/language.tsx';
import { Icon, Select } from '../../ui/index.ts';
import { type AskedPair, type Pair, withOlder } from './revision-pair.ts';
import { useRevisionLabel } from './use-revision-label.ts';

/** Any two states, chosen from two lists; the newer one is never before the older one. */
export function PairSelects({
	plan,
	revisions,
	pair,
	section,
}: {
	plan: PlanView;
	revisions: readonly RevisionView[];
	pair: Pair;
	section: string | undefined;
}) {
	const t = useText(historyText);
	const label = useRevisionLabel();
	const navigate = useNavigate();
	const go = ({ from, to }: AskedPair) =>
		void navigate({
			to: '/plans/$plan/history',
			params: { plan: plan.id },
			search: {
				...(from === undefined ? {} : { from }),
				...(to === undefined ? {} : { to }),
				...(section === undefined ? {} : { section }),
			},
			replace: true,
			resetScroll: false,
		});
	const option = (revision: RevisionView) => (
		<option key={revision.id} value={revision.id}>
			{label(revision)}
		</option>
	);
	return (
		<fieldset className="history-pair">
			<legend className="ui-hidden">{t.pair}</legend>
			<Select
				label={t.older}
				value={pair.older.id}
				onChange={({ target }) => {
					const older = revisions.find(({ id }) => id === target.value);
					if (older !== undefined) {
						go(withOlder(pair, older));
					}
				}}
			>
				{revisions.map(option)}
			</Select>
			<span className="history-pair__arrow">
				<Icon name="right" />
			</span>
			<Select
				label={t.newer}
				value={pair.newer?.id ?? ''}
				onChange={({ target }) => go(target.value === '' ? { from: pair.older.id } : { from: pair.older.id, to: target.value })}
			>
				<option value="">{t.now}</option>
				{revisions.filter(({ number }) => number > pair.older.number).map(option)}
			</Select>
		</fieldset>
	);
}
