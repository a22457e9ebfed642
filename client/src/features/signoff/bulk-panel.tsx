import './panel.css';
import type { PlanView, SignoffView } from '@renkei/api';
import type { Capacity } from '@renkei/plan';
import { useEffect } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { signFormText } from '../../text/sign-form.ts';
import { Button } from '../../ui/index.ts';
import { useCheckFirst } from './check-first.ts';
import { CheckFirstNote } from './check-first-note.tsx';
import { forgetForm, formName } from './kept-form.ts';
import { type OpenedWords, openedAt } from './opened-words.ts';
import { partName } from './part-name.ts';
import { SignForm } from './sign-form.tsx';
import { askedIn } from './signable.ts';
import type { Signing } from './signing-act.ts';
import { WholeNote } from './whole-note.tsx';

/** One act for several sections, all of which have been opened. */
export function BulkPanel({
	plan,
	signoffs,
	capacity,
	ticked,
	opened,
	onClear,
	onChanged,
	signing,
}: {
	plan: PlanView;
	signoffs: readonly SignoffView[];
	capacity: Capacity;
	ticked: ReadonlySet<string>;
	opened: OpenedWords;
	onClear: () => void;
	onChanged: () => void;
	signing: Signing;
}) {
	const t = useText(signFormText);
	const common = useText(commonText);
	const sections = plan.sections
		.filter((section) => ticked.has(section.key))
		.map((section) => ({ section, parts: askedIn(plan, section, capacity, signoffs) }))
		.filter(({ parts }) => parts.length > 0);
	const name = formName(plan.seat.seat, 'ticked');
	// It is of the sections that were ticked; what is ticked later is another act.
	useEffect(() => () => forgetForm(name), [name]);
	const checkFirst = useCheckFirst(plan, signoffs);
	const all = sections.flatMap(({ parts }) => parts);
	return (
		<>
			<div className="panel-head">
				<h2>{t.bulkHead(sections.length)}</h2>
				<Button kind="text" onClick={onClear}>
					{t.bulkClear}
				</Button>
			</div>
			<ul className="sign-missing">
				{sections.map(({ section, parts }) => (
					<li key={section.key}>
						{t.recordedLine(`${section.key} ${section.title}`, common.listed(parts.map((part) => partName(plan, part, common))))}
					</li>
				))}
			</ul>
			<SignForm
				plan={plan}
				capacity={capacity}
				targets={all.map((part) => ({ part, openedHash: openedAt(opened, part) === null ? null : part.contentHash }))}
				key={name}
				name={name}
				offered={all}
				signoffs={signoffs}
				partChoice={
					<>
						<WholeNote plan={plan} parts={all} capacity={capacity} />
						<CheckFirstNote
							plan={plan}
							parts={capacity === 'checked' ? [] : all.filter((part) => checkFirst(part) === 'missing')}
						/>
					</>
				}
				onChanged={onChanged}
				signing={signing}
			/>
		</>
	);
}
