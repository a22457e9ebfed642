import type { PlanView, SignoffView } from '@renkei/api';
import { capacityOf, mayView, mayWithdraw } from '@renkei/plan';
import { useState } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { Button, Dialog, FieldError, TextArea } from '../../ui/index.ts';
import { isDone, type Signing, type SigningTrouble } from './signing-act.ts';
import { useTroubleWords } from './trouble-words.ts';
import type { AskedAct } from './verify-prepared.ts';

/** Asks why a record is taken back; the reason is part of the act. */
function ReasonDialog({
	name,
	text,
	given,
	trouble,
	onClose,
	onReason,
}: {
	name: string;
	/** What follows from it. */
	text: string;
	/** The reason that was given before, where the act comes back. */
	given: string;
	/** What stopped the act, or null. */
	trouble: SigningTrouble | null;
	onClose: () => void;
	onReason: (reason: string) => void;
}) {
	const t = useText(signoffText);
	const common = useText(commonText);
	const say = useTroubleWords();
	const [reason, setReason] = useState(given);
	const [asked, setAsked] = useState(false);
	const empty = reason.trim() === '';
	const go = () => {
		if (empty) {
			setAsked(true);
			document.getElementById('withdraw-reason')?.focus();
			return;
		}
		onReason(reason.trim());
	};
	return (
		<Dialog
			title={t.withdrawTitle}
			onClose={onClose}
			trouble={trouble === null ? null : <FieldError>{say(trouble)}</FieldError>}
			actions={
				<>
					<Button kind="solid" onClick={go}>
						{t.withdrawNext}
					</Button>
					<Button onClick={onClose}>{common.cancel}</Button>
				</>
			}
		>
			<p>{name}</p>
			<p>{text}</p>
			<TextArea
				id="withdraw-reason"
				label={t.withdrawReason}
				need={{ kind: 'required', word: common.required }}
				error={asked && empty ? t.reasonMissing : null}
				value={reason}
				maxLength={2000}
				onChange={(event) => setReason(event.target.value)}
			/>
		</Dialog>
	);
}

/** 撤回する and 後閲を済ませる on one record, for the seats that may. */
export function RecordActs({
	plan,
	signoff,
	sameAct,
	name,
	signing,
}: {
	plan: PlanView;
	signoff: SignoffView;
	/** Those that were recorded in one act with it: one 起案 is viewed as one. */
	sameAct: readonly SignoffView[];
	/** How the record is called. */
	name: string;
	signing: Signing;
}) {
	const t = useText(signoffText);
	const [asking, setAsking] = useState(false);
	// The act that was prepared from the reason: put away or stopped, it comes back to be changed.
	const [sent, setSent] = useState<AskedAct | null>(null);
	const stopped = sent !== null && signing.stopped?.asked === sent ? signing.stopped.trouble : null;
	const back = sent !== null && (signing.laidBy === sent || (stopped !== null && !isDone(stopped)));
	const { party, role, seat } = plan.seat;
	const capacity = capacityOf(role);
	const acting = { seat, role, party: party.code, membership: party.membership };
	const withdraws = mayWithdraw(acting, signoff);
	const toView = mayView(acting, signoff) ? sameAct.filter((one) => mayView(acting, one)).map(({ id }) => id) : [];
	if (capacity === null || !(withdraws || toView.length > 0)) {
		return null;
	}
	const check = signoff.capacity === 'checked';
	const withdrawWords = check ? t.withdrawCheck : t.withdraw;
	return (
		<>
			{toView.length > 0 ? (
				<Button
					size="xs"
					waiting={signing.waiting}
					aria-label={t.actOn(t.view(toView.length), name)}
					onClick={() => void signing.begin({ act: 'later-view', signoffs: toView, capacity })}
				>
					{t.view(toView.length)}
				</Button>
			) : null}
			{withdraws ? (
				<Button
					kind="text"
					size="xs"
					waiting={signing.waiting}
					aria-label={t.actOn(withdrawWords, name)}
					onClick={() => setAsking(true)}
				>
					{withdrawWords}
				</Button>
			) : null}
			{asking || back ? (
				<ReasonDialog
					name={name}
					text={check ? t.withdrawCheckText : t.withdrawText}
					given={sent?.text ?? ''}
					trouble={stopped}
					onClose={() => {
						setAsking(false);
						setSent(null);
					}}
					onReason={(text) => {
						const act: AskedAct = { act: 'withdraw', signoffs: [signoff.id], capacity, text };
						setAsking(false);
						setSent(act);
						void signing.begin(act);
					}}
				/>
			) : null}
		</>
	);
}
