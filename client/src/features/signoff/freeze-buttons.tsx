import type { PartView, PlanView, SignoffView } from '@renkei/api';
import { useState } from 'react';
import { type Failure, useFreeze, useReopen } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { listText } from '../../text/status.ts';
import { Button, Dialog, FieldError, Icon, TextArea } from '../../ui/index.ts';

interface Around {
	readonly plan: PlanView;
	readonly part: PartView;
	/** Name of the part, for heads. */
	readonly name: string;
	readonly onClose: () => void;
	readonly onDone: (said: string) => void;
}

function FreezeDialog({ plan, part, name, onClose, onDone }: Around) {
	const t = useText(signoffText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const freeze = useFreeze(plan.id);
	const [failure, setFailure] = useState<Failure | null>(null);
	const confirm = async () => {
		const answer = await freeze.mutateAsync({ part: part.id });
		if (answer.ok) {
			onDone(t.frozenNow(name));
			onClose();
		} else {
			setFailure(answer.failure);
		}
	};
	return (
		<Dialog
			title={t.freezeTitle(name)}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" waiting={freeze.isPending} onClick={() => void confirm()}>
						{t.freeze}
					</Button>
					<Button onClick={onClose}>{common.cancel}</Button>
				</>
			}
		>
			<p>{t.freezeText}</p>
			{part.missing.length === 0 ? null : (
				<>
					<p>{t.freezeMissing(part.missing.length)}</p>
					<ul className="freeze-missing">
						{part.missing.map((missing) => (
							<li key={`${missing.kind} ${missing.key} ${missing.row ?? ''}`}>{missing.title}</li>
						))}
					</ul>
				</>
			)}
			{failure === null ? null : (
				<div role="alert">
					<FieldError>{failures.say(failure)}</FieldError>
				</div>
			)}
		</Dialog>
	);
}

function ReopenDialog({ plan, part, name, signoffs, onClose, onDone }: Around & { signoffs: readonly SignoffView[] }) {
	const t = useText(signoffText);
	const common = useText(commonText);
	const lists = useText(listText);
	const failures = useText(failureText);
	const reopen = useReopen(plan.id);
	const [reason, setReason] = useState('');
	const [error, setError] = useState<string | null>(null);
	const valid = signoffs.filter((signoff) => signoff.state === 'valid');
	const confirm = async () => {
		if (reason.trim() === '') {
			setError(t.reasonMissing);
			document.getElementById(`reopen-${part.id}`)?.focus();
			return;
		}
		const answer = await reopen.mutateAsync({ part: part.id, reason });
		if (answer.ok) {
			onDone(t.reopenedNow(name));
			onClose();
		} else {
			setError(failures.say(answer.failure));
		}
	};
	return (
		<Dialog
			title={t.reopenTitle(name)}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" waiting={reopen.isPending} onClick={() => void confirm()}>
						{t.reopen}
					</Button>
					<Button onClick={onClose}>{common.cancel}</Button>
				</>
			}
		>
			<p>{valid.length === 0 ? t.reopenNone : t.reopenText}</p>
			{valid.length === 0 ? null : (
				<ul className="freeze-missing">
					{valid.map((signoff) => (
						<li key={signoff.id}>
							{t.record(
								plan.parties.find((party) => party.code === signoff.body)?.name ?? signoff.body,
								lists.capacity[signoff.capacity] ?? '',
								lists.verdict[signoff.verdict] ?? '',
							)}
						</li>
					))}
				</ul>
			)}
			<TextArea
				id={`reopen-${part.id}`}
				label={t.reason}
				need={{ kind: 'required', word: common.required }}
				support={t.reasonHelp}
				error={error}
				value={reason}
				maxLength={1000}
				onChange={(event) => setReason(event.target.value)}
			/>
		</Dialog>
	);
}

/** 凍結する or 凍結を解く, for seats that may; both ask first. */
export function FreezeButtons({
	plan,
	part,
	name,
	signoffs,
	onDone,
}: Omit<Around, 'onClose'> & { signoffs: readonly SignoffView[] }) {
	const t = useText(signoffText);
	const [asking, setAsking] = useState<'nothing' | 'freeze' | 'reopen'>('nothing');
	if (!part.may.includes('freeze')) {
		return null;
	}
	const around = { plan, part, name, onDone, onClose: () => setAsking('nothing') };
	return (
		<>
			{part.frozen === null ? (
				<Button onClick={() => setAsking('freeze')}>
					<Icon name="lock" />
					{t.freeze}
				</Button>
			) : (
				<Button onClick={() => setAsking('reopen')}>
					<Icon name="unlock" />
					{t.reopen}
				</Button>
			)}
			{asking === 'freeze' ? <FreezeDialog {...around} /> : null}
			{asking === 'reopen' ? <ReopenDialog {...around} signoffs={signoffs} /> : null}
		</>
	);
}
