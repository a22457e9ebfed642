import type { EvidenceEntryView, PartEvidenceView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { commonText } from '../../text/common.ts';
import { longDate } from '../../text/dates.ts';
import { evidenceText } from '../../text/evidence.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { receiptText } from '../../text/receipt.ts';
import { signoffText } from '../../text/signoff.ts';
import { listText } from '../../text/status.ts';
import { type StatusKind, StatusMark } from '../../ui/index.ts';
import { bodyName, wholeTime } from './names.ts';
import { supersededAt } from './superseded.ts';

type Signed = Extract<EvidenceEntryView, { kind: 'signed' }>;
type Receipt = Signed['receipt'];

/** 「栗瀬町　決裁：同意」. */
export function useRecordName(evidence: PartEvidenceView) {
	const t = useText(signoffText);
	const lists = useText(listText);
	return ({ body, capacity, verdict }: Pick<Signed['signoff'], 'body' | 'capacity' | 'verdict'>): string =>
		t.record(bodyName(evidence, body), lists.capacity[capacity] ?? '', lists.verdict[verdict] ?? '');
}

/** Small facts beside each other; what is empty has no place. */
export function Bits({ children }: { children: readonly (string | null)[] }) {
	const shown = children.filter((words) => words !== null && words !== '');
	return shown.length === 0 ? null : (
		<p className="ui-sub evidence-bits">
			{shown.map((words) => (
				<span key={words}>{words}</span>
			))}
		</p>
	);
}

/** Leads to the receipt, for whoever opens it, and says how the person was known. */
export function ReceiptLine({ plan, receipt, name }: { plan: string; receipt: Receipt; name: string }) {
	const t = useText(evidenceText);
	const words = useText(receiptText);
	if (receipt === null) {
		return null;
	}
	const entered = words.enteredBy[receipt.signedInBy] ?? receipt.signedInBy;
	const proof = receipt.stepUp === 'passkey' ? words.passkey : words.signIn;
	return (
		<p className="evidence-bits">
			<span className="ui-sub">{t.known(entered, proof)}</span>
			<Link to="/plans/$plan/receipts/$act" params={{ plan, act: receipt.act }} aria-label={t.receiptNamed(receipt.number, name)}>
				{t.receipt(receipt.number)}
			</Link>
		</p>
	);
}

const marks: Readonly<Record<string, StatusKind>> = { valid: 'decided', lapsed: 'lapsed', withdrawn: 'not-applicable' };

/** A 確認 or 決裁 with everything that was said in it, and what has become of it. */
export function SignedEntry({ evidence, entry }: { evidence: PartEvidenceView; entry: Signed }): ReactNode {
	const t = useText(evidenceText);
	const board = useText(signoffText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const { signoff, lapse, receipt } = entry;
	const name = useRecordName(evidence)(signoff);
	const maybe = (words: string | null, say: (words: string) => string) => (words === null || words === '' ? null : say(words));
	// Two 決裁 of one body must not both be said to be valid.
	const after = signoff.state === 'valid' ? supersededAt(evidence, signoff) : null;
	const since =
		after !== null
			? t.supersededSince(wholeTime(after, language))
			: lapse !== null
				? t.lapse[lapse.because](lapse.since === null ? '' : wholeTime(lapse.since, language))
				: maybe(signoff.withdrawnAt, (at) => t.withdrawnSince(wholeTime(at, language)));
	return (
		<>
			<p className="evidence-line">
				<strong>{name}</strong>
				{after === null ? (
					<StatusMark kind={marks[signoff.state] ?? 'none'}>{lists.signoffState[signoff.state]}</StatusMark>
				) : (
					<StatusMark kind="not-applicable">{t.superseded}</StatusMark>
				)}
				{signoff.viewing === null || signoff.state === 'withdrawn' ? null : (
					<StatusMark kind={signoff.viewing === 'done' ? 'checked' : 'waiting'}>{board.viewing[signoff.viewing]}</StatusMark>
				)}
			</p>
			<Bits>
				{[
					t.person(signoff.post, signoff.person),
					maybe(signoff.absent, board.absent),
					maybe(signoff.basis, board.basis),
					maybe(signoff.documentNumber, board.number),
					maybe(signoff.decidedOn, (day) => board.decidedOn(longDate(day, language))),
					maybe(common.listed(signoff.consulted), board.consulted),
					signoff.carried ? board.carried : null,
				]}
			</Bits>
			{signoff.text === null || signoff.text === '' ? null : (
				<p className="evidence-text">{t.said(t.remark[signoff.verdict] ?? t.otherRemark, signoff.text)}</p>
			)}
			{since === null ? null : <p>{since}</p>}
			<ReceiptLine plan={evidence.plan.id} receipt={receipt} name={name} />
		</>
	);
}
