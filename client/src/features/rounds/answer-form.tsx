import type { PlanView } from '@renkei/api';
import { itemStatuses } from '@renkei/plan';
import { useEffect, useId, useRef, useState } from 'react';
import { useChangeThread, useSending } from '../../api/index.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { Button, FieldError, isComposing, Select, TextArea } from '../../ui/index.ts';
import type { RoundItem } from './round-items.ts';

/** Answers an item in its row: how far it has come, and the words. Both go in one act, and stay here when it fails. */
export function AnswerForm({ plan, item, onDone }: { plan: PlanView; item: RoundItem; onDone: (said: string) => void }) {
	const t = useText(roundsText);
	const failures = useText(failureText);
	const change = useChangeThread(plan.id);
	const { waiting, failure, send } = useSending();
	// Left alone, it follows what a colleague says meanwhile.
	const [chosen, setChosen] = useState<RoundItem['status'] | null>(null);
	const [text, setText] = useState('');
	const [missing, setMissing] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const id = useId();
	useEffect(() => document.getElementById(id)?.focus(), [id]);
	const status = chosen ?? item.status;
	const words = text.trim();
	const nothing = words === '' && status === item.status;
	const name = t.itemName(item.item, item.section.title);
	const record = () => {
		if (nothing) {
			setMissing(true);
			form.current?.querySelector('textarea')?.focus();
			return;
		}
		const asked = { thread: item.thread, part: item.part, status, ...(words === '' ? {} : { text }) };
		send(
			() => change.mutateAsync(asked),
			() => onDone(t.recorded(name)),
		);
	};
	return (
		<form
			ref={form}
			className="round-answer"
			aria-label={t.answerForm(name)}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				record();
			}}
			onKeyDown={(event) => {
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event)) {
					event.preventDefault();
					record();
				} else if (event.key === 'Escape' && !isComposing(event) && nothing) {
					onDone('');
				}
			}}
		>
			<Select
				id={id}
				label={t.head.status}
				value={status}
				onChange={({ target }) => setChosen(itemStatuses.find((one) => one === target.value) ?? null)}
			>
				{itemStatuses.map((one) => (
					<option key={one} value={one}>
						{t.status[one]}
					</option>
				))}
			</Select>
			<TextArea
				label={t.answerWords}
				support={t.answerHelp}
				error={missing && nothing ? t.answerNothing : null}
				maxLength={4000}
				value={text}
				onChange={({ target }) => setText(target.value)}
			/>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div className="round-acts">
				<Button type="submit" kind="solid" waiting={waiting}>
					{t.record}
				</Button>
				<Button kind="text" onClick={() => onDone('')}>
					{t.cancel}
				</Button>
			</div>
		</form>
	);
}
