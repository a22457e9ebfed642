import type { PartEvidenceView, PlanView } from '@renkei/api';
import { partSpecOf } from '@renkei/plan';
import { useMemo } from 'react';
import { useFrozen, useTemplate } from '../../api/index.ts';
import { hashOfShown } from '../../hashes/hash-of-shown.ts';
import { commonText } from '../../text/common.ts';
import { evidenceText } from '../../text/evidence.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { useValueWords } from '../../text/value-words.ts';
import { Bones, FieldError, PartReader, type ReadContent, StatusMark } from '../../ui/index.ts';
import { Manifest } from './manifest.tsx';

type Version = PartEvidenceView['versions'][number];

/** Whose frozen words, and which. */
export interface WordsProps {
	readonly plan: PlanView;
	readonly evidence: PartEvidenceView;
	readonly version: Version;
}

/** How many records of a 確認 or a 決裁 name words with this hash. */
const recordsOf = ({ entries }: Version, hash: string): number =>
	entries.filter((entry) => entry.kind === 'signed' && entry.signoff.contentHash === hash).length;

/**
 * The frozen words. Their hash is computed here, from the very object that is drawn: words whose hash is another than that of
 * the freeze, whatever the server says of them, are not shown as these.
 */
export function Words({ plan, evidence, version }: WordsProps) {
	const t = useText(evidenceText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const words = useValueWords(plan.parties);
	const template = useTemplate(plan.id).data;
	const { data, error } = useFrozen(evidence.part, version.contentHash, true);
	const hash = useMemo(() => (data === undefined ? null : hashOfShown(data.content)), [data]);
	const spec = template === undefined ? null : partSpecOf(template, evidence);
	if (error !== null) {
		return <FieldError>{failures.say(error.failure)}</FieldError>;
	}
	if (data === undefined || spec === null) {
		return <Bones label={common.loading} rows={4} />;
	}
	if (hash !== version.contentHash) {
		return (
			<div role="alert">
				<FieldError>{t.wrongWords}</FieldError>
			</div>
		);
	}
	return (
		<>
			<p className="evidence-checked">
				<StatusMark kind="checked">{t.sameHash}</StatusMark>
				{t.checkedHere(recordsOf(version, hash))}
			</p>
			<PartReader spec={spec} content={data.content as ReadContent} words={words} under={3} />
			<Manifest plan={plan} content={data.content} />
		</>
	);
}
