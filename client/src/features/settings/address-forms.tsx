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
type Read<T> = (typed: string) => { readonly value: T } | { readonly fault: string };

/**
 * A form of one field. What is wrong with the field, here or by the server, is said at it, and it has the focus then;
 * everything else stands beside.
 */
function useOneField<T>(read: Read<T>, takesFocus: boolean) {
	const t = useText(settingsText);
	const id = useId();
	const [typed, setTyped] = useState('');
	const [fault, setFault] = useState<string | null>(null);
	const sending = useSending();
	const { failure } = sending;
	const ofField = failure?.kind === 'problem' && failure.problem.code === 'malformed' ? failure.problem.detail : null;
	const focus = () => document.getElementById(id)?.focus();
	const first = useRef(() => takesFocus && focus());
	useEffect(() => void first.current(), []);
	useEffect(() => {
		if (ofField !== null) {
			document.getElementById(id)?.focus();
		}
	}, [ofField, id]);
	return {
		field: {
			id,
			value: typed,
			error: fault ?? (ofField === null ? null : t.refused(ofField)),
			onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
		},
		sending,
		/** What failed and is not about the field. */
		beside: ofField === null ? failure : null,
		/** Begins again with an empty field. */
		empty: () => {
			setTyped('');
			setFault(null);
			focus();
		},
		submit: (act: (value: T) => ReturnType<Send>, then?: () => void) => (event: FormEvent) => {
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
	current,
	ask,
	onAsked,
	onClose,
}: {
	/** Where mail goes already; null where none arrives. */
	current: string | null;
	ask: (address: string) => ReturnType<Send>;
	onAsked: () => void;
	onClose: () => void;
}) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const { field, sending, beside, submit } = useOneField((typed) => {
		const entry = readAddress(typed);
		if (entry.kind === 'fault') {
			return { fault: entry.fault === 'missing' ? t.addressMissing : t.addressWrong };
		}
		return entry.address === current ? { fault: t.addressSame } : { value: entry.address };
	}, true);
	return (
		<form className="settings-form" noValidate onSubmit={submit(ask, onAsked)}>
			{/* Not of the type `email`: browsers rewrite what is typed there, full-width letters above all. */}
			<TextField
				{...field}
				label={t.newAddress}
				need={{ kind: 'required', word: common.required }}
				support={t.newAddressHelp}
				inputMode="email"
				autoComplete="email"
				autoCapitalize="none"
				spellCheck={false}
				maxLength={300}
			/>
			<Refused failure={beside} />
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

/** Asks for the code that was sent. When it was taken the settings say so, and the form has no more to do. */
export function CodeForm({
	asked,
	address,
	takesFocus,
	confirm,
	again,
	withdraw,
	onAgain,
	onOther,
}: {
	asked: string;
	/** Where mail goes until then. */
	address: string | null;
	/** Whether somebody has just come to this step; whoever loads the page begins at its top. */
	takesFocus: boolean;
	confirm: (code: string) => ReturnType<Send>;
	again: Send;
	/** Null where there is nothing to go back to. */
	withdraw: Send | null;
	onAgain: () => void;
	onOther: () => void;
}) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const { field, sending, beside, empty, submit } = useOneField((typed) => {
		const entry = readCode(typed);
		return entry.kind === 'code' ? { value: entry.code } : { fault: entry.fault === 'missing' ? t.codeMissing : t.codeWrong };
	}, takesFocus);
	return (
		<form className="settings-form" noValidate onSubmit={submit(confirm)}>
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
			<Refused failure={beside} />
			<p className="settings-acts">
				<Button type="submit" kind="solid" waiting={sending.waiting}>
					{t.confirm}
				</Button>
				<Button
					kind="text"
					onClick={() =>
						sending.send(again, () => {
							empty();
							onAgain();
						})
					}
				>
					{t.again}
				</Button>
				<Button kind="text" onClick={onOther}>
					{t.other}
				</Button>
				{withdraw === null ? null : (
					<Button kind="text" onClick={() => sending.send(withdraw)}>
						{common.cancel}
					</Button>
				)}
			</p>
		</form>
	);
}
