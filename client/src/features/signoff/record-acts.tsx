import type { PlanView, SignoffView } from '@renkei/api';
import { capacityOf, mayView, mayWithdraw } from '@renkei/plan';
import { useState } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { Button, Dialog, TextArea } from '../../ui/index.ts';
import type { Signing } from './use-signing.ts';

/** Asks why a record is taken back; the reason is part of the act. */
function ReasonDialog({ name, onClose, onReason }: { name: string; onClose: () => void; onReason: (reason: string) => void }) {
	const t = useText(signoffText);
	const common = useText(commonText);
	const [reason, setReason] = useState('');
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
			<p>{t.withdrawText}</p>
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
	const { party, role, seat } = plan.seat;
	const capacity = capacityOf(role);
	const acting = { seat, role, party: party.code, membership: party.membership };
	const withdraws = mayWithdraw(acting, signoff);
	const toView = mayView(acting, signoff) ? sameAct.filter((one) => mayView(acting, one)).map(({ id }) => id) : [];
	if (capacity === null || !(withdraws || toView.length > 0)) {
		return null;
	}
	return (
		<>
			{toView.length > 0 ? (
				<Button
					size="xs"
					waiting={signing.waiting}
					aria-label={t.viewNamed(name)}
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
					aria-label={t.withdrawNamed(name)}
					onClick={() => setAsking(true)}
				>
					{t.withdraw}
				</Button>
			) : null}
			{asking ? (
				<ReasonDialog
					name={name}
					onClose={() => setAsking(false)}
					onReason={(text) => {
						setAsking(false);
						void signing.begin({ act: 'withdraw', signoffs: [signoff.id], capacity, text });
					}}
				/>
			) : null}
		</>
	);
}
