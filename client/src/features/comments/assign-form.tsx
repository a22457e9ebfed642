import type { ThreadView } from '@renkei/api';
import type { PartAddress } from '@renkei/plan';
import { useEffect, useId, useState } from 'react';
import { useChangeThread, useSending } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { commentsFormText } from '../../text/comments-form.ts';
import { longDate } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, FieldError, isComposing } from '../../ui/index.ts';
import { AddressFields } from './address-fields.tsx';
import { addresseeIn, addresseeOf, choiceOf } from './addressees.ts';
import { useCardScope, useWriting } from './card-scope.tsx';
import { readDue } from './due.ts';
import { useAddressGroups } from './use-people.ts';

/** Says anew whom a thread asks and until when, on its card. Only what was changed is sent. */
export function AssignForm({ thread, part, onDone }: { thread: ThreadView; part: PartAddress; onDone: () => void }) {
	const c = useText(commentsText);
	const t = useText(commentsFormText);
	const failures = useText(failureText);
	const { plan, today } = useCardScope();
	const change = useChangeThread(plan);
	const { waiting, failure, send } = useSending();
	const groups = useAddressGroups(part);
	// As it stood when the form was opened: what somebody else changes meanwhile is not undone by what was left alone here.
	const [before] = useState(() => ({
		to: choiceOf(addresseeIn(thread)),
		words: thread.to === null ? '' : c.personOf(thread.to.party.name, thread.to.seat?.person ?? ''),
		due: thread.due === null ? '' : longDate(thread.due).replace(/（.）$/, ''),
		day: thread.due,
	}));
	const [asked, setAsked] = useState({ to: before.to, due: before.due });
	const [faulty, setFaulty] = useState(false);
	const id = useId();
	useWriting(thread.id);
	useEffect(() => document.getElementById(id)?.querySelector('select')?.focus(), [id]);
	const submit = () => {
		const due = readDue(asked.due, today, before.day);
		if (due.kind === 'fault') {
			setFaulty(true);
			document.getElementById(`${id}-due`)?.focus();
			return;
		}
		const changed = {
			...(asked.to === before.to ? {} : { to: addresseeOf(asked.to, groups) }),
			...(asked.due === before.due ? {} : { due: due.kind === 'day' ? due.day : null }),
		};
		if (Object.keys(changed).length === 0) {
			onDone();
			return;
		}
		send(() => change.mutateAsync({ thread: thread.id, part: thread.part, ...changed }), onDone);
	};
	return (
		<form
			id={id}
			className="reply-form"
			aria-label={t.assignForm}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
			onKeyDown={(event) => {
				if (event.key === 'Escape' && !isComposing(event) && asked.to === before.to && asked.due === before.due) {
					event.stopPropagation();
					onDone();
				}
			}}
		>
			<AddressFields asked={asked} groups={groups} before={before.day} dueId={`${id}-due`} faulty={faulty} onAsked={setAsked} />
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div className="thread-card__acts">
				<Button type="submit" size="xs" waiting={waiting}>
					{t.save}
				</Button>
				<Button size="xs" kind="text" onClick={onDone}>
					{t.cancel}
				</Button>
			</div>
		</form>
	);
}
