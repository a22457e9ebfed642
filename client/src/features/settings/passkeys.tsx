import type { PasskeysView } from '@renkei/api';
import { useEffect, useRef, useState } from 'react';
import { type PasskeyChange, useChangePasskey, usePasskeys } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { dateAndTime, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { passkeysText } from '../../text/passkeys.ts';
import { isSharedTerminal } from '../../text/shared-terminal.ts';
import { Banner, Bones, Button, FieldError, Icon, StatusMark } from '../../ui/index.ts';
import { AddPasskey } from './add-passkey.tsx';
import { checkProof } from './check-proof.ts';
import { EndPasskeyDialog } from './end-passkey-dialog.tsx';
import { namedAddress } from './named-address.ts';
import { useProofWords } from './proof-words.ts';

type Passkey = PasskeysView['passkeys'][number];

/** That one is said to be lost, and the way to say that it is not: for whoever has found it, or has never said so. */
function Lost({ passkey, from, onFound }: { passkey: Passkey; from: string; onFound: () => void }) {
	const t = useText(passkeysText);
	const words = useProofWords();
	const { mutateAsync, isPending, data } = useChangePasskey(checkProof);
	const takeBack = async () => {
		if ((await mutateAsync({ passkey: passkey.id, how: 'found' })).ok) {
			onFound();
		}
	};
	return (
		<div className="passkey__lost">
			<StatusMark kind="waiting">{t.lostMark(from)}</StatusMark>
			<Button size="sm" waiting={isPending} aria-label={t.foundNamed(passkey.label)} onClick={() => void takeBack()}>
				{t.found}
			</Button>
			{data === undefined || data.ok ? null : (
				<div role="alert">
					<FieldError>{words(data.failure)}</FieldError>
				</div>
			)}
		</div>
	);
}

function PasskeyRow({
	passkey,
	host,
	onEnd,
	onFound,
}: {
	passkey: Passkey;
	host: string | null;
	onEnd: () => void;
	onFound: () => void;
}) {
	const t = useText(passkeysText);
	const { language } = useLanguage();
	const day = (iso: string): string => longDate(iso, language);
	const { label, createdAt, lastUsedAt, revokedAt, lostUntil } = passkey;
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
				{lostUntil === null ? null : <Lost passkey={passkey} from={dateAndTime(lostUntil, language)} onFound={onFound} />}
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

/** The form for a new one, or why there is none now. */
function Add({
	view: { passkeys, rpId, freshSignIn },
	...said
}: {
	view: PasskeysView;
	onBegun: () => void;
	onAdded: (name: string, renamed: boolean) => void;
}) {
	const t = useText(passkeysText);
	const common = useText(commonText);
	const inUse = passkeys.filter(({ revokedAt }) => revokedAt === null);
	const isHere = inUse.some((one) => one.rpId === rpId);
	const other = inUse.at(-1);
	if (rpId === null) {
		return <NoPasskeysHere />;
	}
	if (!isHere && other !== undefined) {
		return <Banner kind="info" kindName={common.info} title={t.proofElsewhere(other.rpId)} />;
	}
	if (!isHere && !freshSignIn) {
		return (
			<Banner kind="info" kindName={common.info} title={t.staleTitle}>
				<p>{t.stale}</p>
			</Banner>
		);
	}
	const shared = isSharedTerminal();
	return (
		<>
			{shared ? (
				<Banner kind="warning" kindName={common.warning} title={t.sharedTitle}>
					<p>{t.shared}</p>
				</Banner>
			) : null}
			<AddPasskey before={passkeys.map(({ id }) => id)} usual={shared ? t.nameKey : t.nameUsual} asks={isHere} {...said} />
		</>
	);
}

function PasskeyList(view: PasskeysView) {
	const { passkeys, rpId } = view;
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
	const here = inUse.filter((one) => one.rpId === rpId);
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
							onFound={() => setSaid(t.foundDone(passkey.label))}
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
			<Add
				view={view}
				onBegun={() => setSaid(null)}
				onAdded={(name, renamed) => setSaid(renamed ? t.addedAs(name) : t.added(name))}
			/>
			{ending === null ? null : (
				<EndPasskeyDialog
					passkey={ending}
					isLast={rpId === ending.rpId && here.length === 1}
					canProve={here.length > 0}
					onClose={() => setEnding(null)}
					onDone={(how: PasskeyChange['how']) => {
						setEnding(null);
						setSaid(how === 'lost' ? t.lostDone(ending.label) : t.endDone(ending.label));
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
