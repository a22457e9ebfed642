import type { PartyView, PlanView, RemindersView } from '@renkei/api';
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
	/** Whether it still is: it may have decided while the dialog was open. */
	readonly awaited: boolean;
	readonly reminders: RemindersView;
	readonly onClose: () => void;
	readonly onDone: () => void;
}

/** Names the body, what is awaited from it and who is told, before anything is sent. */
export function RemindDialog({ plan, body: { party, sections }, awaited, reminders, onClose, onDone }: Reminding) {
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
	const people = reminders.receivers.find((one) => one.body === party.code)?.people ?? [];
	const possible = awaited && people.length > 0;
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
				<div role="status">{awaited ? null : <p>{t.gone(party.name)}</p>}</div>
				{awaited ? (
					<div>
						<h3>{t.sections(sections.length)}</h3>
						<p>{common.listed(sections.map(({ key, title }) => `${key} ${title}`))}</p>
					</div>
				) : null}
				{awaited && !possible ? <p>{t.nobody}</p> : null}
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
				) : null}
				{!awaited && text.trim() !== '' ? (
					<div>
						<h3>{t.unsent}</h3>
						<p className="remind__unsent">{text}</p>
					</div>
				) : null}
			</div>
		</Dialog>
	);
}

/** When an awaited body was last reminded, and 催促する for whoever may, once a day. */
export function RemindBody({
	party: { code, name },
	reminders,
	onAsk,
	sent,
}: {
	party: PartyView;
	reminders: RemindersView;
	onAsk: () => void;
	/** Whether it has just been reminded here. */
	sent: boolean;
}) {
	const t = useText(remindText);
	const now = useNow();
	const { language } = useLanguage();
	const said = useRef<HTMLParagraphElement>(null);
	const last = reminders.reminders.find((one) => one.body === code);
	const isToday = last !== undefined && dayInJapan(new Date(last.at)) === dayInJapan(now);
	useEffect(() => {
		// The button is gone: the sentence that stands in its place has the focus.
		if (sent) {
			said.current?.focus();
		}
	}, [sent]);
	return (
		<>
			{last === undefined ? null : (
				<p ref={said} tabIndex={-1} className="ui-sub ui-number">
					{t.reminded(since(last.at, now, language), last.person)}
				</p>
			)}
			{reminders.mayRemind && !isToday ? (
				<div>
					<Button size="xs" aria-label={t.remindNamed(name)} onClick={onAsk}>
						{t.remind}
					</Button>
				</div>
			) : null}
		</>
	);
}
