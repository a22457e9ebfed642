import type { MailSettingsView } from '@renkei/api';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type Answer, useSending } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { settingsText } from '../../text/settings.ts';
import { Button, FieldError, TextField } from '../../ui/index.ts';
import { readAddress, readCode } from './code-entry.ts';

type Send = () => Promise<Answer<MailSettingsView>>;

/** A form of one field: what is wrong is said at the field, which has the focus from the start and after a fault. */
function useOneField<T>(read: (typed: string) => { readonly value: T } | { readonly fault: string }) {
	const id = useId();
	const [typed, setTyped] = useState('');
	const [fault, setFault] = useState<string | null>(null);
	const sending = useSending();
	const focus = () => document.getElementById(id)?.focus();
	const first = useRef(focus);
	useEffect(() => first.current(), []);
	return {
		field: { id, value: typed, error: fault, onChange: (event: { target: { value: string } }) => setTyped(event.target.value) },
		sending,
		submit: (act: (value: T) => ReturnType<Send>, then: () => void) => (event: FormEvent) => {
			event.preventDefault();
			const entry = read(typed);
			setFault('fault' in entry ? entry.fault : null);
			if ('fault' in entry) {
				focus();
			} else {
				sending.send(() => act(entry.value), then);
			}
		},
	};
}

function Refused({ failure }: { failure: ReturnType<typeof useSending>['failure'] }) {
	const t = useText(settingsText);
	const failures = useText(failureText);
	return failure === null ? null : (
		<div role="alert">
			<FieldError>{failure.kind === 'network' ? t.offline : failures.say(failure)}</FieldError>
		</div>
	);
}

/** Asks for an address, to which a code is sent. */
export function AddressForm({
	ask,
	onAsked,
	onClose,
}: {
	ask: (address: string) => ReturnType<Send>;
	onAsked: () => void;
	onClose: () => void;
}) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const { field, sending, submit } = useOneField((typed) => {
		const entry = readAddress(typed);
		return entry.kind === 'address'
			? { value: entry.address }
			: { fault: entry.fault === 'missing' ? t.addressMissing : t.addressWrong };
	});
	return (
		<form className="settings-form" noValidate onSubmit={submit(ask, onAsked)}>
			<TextField
				{...field}
				label={t.newAddress}
				need={{ kind: 'required', word: common.required }}
				support={t.newAddressHelp}
				type="email"
				autoComplete="email"
				maxLength={254}
			/>
			<Refused failure={sending.failure} />
			<p className="settings-acts">
				<Button type="submit" kind="solid" waiting={sending.waiting}>
					{t.send}
				</Button>
				<Button kind="text" onClick={onClose}>
					{common.cancel}
				</Button>
			</p>
		</form>
	);
}

/** Asks for the code that was sent. */
export function CodeForm({
	asked,
	address,
	confirm,
	again,
	onAgain,
	onConfirmed,
	onOther,
}: {
	asked: string;
	/** Where mail goes until then. */
	address: string | null;
	confirm: (code: string) => ReturnType<Send>;
	again: Send;
	onAgain: () => void;
	onConfirmed: () => void;
	onOther: () => void;
}) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const { field, sending, submit } = useOneField((typed) => {
		const entry = readCode(typed);
		return entry.kind === 'code' ? { value: entry.code } : { fault: entry.fault === 'missing' ? t.codeMissing : t.codeWrong };
	});
	return (
		<form className="settings-form" noValidate onSubmit={submit(confirm, onConfirmed)}>
			<p>
				{t.asked(asked)}
				{address === null ? '' : t.askedBefore(address)}
			</p>
			<TextField
				{...field}
				className="settings-code"
				label={t.code}
				need={{ kind: 'required', word: common.required }}
				support={t.codeHelp}
				inputMode="numeric"
				autoComplete="one-time-code"
				maxLength={20}
			/>
			<Refused failure={sending.failure} />
			<p className="settings-acts">
				<Button type="submit" kind="solid" waiting={sending.waiting}>
					{t.confirm}
				</Button>
				<Button kind="text" onClick={() => sending.send(again, onAgain)}>
					{t.again}
				</Button>
				<Button kind="text" onClick={onOther}>
					{t.other}
				</Button>
			</p>
		</form>
	);
}
