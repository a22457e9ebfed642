import type { PasskeysView } from '@renkei/api';
import { useEffect, useRef, useState } from 'react';
import { useEndPasskey, usePasskeys, useSending } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { longDate } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { passkeysText } from '../../text/passkeys.ts';
import { Bones, Button, Dialog, FieldError, Icon, StatusMark } from '../../ui/index.ts';
import { AddPasskey } from './add-passkey.tsx';
import { namedAddress } from './named-address.ts';

type Passkey = PasskeysView['passkeys'][number];

function PasskeyRow({ passkey, host, onEnd }: { passkey: Passkey; host: string | null; onEnd: () => void }) {
	const t = useText(passkeysText);
	const { language } = useLanguage();
	const day = (iso: string): string => longDate(iso, language);
	const { label, createdAt, lastUsedAt, revokedAt } = passkey;
	return (
		<li className={revokedAt === null ? 'passkey' : 'passkey passkey--ended'}>
			<div>
				<p className="passkey__name">{label}</p>
				<p className="ui-sub passkey__days">
					<span>{t.made(day(createdAt))}</span>
					<span>{t.used(lastUsedAt === null ? null : day(lastUsedAt))}</span>
				</p>
				{passkey.backedUp && revokedAt === null ? <p className="ui-sub">{t.many}</p> : null}
				{passkey.rpId !== host && revokedAt === null ? <p className="ui-sub">{t.elsewhere(passkey.rpId)}</p> : null}
			</div>
			{revokedAt === null ? (
				<Button kind="text" aria-label={t.endNamed(label)} onClick={onEnd}>
					{t.end}
				</Button>
			) : (
				<StatusMark kind="none">{t.ended(day(revokedAt))}</StatusMark>
			)}
		</li>
	);
}

function EndDialog({
	passkey,
	isLast,
	onClose,
	onEnded,
}: {
	passkey: Passkey;
	/** Whether it is the only one that this address asks for. */
	isLast: boolean;
	onClose: () => void;
	onEnded: () => void;
}) {
	const t = useText(passkeysText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const end = useEndPasskey();
	const { waiting, failure, send } = useSending();
	return (
		<Dialog
			title={t.endTitle(passkey.label)}
			onClose={onClose}
			actions={
				<>
					<Button
						kind="solid"
						size="md"
						waiting={waiting}
						onClick={() => send(() => end.mutateAsync({ passkey: passkey.id }), onEnded)}
					>
						{t.end}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{t.endText}</p>
			{isLast ? <p>{t.endLast}</p> : null}
			{failure === null ? null : (
				<div role="alert">
					<FieldError>{failure.kind === 'network' ? t.offline : failures.say(failure)}</FieldError>
				</div>
			)}
		</Dialog>
	);
}

/** Why there are none under this address, and where there are. */
function NoPasskeysHere() {
	const t = useText(passkeysText);
	const named = namedAddress(window.location.href);
	return (
		<div className="settings-no-mail">
			<Icon name="info" size={20} />
			<div>
				<p>{t.digits}</p>
				{named === null ? null : (
					<p>
						<a href={named}>{t.reopen(named)}</a>
						<span className="passkeys__beside">{t.reopenHelp}</span>
					</p>
				)}
			</div>
		</div>
	);
}

function PasskeyList({ passkeys, rpId }: PasskeysView) {
	const t = useText(passkeysText);
	const [ending, setEnding] = useState<Passkey | null>(null);
	const [said, setSaid] = useState<string | null>(null);
	const message = useRef<HTMLParagraphElement>(null);
	// The button that was pressed has gone with what it ended.
	useEffect(() => {
		if (said !== null && document.activeElement === document.body) {
			message.current?.focus();
		}
	}, [said]);
	const inUse = passkeys.filter(({ revokedAt }) => revokedAt === null);
	const ended = passkeys.filter(({ revokedAt }) => revokedAt !== null);
	return (
		<>
			{inUse.length === 0 ? <p>{t.none}</p> : null}
			{passkeys.length === 0 ? null : (
				<ul className="ui-list" aria-label={t.list}>
					{[...inUse, ...ended].map((passkey) => (
						<PasskeyRow
							key={passkey.id}
							passkey={passkey}
							host={rpId}
							onEnd={() => {
								setSaid(null);
								setEnding(passkey);
							}}
						/>
					))}
				</ul>
			)}
			<p
				role="status"
				ref={message}
				tabIndex={-1}
				aria-label={t.title}
				className={said === null ? 'ui-hidden' : 'passkeys__said'}
			>
				{said === null ? '' : <StatusMark kind="saved">{said}</StatusMark>}
			</p>
			{rpId === null ? (
				<NoPasskeysHere />
			) : (
				<AddPasskey
					before={passkeys.map(({ id }) => id)}
					onBegun={() => setSaid(null)}
					onAdded={(name, renamed) => setSaid(renamed ? t.addedAs(name) : t.added(name))}
				/>
			)}
			{ending === null ? null : (
				<EndDialog
					passkey={ending}
					isLast={rpId === ending.rpId && inUse.filter((one) => one.rpId === rpId).length === 1}
					onClose={() => setEnding(null)}
					onEnded={() => {
						setEnding(null);
						setSaid(t.endDone(ending.label));
					}}
				/>
			)}
		</>
	);
}

/** パスキー: what proves once more who records, and what is registered of it. */
export function Passkeys() {
	const t = useText(passkeysText);
	const common = useText(commonText);
	const { data, error } = usePasskeys();
	return (
		<section className="settings-block passkeys" aria-labelledby="settings-passkeys">
			<h2 id="settings-passkeys">{t.title}</h2>
			<p>{t.lead}</p>
			{data !== undefined ? (
				<PasskeyList {...data} />
			) : error === null ? (
				<Bones label={common.loading} rows={3} />
			) : (
				<FieldError>{t.loadFailed}</FieldError>
			)}
		</section>
	);
}
