import type { MailSettingsView } from '@renkei/api';
import { useEffect, useRef, useState } from 'react';
import { type Answer, useAskMailAddress, useConfirmMailAddress, useSending } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { settingsText } from '../../text/settings.ts';
import { Banner, Button, Dialog, FieldError, StatusMark } from '../../ui/index.ts';
import { AddressForm, CodeForm } from './address-forms.tsx';

type Said = 'removed' | 'sentAgain' | 'confirmed' | 'withdrawn';

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

/**
 * What was said last of the address. That one was confirmed or given up is read off the settings: it may have happened in
 * another tab, or its answer may have been lost.
 */
function useSaid({ address, asked }: MailSettingsView): readonly [Said | null, (said: Said | null) => void] {
	const [said, setSaid] = useState<Said | null>(null);
	const [before, setBefore] = useState(asked);
	if (asked !== before) {
		setBefore(asked);
		setSaid(before === null || asked !== null ? null : address === before ? 'confirmed' : 'withdrawn');
	}
	return [said, setSaid];
}

/**
 * The focus of whoever was in a form, or in the dialog, that has gone: on the heading where something has come about, else on
 * the button that had opened it. It is taken from nobody who is elsewhere.
 */
function useFocusBack(view: 'code' | 'address' | 'remove' | 'acts', ended: boolean) {
	const heading = useRef<HTMLHeadingElement>(null);
	const opener = useRef<HTMLButtonElement>(null);
	const before = useRef(view);
	useEffect(() => {
		const left = before.current !== view || ended;
		before.current = view;
		if (left && view === 'acts' && document.activeElement === document.body) {
			(ended ? heading : opener).current?.focus();
		}
	}, [view, ended]);
	return { heading, opener };
}

/** Where mail goes: the address that was confirmed, and the two steps to another one. */
export function MailAddress({ settings }: { settings: MailSettingsView }) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const ask = useAskMailAddress();
	const confirm = useConfirmMailAddress();
	const { address, asked, failed } = settings;
	const [opened, setOpened] = useState<'address' | 'remove' | null>(null);
	const [begun, setBegun] = useState(false);
	const [said, setSaid] = useSaid(settings);
	const view = opened ?? (asked === null ? 'acts' : 'code');
	const { heading, opener } = useFocusBack(view, said !== null);
	const open = (what: 'address' | 'remove') => {
		setSaid(null);
		setOpened(what);
		setBegun(true);
	};
	const close = () => setOpened(null);
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
			<p role="status" aria-label={t.address} className={said === null ? 'ui-hidden' : undefined}>
				{said === null ? '' : <StatusMark kind="saved">{t[said]}</StatusMark>}
			</p>
			{view === 'address' ? (
				<AddressForm
					current={failed ? null : address}
					ask={(to) => ask.mutateAsync({ address: to })}
					onAsked={close}
					onClose={close}
				/>
			) : view === 'code' && asked !== null ? (
				<CodeForm
					// Another address in another tab: what was typed here was for this one.
					key={asked}
					asked={asked}
					address={failed ? null : address}
					takesFocus={begun}
					confirm={(code) => {
						setSaid(null);
						return confirm.mutateAsync({ code });
					}}
					again={() => ask.mutateAsync({ address: asked })}
					withdraw={failed ? null : () => ask.mutateAsync({ address })}
					onAgain={() => setSaid('sentAgain')}
					onOther={() => open('address')}
				/>
			) : (
				<p className="settings-acts">
					<Button ref={opener} onClick={() => open('address')}>
						{address === null ? t.enter : t.change}
					</Button>
					{address === null ? null : (
						<Button kind="text" onClick={() => open('remove')}>
							{t.remove}
						</Button>
					)}
				</p>
			)}
			{view === 'remove' && address !== null ? (
				<RemoveDialog
					address={address}
					remove={() => ask.mutateAsync({ address: null })}
					onClose={close}
					onGone={() => {
						close();
						setSaid('removed');
					}}
				/>
			) : null}
		</section>
	);
}
