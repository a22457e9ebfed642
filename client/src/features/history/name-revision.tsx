import type { PlanView } from '@renkei/api';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useNameRevision } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { historyText } from '../../text/history.ts';
import { useText } from '../../text/language.tsx';
import { Button, Dialog, TextField } from '../../ui/index.ts';

/** As many characters as the server takes. */
const LONGEST = 100;

/** Asks for the name; what was typed stays there when it could not be sent. */
function NameDialog({ plan, onNamed, onClose }: { plan: PlanView; onNamed: (words: string) => void; onClose: () => void }) {
	const t = useText(historyText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const naming = useNameRevision(plan.id);
	const [name, setName] = useState('');
	const [error, setError] = useState<string | null>(null);
	const field = useRef<HTMLInputElement>(null);
	const form = useId();
	const refuse = (words: string) => {
		setError(words);
		field.current?.focus();
	};
	const submit = async (event: FormEvent) => {
		event.preventDefault();
		const given = name.trim();
		if (naming.isPending) {
			return;
		}
		if (given === '' || given.length > LONGEST) {
			refuse(given === '' ? t.nameEmpty : t.nameLong(given.length));
			return;
		}
		const answer = await naming.mutateAsync({ name: given });
		if (answer.ok) {
			onNamed(t.nameDone(answer.value.name ?? given, answer.value.number));
		} else {
			refuse(failures.say(answer.failure));
		}
	};
	return (
		<Dialog
			title={t.nameOpen}
			onClose={onClose}
			actions={
				<>
					<Button type="submit" form={form} kind="solid" size="md" waiting={naming.isPending}>
						{t.nameDo}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{t.nameWhat}</p>
			<form id={form} noValidate onSubmit={(event) => void submit(event)}>
				<TextField
					ref={field}
					label={t.nameLabel}
					need={{ kind: 'required', word: common.required }}
					support={t.nameHelp}
					error={error}
					value={name}
					onChange={({ target }) => setName(target.value)}
				/>
			</form>
		</Dialog>
	);
}

/** 「いまの版に名前を付ける」. */
export function NameRevision({ plan }: { plan: PlanView }) {
	const t = useText(historyText);
	const [asking, setAsking] = useState<'no' | 'yes'>('no');
	const [said, setSaid] = useState<string | null>(null);
	return (
		<div className="history-name">
			<Button onClick={() => setAsking('yes')}>{t.nameOpen}</Button>
			<p role="status" className="history-name__done ui-number">
				{said}
			</p>
			{asking === 'no' ? null : (
				<NameDialog
					plan={plan}
					onNamed={(words) => {
						setSaid(words);
						setAsking('no');
					}}
					onClose={() => setAsking('no')}
				/>
			)}
		</div>
	);
}
