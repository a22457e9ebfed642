import type { PlanView, RemindersView } from '@renkei/api';
import { useEffect, useRef, useState } from 'react';
import { type Failure, useNow, useRemind } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { dayInJapan, since } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { remindText } from '../../text/remind.ts';
import { Button, Dialog, FieldError, TextArea } from '../../ui/index.ts';
import type { AwaitedBody } from './awaited.ts';

interface Reminding {
	readonly plan: PlanView;
	readonly body: AwaitedBody;
	readonly people: RemindersView['receivers'][number]['people'];
	readonly onClose: () => void;
	readonly onDone: () => void;
}

/** Names the body, what is awaited from it and who is told, before anything is sent. */
function RemindDialog({ plan, body: { party, sections }, people, onClose, onDone }: Reminding) {
	const t = useText(remindText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const remind = useRemind(plan.id);
	const [text, setText] = useState('');
	const [failure, setFailure] = useState<Failure | null>(null);
	const send = async () => {
		const answer = await remind.mutateAsync({ body: party.code, text: text.trim() === '' ? null : text });
		if (answer.ok) {
			onDone();
			onClose();
		} else {
			setFailure(answer.failure);
		}
	};
	const possible = people.length > 0;
	return (
		<Dialog
			title={t.title(party.name)}
			onClose={onClose}
			trouble={failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			actions={
				<>
					{possible ? (
						<Button kind="solid" waiting={remind.isPending} onClick={() => void send()}>
							{t.remind}
						</Button>
					) : null}
					<Button onClick={onClose}>{possible ? common.cancel : common.close}</Button>
				</>
			}
		>
			<div className="remind">
				<div>
					<h3>{t.sections(sections.length)}</h3>
					<p>{common.listed(sections.map(({ key, title }) => `${key} ${title}`))}</p>
				</div>
				{possible ? (
					<>
						<div>
							<h3>{t.receivers}</h3>
							<p>{common.listed(people.map(({ post, person }) => t.receiver(post, person)))}</p>
							<p className="ui-sub">{plan.practice ? t.howPractice : t.how}</p>
						</div>
						<TextArea
							id={`remind-text-${party.code}`}
							label={t.text}
							need={{ kind: 'optional', word: common.optional }}
							support={t.textHelp}
							value={text}
							maxLength={500}
							onChange={(event) => setText(event.target.value)}
						/>
						<p className="ui-sub">{t.once}</p>
					</>
				) : (
					<p>{t.nobody}</p>
				)}
			</div>
		</Dialog>
	);
}

/** When an awaited body was last reminded, and 催促する for whoever may, once a day. */
export function RemindBody({ plan, body, reminders }: { plan: PlanView; body: AwaitedBody; reminders: RemindersView }) {
	const t = useText(remindText);
	const now = useNow();
	const { language } = useLanguage();
	const [step, setStep] = useState<'nothing' | 'asking' | 'sent'>('nothing');
	const said = useRef<HTMLParagraphElement>(null);
	const { code, name } = body.party;
	const last = reminders.reminders.find((one) => one.body === code);
	const isToday = last !== undefined && dayInJapan(new Date(last.at)) === dayInJapan(now);
	const people = reminders.receivers.find((one) => one.body === code)?.people ?? [];
	useEffect(() => {
		// The button is gone: the sentence that stands in its place has the focus.
		if (step === 'sent') {
			said.current?.focus();
		}
	}, [step]);
	return (
		<>
			{last === undefined ? null : (
				<p ref={said} tabIndex={-1} className="ui-sub ui-number">
					{t.reminded(since(last.at, now, language), last.person)}
				</p>
			)}
			{reminders.mayRemind && !isToday ? (
				<div>
					<Button size="xs" aria-label={t.remindNamed(name)} onClick={() => setStep('asking')}>
						{t.remind}
					</Button>
				</div>
			) : null}
			{step === 'asking' ? (
				<RemindDialog
					plan={plan}
					body={body}
					people={people}
					onClose={() => setStep((before) => (before === 'sent' ? before : 'nothing'))}
					onDone={() => setStep('sent')}
				/>
			) : null}
		</>
	);
}
