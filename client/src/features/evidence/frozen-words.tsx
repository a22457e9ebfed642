import type { PartEvidenceView, PlanView } from '@renkei/api';
import { partSpecOf } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { usePartStateAt, useTemplate } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { evidenceText } from '../../text/evidence.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { useValueWords } from '../../text/value-words.ts';
import { Bones, Disclosure, FieldError, PartReader, type ReadContent } from '../../ui/index.ts';

// Most visits compare nothing, so its script comes when one does.
const PartDifference = lazy(async () => ({
	default: (await import('../../differences/part-difference.tsx')).PartDifference,
}));

type Version = PartEvidenceView['versions'][number];

interface WordsProps {
	readonly plan: PlanView;
	readonly evidence: PartEvidenceView;
	readonly version: Version;
}

/** The frozen words as the log has them. Words whose hash is another than that of the freeze are not shown as these. */
function Words({ plan, evidence, version }: WordsProps) {
	const t = useText(evidenceText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const words = useValueWords(plan.parties);
	const template = useTemplate(plan.id).data;
	const { data, error } = usePartStateAt(evidence.part, version.seq);
	const spec = template === undefined ? null : partSpecOf(template, evidence);
	if (error !== null) {
		return <FieldError>{failures.say(error.failure)}</FieldError>;
	}
	if (data === undefined || spec === null) {
		return <Bones label={common.loading} rows={4} />;
	}
	if (data.contentHash !== version.contentHash) {
		return (
			<div role="alert">
				<FieldError>{t.wrongWords}</FieldError>
			</div>
		);
	}
	return <PartReader spec={spec} content={data.content as ReadContent} words={words} under={3} />;
}

/** A fold whose inside is asked for when it is opened. */
function Fold({ summary, children }: { summary: string; children: () => ReactNode }) {
	const [open, setOpen] = useState(false);
	return (
		<Disclosure summary={summary} open={open} onOpen={setOpen}>
			{open ? children() : null}
		</Disclosure>
	);
}

/** The words of a version to be read in place, and what they say differently than those that were frozen before. */
export function FrozenWords({ plan, evidence, version, at }: WordsProps & { readonly at: number }) {
	const t = useText(evidenceText);
	const common = useText(commonText);
	const before = evidence.versions[at - 1];
	return (
		<div className="evidence-words">
			<Fold summary={t.readOf(t.version(at + 1))}>{() => <Words plan={plan} evidence={evidence} version={version} />}</Fold>
			{before === undefined ? null : (
				<Fold summary={t.difference(t.version(at))}>
					{() => (
						<Suspense fallback={<Bones label={common.loading} rows={3} />}>
							<PartDifference
								plan={plan}
								part={{ id: evidence.part, key: evidence.key, body: evidence.body }}
								from={before.seq}
								to={version.seq}
								title={t.changed}
							>
								<p className="evidence-screen">
									<Link to="/plans/$plan/history" params={{ plan: plan.id }} search={{ section: evidence.key }}>
										{t.toHistory}
									</Link>
								</p>
							</PartDifference>
						</Suspense>
					)}
				</Fold>
			)}
		</div>
	);
}
