import type { MailSettingsView } from '@renkei/api';
import { useEffect, useRef, useState } from 'react';
import { type Answer, useAskMailAddress, useConfirmMailAddress, useSending } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { settingsText } from '../../text/settings.ts';
import { Banner, Button, Dialog, FieldError } from '../../ui/index.ts';
import { AddressForm, CodeForm } from './address-forms.tsx';

type Said = 'removed' | 'sentAgain' | 'confirmed';

function RemoveDialog({
	address,
	remove,
	onClose,
	onGone,
}: {
	address: string;
	remove: () => Promise<Answer<MailSettingsView>>;
	onClose: () => void;
	onGone: () => void;
}) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { waiting, failure, send } = useSending();
	return (
		<Dialog
			title={t.removeTitle}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" size="md" waiting={waiting} onClick={() => send(remove, onGone)}>
						{t.removeNow}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{t.removeText(address)}</p>
			{failure === null ? null : <FieldError>{failure.kind === 'network' ? t.offline : failures.say(failure)}</FieldError>}
		</Dialog>
	);
}

/** Where mail goes: the address that was confirmed, and the two steps to another one. */
export function MailAddress({ settings }: { settings: MailSettingsView }) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const ask = useAskMailAddress();
	const confirm = useConfirmMailAddress();
	const [step, setStep] = useState<'code' | 'address' | 'remove' | null>(settings.asked === null ? null : 'code');
	const [said, setSaid] = useState<Said | null>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	const { address, asked, failed } = settings;
	const ended = (what: Said) => {
		setStep(null);
		setSaid(what);
	};
	// After the form or the dialog has gone: a dialog that closes gives the focus to a button that is there no more.
	const finished = step === null && said !== null;
	useEffect(() => {
		if (finished) {
			heading.current?.focus();
		}
	}, [finished]);
	return (
		<section className="settings-address" aria-labelledby="settings-address">
			<h3 id="settings-address" tabIndex={-1} ref={heading}>
				{t.address}
			</h3>
			{failed && address !== null ? (
				<Banner kind="warning" kindName={common.warning} title={t.addressFailed(address)} />
			) : (
				<p>{address === null ? t.addressNone : t.addressIs(address)}</p>
			)}
			<p role="status" className={said === null ? 'ui-hidden' : 'settings-said'}>
				{said === null ? '' : t[said]}
			</p>
			{step === 'address' ? (
				<AddressForm
					ask={(to) => ask.mutateAsync({ address: to })}
					onAsked={() => {
						setSaid(null);
						setStep('code');
					}}
					onClose={() => setStep(null)}
				/>
			) : step === 'code' && asked !== null ? (
				<CodeForm
					asked={asked}
					address={failed ? null : address}
					confirm={(code) => confirm.mutateAsync({ code })}
					again={() => ask.mutateAsync({ address: asked })}
					onAgain={() => setSaid('sentAgain')}
					onConfirmed={() => ended('confirmed')}
					onOther={() => setStep('address')}
				/>
			) : (
				<p className="settings-acts">
					<Button
						onClick={() => {
							setSaid(null);
							setStep('address');
						}}
					>
						{address === null ? t.enter : t.change}
					</Button>
					{address === null ? null : (
						<Button kind="text" onClick={() => setStep('remove')}>
							{t.remove}
						</Button>
					)}
				</p>
			)}
			{step === 'remove' && address !== null ? (
				<RemoveDialog
					address={address}
					remove={() => ask.mutateAsync({ address: null })}
					onClose={() => setStep(null)}
					onGone={() => ended('removed')}
				/>
			) : null}
		</section>
	);
}
