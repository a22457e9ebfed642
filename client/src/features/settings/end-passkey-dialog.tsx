import type { PasskeysView } from '@renkei/api';
import { useState } from 'react';
import { type NotRegistered, type PasskeyChange, useChangePasskey } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { passkeysText } from '../../text/passkeys.ts';
import { Button, Dialog, FieldError } from '../../ui/index.ts';
import { checkProof } from './check-proof.ts';
import { useProofWords } from './proof-words.ts';

type Passkey = PasskeysView['passkeys'][number];
type How = PasskeyChange['how'];

/** What can be done with a passkey that is not at hand. */
function NotAtHand({ passkey, waiting, onPress }: { passkey: Passkey; waiting: boolean; onPress: (how: How) => void }) {
	const t = useText(passkeysText);
	const { language } = useLanguage();
	const press = (how: How, words: string) => (
		<p>
			<Button size="md" waiting={waiting} onClick={() => onPress(how)}>
				{words}
			</Button>
		</p>
	);
	const { mayEndUnproven, lostUntil } = passkey;
	return (
		<section className="passkey-lost" aria-labelledby="passkey-lost">
			<h3 id="passkey-lost">{t.lostTitle}</h3>
			{mayEndUnproven ? (
				<>
					<p>{lostUntil === null ? t.unprovenNew : t.unprovenLost}</p>
					{press('unproven', t.endUnproven)}
				</>
			) : lostUntil === null ? (
				<>
					<p>{t.lostText}</p>
					{press('lost', t.reportLost)}
				</>
			) : (
				<p>{t.lostWaits(dateAndTime(lostUntil, language))}</p>
			)}
		</section>
	);
}

/** Asks before a passkey is ended: by a proof, or, where it is not at hand, by the way that there is then. */
export function EndPasskeyDialog({
	passkey,
	isLast,
	canProve,
	onClose,
	onDone,
}: {
	passkey: Passkey;
	/** Whether it is the only one that this address asks for. */
	isLast: boolean;
	/** Whether the person has one in use at this address. */
	canProve: boolean;
	onClose: () => void;
	onDone: (how: How) => void;
}) {
	const t = useText(passkeysText);
	const common = useText(commonText);
	const words = useProofWords();
	const change = useChangePasskey(checkProof);
	const [failure, setFailure] = useState<NotRegistered | null>(null);
	const act = async (how: How) => {
		setFailure(null);
		const answer = await change.mutateAsync({ passkey: passkey.id, how });
		if (answer.ok) {
			onDone(how);
		} else {
			setFailure(answer.failure);
		}
	};
	const press = (how: How) => {
		if (!change.isPending) {
			void act(how);
		}
	};
	return (
		<Dialog
			title={t.endTitle(passkey.label)}
			onClose={onClose}
			actions={
				<>
					{canProve ? (
						<Button kind="solid" size="md" waiting={change.isPending} onClick={() => press('proven')}>
							{t.end}
						</Button>
					) : null}
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{t.endText}</p>
			<p>{canProve ? t.endProof : t.endNoProof}</p>
			{isLast ? <p>{t.endLast}</p> : null}
			<NotAtHand passkey={passkey} waiting={change.isPending} onPress={press} />
			{failure === null ? null : (
				<div role="alert">
					<FieldError>{words(failure)}</FieldError>
				</div>
			)}
		</Dialog>
	);
}
