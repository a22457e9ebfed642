import type { EvidenceEntryView, PartEvidenceView } from '@renkei/api';
import { assertNever } from '@renkei/plan';
import type { ReactNode } from 'react';
import { commonText } from '../../text/common.ts';
import { longDate } from '../../text/dates.ts';
import { evidenceText } from '../../text/evidence.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { StatusMark } from '../../ui/index.ts';
import { bodyName, numberOf, wholeTime } from './names.ts';
import { Bits, ReceiptLine, SignedEntry, useRecordName } from './signed-entry.tsx';

type Of<K extends EvidenceEntryView['kind']> = Extract<EvidenceEntryView, { kind: K }>;

/** A 撤回 or a 後閲, with the record that it is about. */
function LaterAct({ evidence, entry }: { evidence: PartEvidenceView; entry: Of<'withdrawn' | 'viewed'> }) {
	const t = useText(evidenceText);
	const { language } = useLanguage();
	const record = useRecordName(evidence)(entry.signoff);
	const name = (entry.kind === 'withdrawn' ? t.withdrawn : t.viewed)(record);
	return (
		<>
			<p className="evidence-line">
				<strong>{name}</strong>
			</p>
			<Bits>
				{[entry.by === null ? null : t.person(entry.by.post, entry.by.person), t.givenAt(wholeTime(entry.signoff.at, language))]}
			</Bits>
			{entry.text === null || entry.text === '' ? null : (
				<p className="evidence-text">{entry.kind === 'withdrawn' ? t.reason(entry.text) : entry.text}</p>
			)}
			<ReceiptLine plan={evidence.plan.id} receipt={entry.receipt} name={name} />
		</>
	);
}

/** What was done, by whom, and the words that were given with it. */
function Done({
	evidence,
	name,
	by,
	bits = null,
	text = null,
}: {
	evidence: PartEvidenceView;
	name: ReactNode;
	by: Of<'frozen'>['by'];
	bits?: string | null;
	text?: string | null;
}) {
	const t = useText(evidenceText);
	return (
		<>
			<p className="evidence-line">{name}</p>
			<Bits>{[t.who(bodyName(evidence, by.body), by.post, by.person), bits]}</Bits>
			{text === null ? null : <p className="evidence-text">{text}</p>}
		</>
	);
}

/** One thing that happened to frozen words. */
export function Entry({ evidence, entry }: { evidence: PartEvidenceView; entry: EvidenceEntryView }): ReactNode {
	const t = useText(evidenceText);
	const common = useText(commonText);
	const { language } = useLanguage();
	switch (entry.kind) {
		case 'frozen':
			return <Done evidence={evidence} name={<StatusMark kind="frozen">{t.frozen}</StatusMark>} by={entry.by} />;
		case 'reopened': {
			const name = <StatusMark kind="drafting">{t.reopened}</StatusMark>;
			return <Done evidence={evidence} name={name} by={entry.by} text={t.reason(entry.reason)} />;
		}
		case 'signed':
			return <SignedEntry evidence={evidence} entry={entry} />;
		case 'withdrawn':
		case 'viewed':
			return <LaterAct evidence={evidence} entry={entry} />;
		case 'declared': {
			const from = numberOf(evidence, entry.from);
			const bits = t.declaredOf(from === 0 ? t.earlier : t.version(from), longDate(entry.objectUntil, language));
			return (
				<Done evidence={evidence} name={<strong>{t.declared}</strong>} by={entry.by} bits={bits} text={t.reason(entry.reason)} />
			);
		}
		case 'objected': {
			const name = <strong>{t.objected(bodyName(evidence, entry.by.body))}</strong>;
			return <Done evidence={evidence} name={name} by={entry.by} text={entry.text} />;
		}
		case 'ended': {
			const names = common.listed(entry.bodies.map((body) => bodyName(evidence, body)));
			return (
				<p className="evidence-line">
					<strong>{entry.bodies.length === 0 ? t.endedPlain : t.carried(names)}</strong>
				</p>
			);
		}
		default:
			return assertNever(entry);
	}
}
