import './correction.css';
import type { CorrectionsView, PartView, PlanView } from '@renkei/api';
import { daysToObject, LEAST_DAYS_TO_OBJECT, MOST_DAYS_TO_OBJECT, readDay } from '@renkei/plan';
import { useState } from 'react';
import { type Failure, useDeclareCorrection, useNow } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { correctionText } from '../../text/correction.ts';
import { dayInJapan, longDate } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Button, Dialog, FieldError, TextArea, TextField } from '../../ui/index.ts';
import { ChangedWords } from './changed-words.tsx';
import { useBodyNames } from './correction.tsx';

interface DeclareProps {
	readonly plan: PlanView;
	readonly part: PartView;
	readonly name: string;
	/** What may be declared of this part. */
	readonly declarable: CorrectionsView['declarable'][number];
	readonly onDone: (said: string) => void;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** 令和8年12月8日, as it is typed into the field: without the day of the week. */
const typed = (day: string): string => longDate(day).replace(/（.）$/, '');

function DeclareDialog({ plan, part, name, declarable, onDone, onClose }: DeclareProps & { onClose: () => void }) {
	const t = useText(correctionText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { language } = useLanguage();
	const namesOf = useBodyNames(plan);
	const now = useNow();
	const declare = useDeclareCorrection(plan.id);
	const [reason, setReason] = useState('');
	const [until, setUntil] = useState(() => typed(dayInJapan(new Date(now.getTime() + WEEK_MS))));
	const [asked, setAsked] = useState<'not-yet' | 'once'>('not-yet');
	const [failure, setFailure] = useState<Failure | null>(null);
	const day = readDay(until);
	const { first, last } = daysToObject(dayInJapan(now));
	const isPossible = day !== null && day >= first && day <= last;
	const ids = { reason: `correction-reason-${part.id}`, until: `correction-until-${part.id}` };
	const confirm = async () => {
		setAsked('once');
		if (reason.trim() === '' || day === null || !isPossible) {
			document.getElementById(reason.trim() === '' ? ids.reason : ids.until)?.focus();
			return;
		}
		const answer = await declare.mutateAsync({ part: part.id, said: { reason, objectUntil: day } });
		if (answer.ok) {
			onDone(t.declared(name));
			onClose();
		} else {
			setFailure(answer.failure);
		}
	};
	return (
		<Dialog
			title={t.declareTitle(name)}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" waiting={declare.isPending} onClick={() => void confirm()}>
						{t.declare}
					</Button>
					<Button onClick={onClose}>{common.cancel}</Button>
				</>
			}
		>
			<div className="declare-correction">
				<div>
					<p>{t.what}</p>
					<p>{t.bodies(namesOf(declarable.bodies))}</p>
				</div>
				<ChangedWords plan={plan} part={part} from={declarable.fromSeq} to={part.frozen?.seq ?? part.seq} title={t.changed} />
				<TextArea
					id={ids.reason}
					label={t.reason}
					need={{ kind: 'required', word: common.required }}
					support={t.reasonHelp}
					error={asked === 'once' && reason.trim() === '' ? t.reasonMissing : null}
					value={reason}
					maxLength={1000}
					onChange={(event) => setReason(event.target.value)}
				/>
				<div>
					<TextField
						id={ids.until}
						label={t.until}
						need={{ kind: 'required', word: common.required }}
						support={t.untilHelp(LEAST_DAYS_TO_OBJECT)}
						error={asked === 'once' && !isPossible ? t.untilWrong(LEAST_DAYS_TO_OBJECT, MOST_DAYS_TO_OBJECT) : null}
						value={until}
						autoComplete="off"
						onChange={(event) => setUntil(event.target.value)}
					/>
					{day === null ? null : <p className="ui-sub">{t.untilRead(longDate(day, language))}</p>}
				</div>
				{failure === null ? null : (
					<div role="alert">
						<FieldError>{failures.say(failure)}</FieldError>
					</div>
				)}
			</div>
		</Dialog>
	);
}

/** 軽微な修正として届け出る, which asks first. */
export function DeclareCorrection(props: DeclareProps) {
	const t = useText(correctionText);
	const [asking, setAsking] = useState<'nothing' | 'declare'>('nothing');
	return (
		<>
			<Button onClick={() => setAsking('declare')}>{t.declare}</Button>
			{asking === 'declare' ? <DeclareDialog {...props} onClose={() => setAsking('nothing')} /> : null}
		</>
	);
}
