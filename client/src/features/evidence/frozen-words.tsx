import { wholePlanKey } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { commonText } from '../../text/common.ts';
import { evidenceText } from '../../text/evidence.ts';
import { useText } from '../../text/language.tsx';
import { Bones, Disclosure } from '../../ui/index.ts';
import type { WordsProps } from './words.tsx';

// Most visits read and compare nothing, so these scripts come when one does.
const Words = lazy(async () => ({ default: (await import('./words.tsx')).Words }));
const ManifestChanges = lazy(async () => ({ default: (await import('./manifest-changes.tsx')).ManifestChanges }));
const PartDifference = lazy(async () => ({
	default: (await import('../../differences/part-difference.tsx')).PartDifference,
}));

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
	const whole = evidence.key === wholePlanKey;
	return (
		<div className="evidence-words">
			<Fold summary={t.readOf(t.version(at + 1))}>
				{() => (
					<Suspense fallback={<Bones label={common.loading} rows={4} />}>
						<Words plan={plan} evidence={evidence} version={version} />
					</Suspense>
				)}
			</Fold>
			{before === undefined ? null : (
				<Fold summary={t.difference(t.version(at))}>
					{() => (
						<Suspense fallback={<Bones label={common.loading} rows={3} />}>
							{whole ? <ManifestChanges plan={plan} part={evidence.part} from={before} to={version} /> : null}
							<PartDifference
								plan={plan}
								part={{ id: evidence.part, key: evidence.key, body: evidence.body }}
								from={before.seq}
								to={version.seq}
								title={whole ? t.changedOwn : t.changed}
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
