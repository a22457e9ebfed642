import './differences.css';
import type { PlanView } from '@renkei/api';
import { partSpecOf, type Template } from '@renkei/plan';
import type { ReactNode } from 'react';
import { BlockChanges, placesOf, ValueChanges } from '../../differences/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { historyText } from '../../text/history.ts';
import { useText } from '../../text/language.tsx';
import { BodyChip, Bones, Button, Disclosure, FieldError } from '../../ui/index.ts';
import { type ChangedPart, groupName, type SectionGroup } from './changed-parts.ts';
import type { ChangeDesk } from './use-change-desk.ts';

/** Id of the heading of a section that differs. */
export const headingOf = (key: string): string => `changed-${key}`;

interface PartProps {
	readonly plan: PlanView;
	readonly template: Template;
	readonly desk: ChangeDesk;
	/** Acts on one part, at the end of its head; `name` is what the part is called. */
	readonly actsOf?: (part: ChangedPart, name: string) => ReactNode;
}

function usePartName(plan: PlanView): (part: ChangedPart) => string {
	const common = useText(commonText);
	return ({ body, key }) => {
		if (body === null) {
			return common.trunk;
		}
		const name = plan.parties.find(({ code }) => code === body)?.name ?? body;
		// The walled kinds consist of the bodies' own papers.
		return /^\d/.test(key) ? common.partOf(name) : name;
	};
}

/** One part: its words, then its values. */
function PartChanges({ plan, template, desk, part, actsOf }: PartProps & { part: ChangedPart }) {
	const t = useText(historyText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const nameOf = usePartName(plan);
	const asked = desk.asked(part.part);
	const party = plan.parties.find(({ code }) => code === part.body);
	const changes = asked?.data;
	const count = changes === undefined ? 0 : placesOf(changes).length;
	return (
		<section className="history-part" aria-labelledby={`changed-part-${part.part}`}>
			<div className="history-part__head">
				<h3 id={`changed-part-${part.part}`}>
					{party === undefined ? null : (
						<span aria-hidden="true">
							<BodyChip party={party} parties={plan.parties} />
						</span>
					)}
					<span>{nameOf(part)}</span>
				</h3>
				<div className="history-part__acts">
					{changes === undefined ? null : <p className="ui-sub ui-number">{t.changes(count)}</p>}
					{actsOf?.(part, nameOf(part))}
				</div>
			</div>
			{changes !== undefined ? (
				<>
					{count === 0 ? <p className="ui-sub">{t.partNothing}</p> : null}
					<BlockChanges plan={plan} changes={changes} current={desk.current} />
					<ValueChanges plan={plan} changes={changes} spec={partSpecOf(template, part) ?? undefined} current={desk.current} />
				</>
			) : asked === undefined || asked.error === null ? (
				<Bones label={common.loading} rows={3} />
			) : (
				<div className="history-failed" role="alert">
					<FieldError>{failures.say(asked.error.failure)}</FieldError>
					<Button onClick={() => void asked.refetch()}>{common.retry}</Button>
				</div>
			)}
		</section>
	);
}

/** The parts of a section that differ, under its name; folded where it is one of several. */
export function SectionChanges({
	plan,
	template,
	desk,
	group,
	form,
	actsOf,
	children,
}: PartProps & {
	group: SectionGroup;
	/** `alone`: the page has the section's name already. */
	form: 'folded' | 'plain' | 'alone';
	/** Acts beside the heading. */
	children?: ReactNode;
}) {
	const t = useText(historyText);
	const nameOf = usePartName(plan);
	const open = desk.isOpen(group.key);
	const parts = group.parts.map((part) => (
		<PartChanges
			key={part.part}
			plan={plan}
			template={template}
			desk={desk}
			part={part}
			{...(actsOf === undefined ? {} : { actsOf })}
		/>
	));
	return (
		<section className="history-section" aria-labelledby={headingOf(group.key)}>
			<div className={form === 'alone' ? 'ui-hidden' : 'history-section__head'}>
				<h2 id={headingOf(group.key)} tabIndex={-1}>
					{groupName(group)}
				</h2>
				{form === 'alone' ? null : children}
			</div>
			{form === 'folded' ? (
				<Disclosure summary={t.parts(group.parts.map(nameOf))} open={open} onOpen={(now) => desk.fold(group.key, now)}>
					{open ? parts : null}
				</Disclosure>
			) : (
				parts
			)}
		</section>
	);
}
