import './panel.css';
import type { CorrectionsView, PlanView, SignoffView } from '@renkei/api';
import type { Capacity } from '@renkei/plan';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { invalidateFor, useCorrections } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { readingText } from '../../text/reading.ts';
import { wholePlanText } from '../../text/whole-plan.ts';
import { useCheckFirst } from './check-first.ts';
import { CheckFirstNote } from './check-first-note.tsx';
import { useKeptLeft } from './kept-form.ts';
import { leftOut } from './manifest.ts';
import { openedAt, useOpenedWords } from './opened-words.ts';
import { partName } from './part-name.ts';
import { askedFor, readingForm, toRead } from './reading.ts';
import { FORM_ID, ReadingBar, ReadingList } from './reading-list.tsx';
import { ReadingPart } from './reading-part.tsx';
import { SignForm } from './sign-form.tsx';
import { ownLapsed } from './signable.ts';
import type { Signing } from './signing-act.ts';

export { Recorded } from './recorded.tsx';

type Corrections = CorrectionsView['corrections'];
const noCorrections: Corrections = [];

/** The parts whose words have come, or will not. */
function useSettled(): [ReadonlySet<string>, (part: string) => void] {
	const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
	const settle = useCallback(
		(part: string) => setSettled((before) => (before.has(part) ? before : new Set([...before, part]))),
		[],
	);
	return [settled, settle];
}

/** The list of what waits, the words of all of it, and the form at their end. */
export function Reading({
	plan,
	capacity,
	signoffs,
	signing,
}: {
	plan: PlanView;
	capacity: Capacity;
	signoffs: readonly SignoffView[];
	signing: Signing;
}) {
	const t = useText(readingText);
	const whole = useText(wholePlanText);
	const common = useText(commonText);
	const queryClient = useQueryClient();
	const name = readingForm(plan);
	const { opened, note } = useOpenedWords(plan.seat.seat);
	const [settled, settle] = useSettled();
	const [chosen, toggle] = useKeptLeft(name);
	const include = useCallback((part: string) => toggle([part]), [toggle]);
	const checkFirst = useCheckFirst(plan, signoffs);
	const corrections = useCorrections(plan.id).data?.corrections ?? noCorrections;
	const sections = toRead(plan, capacity, signoffs);
	const parts = sections.flatMap((one) => one.parts);
	const left = leftOut(plan, parts, chosen, capacity !== 'checked');
	const ask = askedFor(parts, settled);
	const taken = parts.filter((part) => !left.has(part.id));
	const takenSections = sections.filter((one) => one.parts.some((part) => !left.has(part.id)));
	const leftNames = sections.flatMap(({ section, parts: of }) =>
		of
			.filter((part) => left.has(part.id))
			.map((part) => t.leftPart(`${section.key} ${section.shortTitle}`, partName(plan, part, common))),
	);
	const body = plan.seat.party.name;
	const unchecked = capacity === 'checked' ? [] : parts.filter((part) => checkFirst(part) === 'missing');
	return (
		<div className="reading">
			<ReadingList sections={sections} opened={opened} unchecked={unchecked} />
			<div className="reading__words">
				<div className="reading__intro">
					<p>{(capacity === 'checked' ? t.introCheck : t.introDecide)(body, sections.length)}</p>
					<p className="ui-sub">{t.exceptions}</p>
				</div>
				{sections.map(({ section, parts: of }) => (
					<section key={section.key} className="reading-section" aria-labelledby={`reading-${section.key}`}>
						<h2 id={`reading-${section.key}`}>
							{section.key} {section.title}
						</h2>
						{of.map((part) => (
							<ReadingPart
								key={part.id}
								plan={plan}
								section={section}
								part={part}
								lapsed={ownLapsed(
									plan,
									signoffs.filter((signoff) => signoff.part === part.id),
								)}
								ask={ask.has(part.id)}
								opened={openedAt(opened, part)}
								checkFirst={checkFirst(part)}
								checks={capacity === 'checked'}
								corrections={corrections}
								included={!left.has(part.id)}
								onOpened={note}
								onSettled={settle}
								onInclude={include}
							/>
						))}
					</section>
				))}
				<section id={FORM_ID} className="reading-form" tabIndex={-1} aria-labelledby="reading-form-head">
					<h2 id="reading-form-head">{t.formHead}</h2>
					<SignForm
						plan={plan}
						capacity={capacity}
						key={name}
						name={name}
						offered={parts}
						signoffs={signoffs}
						targets={taken.map((part) => ({ part, openedHash: openedAt(opened, part) === null ? null : part.contentHash }))}
						partChoice={
							<>
								<p>{t.taken(taken.length, takenSections.length)}</p>
								{leftNames.length === 0 ? null : <p className="ui-sub">{t.left(common.listed(leftNames))}</p>}
								<CheckFirstNote
									plan={plan}
									parts={unchecked.filter((part) => !left.has(part.id))}
									onLeave={() => toggle(unchecked.filter((part) => !left.has(part.id)).map(({ id }) => id))}
								/>
								{left.size === chosen.size ? null : <p className="ui-sub">{whole.together}</p>}
							</>
						}
						onChanged={() => void invalidateFor(queryClient, { plan: plan.id, about: 'signoffs', part: null })}
						signing={signing}
					/>
				</section>
			</div>
			<ReadingBar sections={sections} opened={opened} />
		</div>
	);
}
