import './correction.css';
import type { CorrectionsView, PartView, PlanView } from '@renkei/api';
import { useState } from 'react';
import { type Failure, useObjectToCorrection } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { correctionText } from '../../text/correction.ts';
import { longDate, shortDate } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Button, Dialog, FieldError, StatusMark, TextArea } from '../../ui/index.ts';
import { ChangedWords } from './changed-words.tsx';

type CorrectionView = CorrectionsView['corrections'][number];

interface CorrectionProps {
	readonly plan: PlanView;
	readonly part: PartView;
	readonly name: string;
	readonly correction: CorrectionView;
	/** What to do to wait, where it is more than nothing. */
	readonly wait?: string | undefined;
	readonly onDone: (said: string) => void;
}

/** The names of bodies, in one line. */
export function useBodyNames(plan: PlanView): (codes: readonly string[]) => string {
	const common = useText(commonText);
	return (codes) => common.listed(codes.map((code) => plan.parties.find((party) => party.code === code)?.name ?? code));
}

function ObjectDialog({ plan, name, correction, onDone, onClose }: CorrectionProps & { onClose: () => void }) {
	const t = useText(correctionText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const object = useObjectToCorrection(plan.id);
	const [text, setText] = useState('');
	const [error, setError] = useState<string | null>(null);
	const [failure, setFailure] = useState<Failure | null>(null);
	const id = `object-${correction.id}`;
	const confirm = async () => {
		if (text.trim() === '') {
			setError(t.reasonMissing);
			document.getElementById(id)?.focus();
			return;
		}
		const answer = await object.mutateAsync({ correction: correction.id, text });
		if (answer.ok) {
			onDone(t.objected(name));
			onClose();
		} else {
			setFailure(answer.failure);
		}
	};
	return (
		<Dialog
			title={t.objectTitle(name)}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" waiting={object.isPending} onClick={() => void confirm()}>
						{t.object}
					</Button>
					<Button onClick={onClose}>{t.keepWaiting}</Button>
				</>
			}
		>
			<p>{t.objectWhat(plan.seat.party.name)}</p>
			<TextArea
				id={id}
				label={t.objectReason}
				need={{ kind: 'required', word: common.required }}
				support={t.objectHelp}
				error={error}
				value={text}
				maxLength={1000}
				onChange={(event) => {
					setText(event.target.value);
					setError(null);
				}}
			/>
			{failure === null ? null : (
				<div role="alert">
					<FieldError>{failures.say(failure)}</FieldError>
				</div>
			)}
		</Dialog>
	);
}

function OpenCorrection({ tellsChanges, ...props }: CorrectionProps & { tellsChanges: boolean }) {
	const { plan, part, correction } = props;
	const t = useText(correctionText);
	const { language } = useLanguage();
	const namesOf = useBodyNames(plan);
	const [asking, setAsking] = useState<'nothing' | 'object'>('nothing');
	const { at, by, reason, objectUntil, bodies, objections, from, to } = correction;
	const last = longDate(objectUntil, language);
	return (
		<section className="correction" aria-labelledby={`correction-${correction.id}`}>
			<h4 id={`correction-${correction.id}`}>{t.open}</h4>
			<p>{t.openLine(shortDate(at, language), `${namesOf([by.body])} ${by.person}`)}</p>
			<p className="correction__said">{t.openReason(reason)}</p>
			<p>{bodies.length === 0 ? t.openNobody(last) : t.openUntil(last, namesOf(bodies))}</p>
			{objections.length === 0 ? null : (
				<>
					<p>{t.objections}</p>
					<ul className="correction__objections">
						{objections.map((objection) => (
							<li key={objection.body} className="correction__said">
								{t.objection(`${namesOf([objection.body])} ${objection.person}`, objection.text)}
							</li>
						))}
					</ul>
				</>
			)}
			{tellsChanges ? <ChangedWords plan={plan} part={part} from={from.seq} to={to.seq} title={t.changed} /> : null}
			{correction.mayObject ? (
				<div className="correction__acts">
					<Button onClick={() => setAsking('object')}>{t.object}</Button>
					<p className="ui-sub">{props.wait ?? t.wait}</p>
				</div>
			) : null}
			{asking === 'object' ? <ObjectDialog {...props} onClose={() => setAsking('nothing')} /> : null}
		</section>
	);
}

/** What was declared of a part's words as a 軽微な修正, or whose sign-offs stand by one. Nothing where there is none. */
export function Correction({
	plan,
	part,
	name,
	corrections,
	changesSince,
	wait,
	onDone,
}: Omit<CorrectionProps, 'correction'> & {
	corrections: readonly CorrectionView[];
	/** Position since which the changes are told beside this already, or null. */
	changesSince: number | null;
}) {
	const t = useText(correctionText);
	const { language } = useLanguage();
	const namesOf = useBodyNames(plan);
	const ofWords = corrections.filter((one) => one.part === part.id && one.to.contentHash === part.contentHash);
	const open = ofWords.find(({ state }) => state === 'open');
	const carried = ofWords.filter(({ state }) => state === 'carried');
	return (
		<>
			{carried.map(({ id, endedAt, bodies }) => (
				<p key={id}>
					<StatusMark kind="decided">{t.carried(shortDate(endedAt ?? '', language), namesOf(bodies))}</StatusMark>
				</p>
			))}
			{open === undefined ? null : (
				<OpenCorrection
					plan={plan}
					part={part}
					name={name}
					correction={open}
					tellsChanges={changesSince !== open.from.seq}
					wait={wait}
					onDone={onDone}
				/>
			)}
		</>
	);
}
