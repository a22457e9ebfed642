import type { PlanView } from '@renkei/api';
import { type RoundKind, roundKinds } from '@renkei/plan';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useNewRound, useSending } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { Button, type ButtonKind, ChoiceGroup, Dialog, FieldError, Radio, TextField } from '../../ui/index.ts';

/** As many characters as the server takes. */
const LONGEST = 100;

/** Asks for what is to be collected; what was typed stays there when it could not be sent. */
function BeginDialog({ plan, onBegun, onClose }: { plan: PlanView; onBegun: () => void; onClose: () => void }) {
	const t = useText(roundsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const begin = useNewRound(plan.id);
	const { waiting, failure, send } = useSending();
	// A body of the plan enters what 国 said; whoever accompanies it reviews.
	const [kind, setKind] = useState<RoundKind>(plan.seat.party.membership === 'member' ? 'pre-consultation' : 'review');
	const [title, setTitle] = useState('');
	const [long, setLong] = useState(false);
	const field = useRef<HTMLInputElement>(null);
	const form = useId();
	const given = title.trim();
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (given.length > LONGEST) {
			setLong(true);
			field.current?.focus();
			return;
		}
		send(() => begin.mutateAsync({ kind, title: given }), onBegun);
	};
	return (
		<Dialog
			title={t.begin}
			onClose={onClose}
			actions={
				<>
					<Button type="submit" form={form} kind="solid" size="md" waiting={waiting}>
						{t.beginDo}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{t.beginWhat}</p>
			<form id={form} className="round-form" noValidate onSubmit={submit}>
				<ChoiceGroup legend={t.beginKind}>
					{roundKinds.map((one) => (
						<Radio
							key={one}
							name="round-kind"
							value={one}
							checked={kind === one}
							support={t.kindHelp[one]}
							onChange={() => setKind(one)}
						>
							{t.kind[one]}
						</Radio>
					))}
				</ChoiceGroup>
				<TextField
					ref={field}
					label={t.beginTitle}
					need={{ kind: 'optional', word: common.optional }}
					support={t.beginTitleHelp}
					error={long && given.length > LONGEST ? t.titleLong(given.length) : null}
					value={title}
					autoComplete="off"
					onChange={({ target }) => setTitle(target.value)}
				/>
				{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			</form>
		</Dialog>
	);
}

/** 「指摘を集め始める」. */
export function BeginRound({ plan, kind, onBegun }: { plan: PlanView; kind: ButtonKind; onBegun: () => void }) {
	const t = useText(roundsText);
	const [asking, setAsking] = useState(false);
	return (
		<>
			<Button kind={kind} onClick={() => setAsking(true)}>
				{t.begin}
			</Button>
			{asking ? (
				<BeginDialog
					plan={plan}
					onBegun={() => {
						setAsking(false);
						onBegun();
					}}
					onClose={() => setAsking(false)}
				/>
			) : null}
		</>
	);
}
