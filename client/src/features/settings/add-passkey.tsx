import { type FormEvent, useId, useState } from 'react';
import { type NotRegistered, useAddPasskey } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { passkeysText } from '../../text/passkeys.ts';
import { Banner, Button, TextField } from '../../ui/index.ts';
import { checkProof } from './check-proof.ts';
import { useProofWords } from './proof-words.ts';

/** The server writes any of these as one plain space: that alone is no other name. */
const spaces = /[\p{Cc}\p{Cf}\s]+/gu;

/** Registers a passkey under a name; the browser and the device lead through it. */
export function AddPasskey({
	before,
	usual,
	asks,
	onBegun,
	onAdded,
}: {
	/** Ids of the passkeys that there are. */
	before: readonly string[];
	/** The name that is offered. */
	usual: string;
	/** Whether one that is in use has to prove it first. */
	asks: boolean;
	onBegun: () => void;
	/** Hears the name under which it is kept, and whether that is another than was typed. */
	onAdded: (name: string, renamed: boolean) => void;
}) {
	const t = useText(passkeysText);
	const common = useText(commonText);
	const id = useId();
	const words = useProofWords();
	const add = useAddPasskey(checkProof);
	const [typed, setTyped] = useState<string | null>(null);
	const [missing, setMissing] = useState(false);
	const [failure, setFailure] = useState<NotRegistered | null>(null);
	const name = typed ?? usual;
	const register = async () => {
		const wanted = name.trim();
		const answer = await add.mutateAsync(wanted);
		if (answer.ok) {
			setTyped(null);
			// The server gives a number to a name that another key has.
			const kept = answer.value.passkeys.findLast(({ id: one }) => !before.includes(one))?.label ?? wanted;
			onAdded(kept, kept !== wanted.replace(spaces, ' '));
		} else {
			setFailure(answer.failure);
		}
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (add.isPending) {
			return;
		}
		onBegun();
		setFailure(null);
		setMissing(name.trim() === '');
		if (name.trim() === '') {
			document.getElementById(id)?.focus();
		} else {
			void register();
		}
	};
	return (
		<form className="settings-form" noValidate onSubmit={submit}>
			<TextField
				id={id}
				label={t.name}
				need={{ kind: 'required', word: common.required }}
				support={t.nameHelp}
				error={missing ? t.nameMissing : null}
				value={name}
				onChange={({ target }) => setTyped(target.value)}
				autoComplete="off"
				maxLength={60}
			/>
			{asks ? <p>{t.addProof}</p> : null}
			<p className="settings-acts">
				<Button type="submit" kind="solid" waiting={add.isPending}>
					{t.add}
				</Button>
				<span role="status">{add.isPending ? t.adding : ''}</span>
			</p>
			{failure === null ? null : (
				<Banner kind="error" kindName={common.error} title={t.notAdded} voice="alert">
					<p>{words(failure)}</p>
				</Banner>
			)}
		</form>
	);
}
