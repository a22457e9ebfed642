import './evidence.css';
import type { PartEvidenceView, PlanView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { evidenceText } from '../../text/evidence.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Button, StatusMark } from '../../ui/index.ts';
import { Entry } from './entry.tsx';
import { FrozenWords } from './frozen-words.tsx';
import { numberOf, wholeTime } from './names.ts';
import { StateNow } from './state-now.tsx';

interface EvidenceProps {
	readonly plan: PlanView;
	readonly evidence: PartEvidenceView;
}

/** One version of the frozen words, with what happened to it in order of time. */
function Version({ plan, evidence, at }: EvidenceProps & { readonly at: number }) {
	const t = useText(evidenceText);
	const { language } = useLanguage();
	const id = useId();
	const version = evidence.versions[at];
	if (version === undefined) {
		return null;
	}
	const name = t.version(at + 1);
	const current = evidence.frozen !== null && numberOf(evidence, evidence.frozen) === at + 1;
	return (
		<section className="evidence-version" aria-labelledby={id}>
			<h2 id={id}>
				{name}
				{current ? <StatusMark kind="frozen">{t.current}</StatusMark> : null}
			</h2>
			<dl className="ui-fields">
				<div>
					<dt>{t.seq}</dt>
					<dd className="ui-number">{version.seq}</dd>
				</div>
				<div>
					<dt>{t.hash}</dt>
					<dd className="evidence-hash">{version.contentHash.replace('sha256:', '')}</dd>
				</div>
			</dl>
			<FrozenWords plan={plan} evidence={evidence} version={version} at={at} />
			<ol className="ui-list evidence-entries" aria-label={t.entries(name)}>
				{version.entries.map((entry, index) => (
					// Entries have no id of their own, and their order is that of what happened.
					// biome-ignore lint/suspicious/noArrayIndexKey: see above
					<li key={index}>
						<time className="evidence-time ui-number" dateTime={entry.at}>
							{wholeTime(entry.at, language)}
						</time>
						<div className="evidence-what">
							<Entry evidence={evidence} entry={entry} />
						</div>
					</li>
				))}
			</ol>
		</section>
	);
}

/** Everything that was recorded of a part, to be read and printed: frozen words, sign-offs, and what became of them. */
export function Evidence({ plan, evidence, title }: EvidenceProps & { readonly title: string }) {
	const t = useText(evidenceText);
	const { language } = useLanguage();
	const member = plan.seat.party.membership === 'member';
	return (
		<article className="evidence">
			<header className="evidence-head">
				<h1>{title}</h1>
				<p className="evidence-paper">{evidence.plan.title}</p>
				<p className="ui-sub">
					{t.about}
					{member ? null : t.members}
				</p>
				<p className="ui-sub ui-number">{t.asOf(wholeTime(evidence.at, language))}</p>
			</header>
			<div className="evidence-acts">
				<Button onClick={() => window.print()}>{t.print}</Button>
				{evidence.versions.length === 0 ? null : <span className="ui-sub">{t.printHelp}</span>}
				<Link to="/plans/$plan/signoff" params={{ plan: plan.id }} search={{ section: evidence.key }}>
					{t.back}
				</Link>
				<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: evidence.key }}>
					{t.toText}
				</Link>
			</div>
			<section className="evidence-now" aria-labelledby="evidence-now">
				<h2 id="evidence-now">{t.now}</h2>
				<StateNow evidence={evidence} />
			</section>
			{evidence.versions.map((version, at) => (
				<Version key={`${version.seq} ${version.contentHash}`} plan={plan} evidence={evidence} at={at} />
			))}
		</article>
	);
}
