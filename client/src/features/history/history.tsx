import './history.css';
import type { PlanView, RevisionsView } from '@renkei/api';
import type { Template } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { historyText } from '../../text/history.ts';
import { useText } from '../../text/language.tsx';
import { Disclosure } from '../../ui/index.ts';
import { groupName } from './changed-parts.ts';
import { Differences } from './differences.tsx';
import { NameRevision } from './name-revision.tsx';
import { PairSelects } from './pair-selects.tsx';
import { RevisionList } from './revision-list.tsx';
import { type AskedPair, type Pair, pairOf } from './revision-pair.ts';

/** What the address asks for: two states, and one section of them. */
export interface AskedHistory extends AskedPair {
	readonly section?: string | undefined;
}

/** 「02 地域課題・現状」 of a key in the address. */
function sectionNameOf(plan: PlanView, key: string): string {
	return groupName({ key, section: plan.sections.find((section) => section.key === key), parts: [] });
}

/** 履歴と差分: the kept states of the plan, and what differs between two of them. */
export function History({
	plan,
	template,
	view,
	asked,
}: {
	plan: PlanView;
	template: Template;
	view: RevisionsView;
	asked: AskedHistory;
}) {
	const t = useText(historyText);
	const { section } = asked;
	// Held for as long as the page is open: what is being read is not compared with something else because of a new version.
	const [first] = useState(() => pairOf(view.revisions, {})?.older.id);
	const pair = pairOf(view.revisions, asked.from === undefined && asked.to === undefined ? { from: first } : asked);
	return (
		<div className="history">
			<div className="history-main">
				<h1>{section === undefined ? t.title : t.titleOf(sectionNameOf(plan, section))}</h1>
				<div className="history-acts">
					<Link to="/plans/$plan/changes" params={{ plan: plan.id }}>
						{t.toUnseen}
					</Link>
					{plan.seat.party.membership === 'member' ? (
						<Link to="/plans/$plan/ledger" params={{ plan: plan.id }}>
							{t.toLedger}
						</Link>
					) : null}
					{view.mayName ? <NameRevision plan={plan} /> : null}
				</div>
				{pair === null ? (
					<p>{t.noRevisions}</p>
				) : (
					<Compared plan={plan} template={template} view={view} pair={pair} section={section} />
				)}
			</div>
			{pair === null ? null : (
				<aside className="history-aside" aria-labelledby="history-revisions">
					<h2 id="history-revisions">{t.revisions}</h2>
					<RevisionList plan={plan} revisions={view.revisions} pair={pair} section={section} />
				</aside>
			)}
		</div>
	);
}

/** The choice of two states, the list of all where there is no room beside, and what differs. */
function Compared({
	plan,
	template,
	view,
	pair,
	section,
}: {
	plan: PlanView;
	template: Template;
	view: RevisionsView;
	pair: Pair;
	section: string | undefined;
}) {
	const t = useText(historyText);
	const [unfolded, setUnfolded] = useState<'no' | 'yes'>('no');
	return (
		<>
			<PairSelects plan={plan} revisions={view.revisions} pair={pair} section={section} />
			<p className="ui-sub">
				{t.legend.before}
				<ins>{t.legend.added}</ins>
				{t.legend.between}
				<del>{t.legend.removed}</del>
				{t.legend.after}
				{t.walled}
			</p>
			<div className="history-folded">
				<Disclosure summary={t.revisions} onOpen={(open) => setUnfolded(open ? 'yes' : 'no')}>
					{unfolded === 'yes' ? <RevisionList plan={plan} revisions={view.revisions} pair={pair} section={section} /> : null}
				</Disclosure>
			</div>
			<Differences
				key={`${pair.older.id} ${pair.newer?.id ?? ''} ${section ?? ''}`}
				plan={plan}
				template={template}
				pair={pair}
				section={section}
				mayName={view.mayName}
			/>
		</>
	);
}
