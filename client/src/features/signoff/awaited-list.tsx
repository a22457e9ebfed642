import './awaited-list.css';
import type { PlanView, RemindersView } from '@renkei/api';
import { useRef, useState } from 'react';
import { useNow, useReminders } from '../../api/index.ts';
import { awaitedText } from '../../text/awaited.ts';
import { commonText } from '../../text/common.ts';
import { dayInJapan, shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { BodyChip, Disclosure, DueLine } from '../../ui/index.ts';
import { type AwaitedBody, returnedSections } from './awaited.ts';
import type { Choice } from './matrix-table.tsx';
import { RemindBody, RemindDialog } from './remind-body.tsx';

const DAY_MS = 86_400_000;

/** Whole days in Japan from an instant to now. */
const daysSince = (iso: string, now: Date): number =>
	Math.max(0, Math.round((Date.parse(dayInJapan(now)) - Date.parse(dayInJapan(new Date(iso)))) / DAY_MS));

interface BodyProps {
	readonly plan: PlanView;
	readonly body: AwaitedBody;
	/** Not there until the server has told of them. */
	readonly reminders: RemindersView | undefined;
	readonly onRemind: () => void;
	/** Whether this body has just been reminded here. */
	readonly sent: boolean;
	readonly choose: (choice: Choice) => void;
}

function Body({ body, plan, reminders, onRemind, sent, choose }: BodyProps) {
	const t = useText(awaitedText);
	const now = useNow();
	const { language } = useLanguage();
	const { party, sections, since, due } = body;
	const day = (iso: string) => shortDate(iso, language);
	return (
		<li className="awaited__body">
			<p className="awaited__name">
				<BodyChip party={party} parties={plan.parties} size={22} />
				<span className="ui-number">{t.count(sections.length)}</span>
			</p>
			<p className="ui-sub ui-number">{t.since(day(since), daysSince(since, now))}</p>
			{due === null ? null : <DueLine due={due} now={now} />}
			{reminders === undefined ? null : <RemindBody party={party} reminders={reminders} onAsk={onRemind} sent={sent} />}
			<Disclosure summary={t.sections(party.name)}>
				<ul className="ui-list">
					{sections.map((section) => {
						const name = `${section.key} ${section.title}`;
						return (
							<li key={section.key}>
								<button
									type="button"
									className="awaited__section"
									onClick={() => choose({ section: section.key, body: party.code })}
								>
									{section.due === null
										? t.section(name, day(section.since))
										: t.sectionDue(name, day(section.since), day(section.due))}
								</button>
							</li>
						);
					})}
				</ul>
			</Disclosure>
		</li>
	);
}

/** Who is awaited, since when and until when, and what waits for whoever writes it. */
export function AwaitedList({
	plan,
	bodies,
	choose,
}: {
	plan: PlanView;
	/** By `awaitedBodies`. */
	bodies: readonly AwaitedBody[];
	choose: (choice: Choice) => void;
}) {
	const t = useText(awaitedText);
	const common = useText(commonText);
	const reminders = useReminders(plan.id).data;
	const head = useRef<HTMLHeadingElement>(null);
	// Held here and not by the row: the dialog, and what was typed in it, outlive the row of a body that decides meanwhile.
	const [asked, setAsked] = useState<AwaitedBody | null>(null);
	const [sent, setSent] = useState<string | null>(null);
	const stillAwaited = bodies.find(({ party }) => party.code === asked?.party.code);
	const close = () => {
		setAsked(null);
		if (stillAwaited === undefined) {
			// The button that opened the dialog is gone with its row.
			requestAnimationFrame(() => head.current?.focus());
		}
	};
	const returned = returnedSections(plan).map(({ key, shortTitle }) => `${key} ${shortTitle}`);
	return (
		<section className="awaited" aria-labelledby="awaited-head">
			<h2 id="awaited-head" ref={head} tabIndex={-1} className={bodies.length === 0 ? 'ui-hidden' : undefined}>
				{t.head(
					bodies.length,
					bodies.reduce((sum, { sections }) => sum + sections.length, 0),
				)}
			</h2>
			{bodies.length === 0 ? (
				<p>{t.none}</p>
			) : (
				<ul className="ui-list">
					{bodies.map((body) => (
						<Body
							key={body.party.code}
							plan={plan}
							body={body}
							reminders={reminders}
							onRemind={() => setAsked(body)}
							sent={sent === body.party.code}
							choose={choose}
						/>
					))}
				</ul>
			)}
			{asked === null || reminders === undefined ? null : (
				<RemindDialog
					plan={plan}
					body={stillAwaited ?? asked}
					awaited={stillAwaited !== undefined}
					reminders={reminders}
					onClose={close}
					onDone={() => setSent(asked.party.code)}
				/>
			)}
			{returned.length === 0 ? null : <p>{t.returned(common.listed(returned))}</p>}
		</section>
	);
}
