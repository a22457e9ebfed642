import './history.css';
import type { PlanChangesView, PlanView } from '@renkei/api';
import type { Template } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMarkSeen } from '../../api/index.ts';
import { dateAndTime } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { historyText } from '../../text/history.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Button, FieldError, VisuallyHidden } from '../../ui/index.ts';
import { groupName, groupsOf, type SectionGroup, seenOf } from './changed-parts.ts';
import { headingOf, SectionChanges } from './section-changes.tsx';
import { StepBar } from './step-bar.tsx';
import { stepByKey } from './step-by-key.ts';
import { useChangeDesk } from './use-change-desk.ts';

const TITLE = 'unseen-title';

/** 前回見た後の変更: what this person has yet to look at. The first time there is nothing to compare with. */
export function Unseen({ plan, template, view }: { plan: PlanView; template: Template; view: PlanChangesView }) {
	const t = useText(historyText);
	const { language } = useLanguage();
	const groups = groupsOf(plan, view.parts);
	const { at } = view.from;
	const desk = useChangeDesk(at === null ? [] : groups);
	const { mark, error, isPending } = useMarking(plan, groups, desk.shown);
	const alert = <div role="alert">{error === null ? null : <FieldError>{error}</FieldError>}</div>;
	const title = (
		<h1 id={TITLE} tabIndex={-1} className="ui-number">
			{groups.length === 0 ? t.unseenNone : at === null ? t.unseenTitle : t.unseenCount(groups.length)}
		</h1>
	);
	const toHistory = (
		<Link to="/plans/$plan/history" params={{ plan: plan.id }}>
			{t.toHistory}
		</Link>
	);
	if (at === null || groups.length === 0) {
		return (
			<div className="history-main">
				{title}
				{groups.length === 0 ? null : (
					<>
						<p>{t.unseenFirst}</p>
						<p>
							<Button kind="solid" waiting={isPending} onClick={() => void mark(groups)}>
								{t.unseenFirstDo}
							</Button>
						</p>
						{alert}
						<h2>{t.unseenFirstList}</h2>
						<SectionLinks plan={plan} groups={groups} />
					</>
				)}
				<p>{toHistory}</p>
				<p className="ui-sub">{t.walled}</p>
			</div>
		);
	}
	return (
		// The keys work where the focus already is among the changes; each of them has its button.
		// biome-ignore lint/a11y/noStaticElementInteractions: see above
		<div className="history-main" onKeyDown={(event) => stepByKey(event, desk)}>
			{title}
			<p className="ui-sub ui-number">
				{t.unseenSince(dateAndTime(at, language))}
				{t.walled}
			</p>
			<div className="history-acts">
				<Button waiting={isPending} onClick={() => void mark(groups)}>
					{t.seenAll}
				</Button>
				{toHistory}
			</div>
			{alert}
			<div className="history-list">
				<StepBar desk={desk} />
				{groups.map((group) => (
					<SectionChanges
						key={group.key}
						plan={plan}
						template={template}
						desk={desk}
						group={group}
						form={groups.length === 1 ? 'plain' : 'folded'}
					>
						<div className="history-section__acts">
							<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: group.key }}>
								{t.toText}
								<VisuallyHidden>{`（${groupName(group)}）`}</VisuallyHidden>
							</Link>
							<Button waiting={isPending} onClick={() => void mark([group])}>
								{t.seenSection}
								<VisuallyHidden>{`（${groupName(group)}）`}</VisuallyHidden>
							</Button>
						</div>
					</SectionChanges>
				))}
			</div>
		</div>
	);
}

function SectionLinks({ plan, groups }: { plan: PlanView; groups: readonly SectionGroup[] }) {
	return (
		<ul className="ui-list history-links">
			{groups.map((group) => (
				<li key={group.key}>
					<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: group.key }}>
						{groupName(group)}
					</Link>
				</li>
			))}
		</ul>
	);
}

/** Marks sections as seen. The pressed button goes away with its section, so the focus goes on to the next heading. */
function useMarking(
	plan: PlanView,
	groups: readonly SectionGroup[],
	shown: Parameters<typeof seenOf>[1],
): {
	readonly mark: (seen: readonly SectionGroup[]) => Promise<void>;
	readonly error: string | null;
	readonly isPending: boolean;
} {
	const failures = useText(failureText);
	const marking = useMarkSeen(plan.id);
	const [error, setError] = useState<string | null>(null);
	const [done, setDone] = useState(0);
	/** Ids of headings, the best first. */
	const goals = useRef<readonly string[]>([]);
	useEffect(() => {
		// After the list without what was seen has been drawn: only then is it known which heading is there.
		if (done > 0) {
			const goal = goals.current.map((id) => document.getElementById(id)).find((heading) => heading !== null);
			goal?.focus();
		}
	}, [done]);
	const mark = async (seen: readonly SectionGroup[]) => {
		const parts = seenOf(
			seen.flatMap((group) => group.parts),
			shown,
		);
		if (parts.length === 0) {
			return;
		}
		const answer = await marking.mutateAsync({ parts });
		if (!answer.ok) {
			setError(failures.say(answer.failure));
			return;
		}
		setError(null);
		const after = groups.slice(groups.findIndex(({ key }) => key === seen.at(-1)?.key) + 1);
		goals.current = [...after.map(({ key }) => headingOf(key)), TITLE];
		setDone((times) => times + 1);
	};
	return { mark, error, isPending: marking.isPending };
}
