import type { PartView, PlanView, SignoffView } from '@renkei/api';
import { partSpecOf } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCorrections, useFrozen, useTemplate } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { clockTime, dateAndTime } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { useValueWords } from '../../text/value-words.ts';
import { Bones, Button, FieldError, PartReader, type ReadContent, StatusMark } from '../../ui/index.ts';
import { ChangedSince } from './changed-since.tsx';
import { Correction } from './correction.tsx';
import { DeclareCorrection } from './declare-correction.tsx';
import { FreezeButtons } from './freeze-buttons.tsx';
import { partName } from './part-name.ts';
import { signingCapacity } from './signable.ts';

/** Asks for the frozen words and shows them; tells when they are on screen. */
function FrozenWords({ plan, part, onShown }: { plan: PlanView; part: PartView; onShown: (hash: string) => void }) {
	const common = useText(commonText);
	const failures = useText(failureText);
	const t = useText(signoffText);
	const words = useValueWords(plan.parties);
	const template = useTemplate(plan.id).data;
	const { data, error } = useFrozen(part.id, part.contentHash, true);
	const spec = template === undefined ? null : partSpecOf(template, part);
	const shown = data !== undefined && spec !== null ? data.contentHash : null;
	useEffect(() => {
		if (shown !== null) {
			onShown(shown);
		}
	}, [shown, onShown]);
	if (error !== null) {
		return <FieldError>{failures.say(error.failure)}</FieldError>;
	}
	if (data === undefined || spec === null) {
		return <Bones label={common.loading} />;
	}
	return (
		<section className="frozen-words" aria-label={t.frozenWords(partName(plan, part, common))}>
			<PartReader spec={spec} content={data.content as ReadContent} words={words} under={3} />
		</section>
	);
}

/** What the own body recorded last on a part in the way in which this seat records, where it is of other words than now. */
function ownLapsed(plan: PlanView, signoffs: readonly SignoffView[]): SignoffView | null {
	const capacity = signingCapacity(plan);
	const own = signoffs.filter(({ body, withdrawnAt }) => body === plan.seat.party.code && withdrawnAt === null);
	const last = own.findLast((signoff) => (signoff.capacity === 'checked') === (capacity === 'checked'));
	return capacity === null || last?.state !== 'lapsed' ? null : last;
}

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
