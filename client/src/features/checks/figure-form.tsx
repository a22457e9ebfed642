import type { FigureView, PlanView } from '@renkei/api';
import { type FormEvent, useRef, useState } from 'react';
import { useAnswerFigure } from '../../api/index.ts';
import { checksText } from '../../text/checks.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, FieldError, TextField } from '../../ui/index.ts';

/** The answer to a figure: its value, where it is written, and of which day that is. */
export function FigureForm({ plan, figure }: { plan: PlanView; figure: FigureView }) {
	const t = useText(checksText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const answering = useAnswerFigure(plan.id);
	const { answer } = figure;
	const [value, setValue] = useState(answer?.value ?? figure.value ?? '');
	const [source, setSource] = useState(answer?.source ?? '');
	const [day, setDay] = useState(answer?.sourcedOn ?? '');
	const [error, setError] = useState<string | null>(null);
	const [done, setDone] = useState<string | null>(null);
	const [tried, setTried] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const emptyWords = (words: string, say: string) => (tried && words.trim() === '' ? say : null);
	const need = { kind: 'required', word: common.required } as const;
	const send = async (given: { value: string; source: string; sourcedOn: string } | null) => {
		const outcome = await answering.mutateAsync({ figure: figure.key, answer: given });
		setError(outcome.ok ? null : failures.say(outcome.failure));
		setDone(outcome.ok ? (given === null ? t.answerGone : t.answerDone) : null);
		if (outcome.ok && given === null) {
			// The button that was pressed goes away with the answer.
			form.current?.querySelector('input')?.focus();
		}
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		const sourcedOn = day.trim().normalize('NFKC').replaceAll('/', '-');
		const empty = [value, source, day].findIndex((words) => words.trim() === '');
		setTried(true);
		if (empty >= 0) {
			setDone(null);
			form.current?.querySelectorAll('input')[empty]?.focus();
			return;
		}
		void send({ value, source, sourcedOn });
	};
	return (
		<form ref={form} noValidate onSubmit={submit} className="checks-form">
			<TextField
				label={t.answerValue(figure.title, figure.unit)}
				need={need}
				support={t.answerValueHelp[figure.kind]}
				value={value}
				onChange={({ target }) => setValue(target.value)}
				error={emptyWords(value, t.answerEmpty.value)}
			/>
			<TextField
				label={t.answerSource}
				need={need}
				support={t.answerSourceHelp}
				error={emptyWords(source, t.answerEmpty.source)}
				value={source}
				onChange={({ target }) => setSource(target.value)}
			/>
			<TextField
				label={t.answerDay}
				need={need}
				support={t.answerDayHelp}
				error={emptyWords(day, t.answerEmpty.day)}
				value={day}
				inputMode="numeric"
				className="checks-form__day"
				onChange={({ target }) => setDay(target.value)}
			/>
			<div role="alert">{error === null ? null : <FieldError>{error}</FieldError>}</div>
			<p role="status" className="checks-form__done">
				{done}
			</p>
			<div className="checks-form__acts">
				<Button type="submit" kind="outline" waiting={answering.isPending}>
					{t.answerSave}
				</Button>
				{answer === null ? null : (
					<Button waiting={answering.isPending} onClick={() => void send(null)}>
						{t.answerBack}
					</Button>
				)}
			</div>
		</form>
	);
}
