import type { PartView, PlanView, SignoffView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCorrections } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { clockTime, dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { Button, StatusMark } from '../../ui/index.ts';
import { ChangedSince } from './changed-since.tsx';
import { Correction } from './correction.tsx';
import { DeclareCorrection } from './declare-correction.tsx';
import { FreezeButtons } from './freeze-buttons.tsx';
import { FrozenWords } from './frozen-words.tsx';
import { partName } from './part-name.ts';
import { Refreeze } from './refreeze.tsx';
import { ownLapsed } from './signable.ts';

/** One part in the panel: its freeze, its frozen words, and freezing or reopening it. */
export function PartCard({
	plan,
	part,
	signoffs,
	opened,
	onShown,
	onDone,
}: {
	plan: PlanView;
	part: PartView;
	signoffs: readonly SignoffView[];
	/** When the present frozen words were opened here, or null. */
	opened: string | null;
	onShown: (part: string, hash: string) => void;
	onDone: (said: string) => void;
}) {
	const t = useText(signoffText);
	const common = useText(commonText);
	const { language } = useLanguage();
	const [reading, setReading] = useState<'open' | 'folded'>('folded');
	const name = partName(plan, part, common);
	const by = plan.parties.find((party) => party.code === part.frozen?.byParty)?.name ?? '';
	const corrections = useCorrections(plan.id).data;
	const declarable = corrections?.declarable.find((one) => one.part === part.id);
	const lapsed = ownLapsed(plan, signoffs);
	return (
		<section className="part-card" aria-labelledby={`part-${part.id}`}>
			<h3 id={`part-${part.id}`}>{name}</h3>
			{part.frozen === null ? (
				<p className="ui-sub">{t.notFrozen}</p>
			) : (
				<p className="ui-sub">{t.frozenAt(part.frozen.seq, dateAndTime(part.frozen.at, language), `${by} ${part.frozen.by}`)}</p>
			)}
			{part.reopened === null || part.frozen !== null ? null : (
				<p className="ui-sub">{t.reopened(dateAndTime(part.reopened.at, language), part.reopened.by, part.reopened.reason)}</p>
			)}
			{lapsed === null ? null : <ChangedSince plan={plan} part={part} signoff={lapsed} />}
			{corrections === undefined ? null : (
				<Correction
					plan={plan}
					part={part}
					name={name}
					corrections={corrections.corrections}
					changesSince={lapsed?.seq ?? null}
					onDone={onDone}
				/>
			)}
			{part.frozen === null ? null : (
				<div className="part-card__read">
					<Button
						kind="text"
						aria-expanded={reading === 'open'}
						aria-label={`${reading === 'open' ? t.fold : t.read}（${name}）`}
						id={`read-${part.id}`}
						onClick={() => setReading(reading === 'open' ? 'folded' : 'open')}
					>
						{reading === 'open' ? t.fold : t.read}
					</Button>
					{opened === null ? null : <StatusMark kind="saved">{t.openedAt(clockTime(opened))}</StatusMark>}
				</div>
			)}
			{reading === 'open' && part.frozen !== null ? (
				<>
					<FrozenWords plan={plan} part={part} onShown={(hash) => onShown(part.id, hash)} />
					<Button
						kind="text"
						className="part-card__fold"
						onClick={() => {
							setReading('folded');
							document.getElementById(`read-${part.id}`)?.focus();
						}}
					>
						{t.fold}
					</Button>
				</>
			) : null}
			<div className="part-card__acts">
				<Refreeze plan={plan} part={part} onDone={onDone} />
				<FreezeButtons plan={plan} part={part} name={name} signoffs={signoffs} onDone={onDone} />
				{declarable === undefined ? null : (
					<DeclareCorrection plan={plan} part={part} name={name} declarable={declarable} onDone={onDone} />
				)}
				{part.frozen === null ? (
					<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: part.key }}>
						{t.toText}
					</Link>
				) : null}
			</div>
		</section>
	);
}
