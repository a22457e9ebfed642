import type { PlanView } from '@renkei/api';
import type { Template } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePlanChanges } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { historyText } from '../../text/history.ts';
import { useText } from '../../text/language.tsx';
import { Bones, Button, FieldError, VisuallyHidden } from '../../ui/index.ts';
import { type ChangedPart, groupName, groupsOf, type SectionGroup } from './changed-parts.ts';
import { RestoreButton, RestoreDialog } from './restore.tsx';
import type { Pair } from './revision-pair.ts';
import { SectionChanges } from './section-changes.tsx';
import { StepBar } from './step-bar.tsx';
import { stepByKey } from './step-by-key.ts';
import { useChangeDesk } from './use-change-desk.ts';

interface DifferencesProps {
	readonly plan: PlanView;
	readonly template: Template;
	readonly pair: Pair;
	/** Key of the one section that is asked for. */
	readonly section: string | undefined;
	/** Whether this seat may name a state: one that was brought back gets a name. */
	readonly mayName: boolean;
}

/** What differs between two states of the plan. Mount it anew for another pair. */
export function Differences(props: DifferencesProps) {
	const { plan, pair, section } = props;
	const common = useText(commonText);
	const failures = useText(failureText);
	const { data, error, refetch } = usePlanChanges(plan.id, pair.older.id, pair.newer?.id ?? null);
	if (data !== undefined) {
		return <Groups {...props} groups={groupsOf(plan, data.parts, section)} />;
	}
	return error === null ? (
		<Bones label={common.loading} rows={8} />
	) : (
		<div className="history-failed" role="alert">
			<FieldError>{failures.say(error.failure)}</FieldError>
			<Button onClick={() => void refetch()}>{common.retry}</Button>
		</div>
	);
}

/** Both forms of the same list: one section of it, or all. */
function Groups({ plan, template, pair, section, mayName, groups }: DifferencesProps & { groups: readonly SectionGroup[] }) {
	const t = useText(historyText);
	const desk = useChangeDesk(groups);
	const [said, setSaid] = useState<string | null>(null);
	const [restoring, setAsked] = useState<readonly ChangedPart[] | null>(null);
	const search = { from: pair.older.id, ...(pair.newer === null ? {} : { to: pair.newer.id }) };
	const asked = plan.sections.find(({ key }) => key === section);
	// Only what stands now is brought back to an older state: between two older ones there is nothing to change.
	const restore = pair.newer === null ? { plan, number: pair.older.number, onAsk: setAsked } : null;
	const form = section !== undefined ? 'alone' : groups.length === 1 ? 'plain' : 'folded';
	return (
		// The keys work where the focus already is among the changes; each of them has its button.
		// biome-ignore lint/a11y/noStaticElementInteractions: see above
		<div className="history-list" onKeyDown={(event) => stepByKey(event, desk)}>
			{section === undefined ? null : (
				<p>
					<Link to="/plans/$plan/history" params={{ plan: plan.id }} search={search} replace activeOptions={{ exact: true }}>
						{t.allSections}
					</Link>
				</p>
			)}
			<StepBar desk={desk} />
			<p role="status" className="ui-number">
				{said}
			</p>
			{restoring === null ? null : (
				<RestoreDialog
					{...{ plan, template, mayName }}
					number={pair.older.number}
					changed={restoring}
					onDone={(words) => {
						setSaid(words);
						setAsked(null);
					}}
					onClose={() => setAsked(null)}
				/>
			)}
			{restore === null || groups.length === 0 || (section !== undefined && groups[0]?.parts.length === 1) ? null : (
				<RestoreButton
					{...restore}
					changed={groups.flatMap((one) => one.parts)}
					size="sm"
					of={section === undefined || groups[0] === undefined ? undefined : groupName(groups[0])}
				/>
			)}
			{groups.length === 0 ? (
				<p>
					{section === undefined
						? t.noDifference
						: t.noDifferenceIn(asked === undefined ? section : groupName({ key: section, section: asked, parts: [] }))}
				</p>
			) : null}
			{groups.map((group) => (
				<SectionChanges
					key={group.key}
					plan={plan}
					template={template}
					desk={desk}
					group={group}
					form={form}
					actsOf={(part, name) => (restore === null ? null : <RestoreButton {...restore} changed={[part]} size="xs" of={name} />)}
				>
					<p className="history-section__acts">
						<Link to="/plans/$plan/history" params={{ plan: plan.id }} search={{ ...search, section: group.key }} replace>
							{t.onlyThis}
							<VisuallyHidden>{`（${groupName(group)}）`}</VisuallyHidden>
						</Link>
						<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: group.key }}>
							{t.toText}
							<VisuallyHidden>{`（${groupName(group)}）`}</VisuallyHidden>
						</Link>
					</p>
				</SectionChanges>
			))}
		</div>
	);
}
