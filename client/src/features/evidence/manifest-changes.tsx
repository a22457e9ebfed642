import type { PartEvidenceView, PlanView } from '@renkei/api';
import { type ManifestChange, manifestChanges, manifestLines, type PartContent } from '@renkei/plan';
import { useId, useMemo } from 'react';
import { useFrozen } from '../../api/index.ts';
import { hashOfShown } from '../../hashes/hash-of-shown.ts';
import { commonText } from '../../text/common.ts';
import { evidenceText } from '../../text/evidence.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { wholePlanText } from '../../text/whole-plan.ts';
import { Bones, FieldError } from '../../ui/index.ts';
import { bodyName } from './names.ts';

type Version = PartEvidenceView['versions'][number];
type Shown = PartContent['shown'];

/** What a version froze besides its own words; null while it is not there, `wrong` where its hash is another. */
function useManifest(part: string, { contentHash }: Version) {
	const { data, error } = useFrozen(part, contentHash, true);
	const hash = useMemo(() => (data === undefined ? null : hashOfShown(data.content)), [data]);
	const shown: Shown | 'wrong' | null =
		data === undefined ? null : hash === contentHash ? (data.content.shown as Shown) : 'wrong';
	return { shown, error };
}

/** Which parts the manifest of a version of 21 names otherwise than the version before: a difference of its words alone has none of it. */
export function ManifestChanges({ plan, part, from, to }: { plan: PlanView; part: string; from: Version; to: Version }) {
	const t = useText(evidenceText);
	const whole = useText(wholePlanText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const id = useId();
	const [before, now] = [useManifest(part, from), useManifest(part, to)];
	const error = before.error ?? now.error;
	const changes = before.shown === null || now.shown === null ? null : changesOf(before.shown, now.shown);
	const named = ({ kind, key, body }: ManifestChange): string =>
		whole.changed[kind](`${key}（${body === null ? common.trunk : common.partOf(bodyName(plan, body))}）`);
	return (
		<section className="change-difference" aria-labelledby={id}>
			<h4 id={id}>{t.manifestChanged(Array.isArray(changes) ? changes.length : null)}</h4>
			{error !== null || changes === 'wrong' ? (
				<div role="alert">
					<FieldError>{error === null ? t.wrongWords : failures.say(error.failure)}</FieldError>
				</div>
			) : changes === null ? (
				<Bones label={common.loading} rows={2} />
			) : changes === 'none-before' ? (
				<p>{whole.noManifest}</p>
			) : changes.length === 0 ? (
				<p>{t.manifestSame}</p>
			) : (
				<ul className="evidence-changes">
					{changes.map((change) => (
						<li key={change.part}>{named(change)}</li>
					))}
				</ul>
			)}
		</section>
	);
}

function changesOf(before: Shown | 'wrong', now: Shown | 'wrong'): ManifestChange[] | 'wrong' | 'none-before' {
	if (before === 'wrong' || now === 'wrong') {
		return 'wrong';
	}
	return manifestLines(before).length === 0 ? 'none-before' : manifestChanges(before, now);
}
