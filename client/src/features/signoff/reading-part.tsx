import type { CorrectionsView, PartView, PlanView, SectionView, SignoffView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef, useState } from 'react';
import { commonText } from '../../text/common.ts';
import { clockTime, dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { readingText } from '../../text/reading.ts';
import { signoffText } from '../../text/signoff.ts';
import { Banner, Checkbox, StatusMark } from '../../ui/index.ts';
import { ChangedSince } from './changed-since.tsx';
import type { CheckFirst } from './check-first.ts';
import { CheckFirstMark } from './check-first-note.tsx';
import { Correction } from './correction.tsx';
import { EndOfWords } from './end-of-words.tsx';
import { FrozenWords } from './frozen-words.tsx';
import { partName } from './part-name.ts';

export interface ReadingPartProps {
	readonly plan: PlanView;
	readonly section: SectionView;
	readonly part: PartView;
	/** The own sign-off that lapsed on it, or null. */
	readonly lapsed: SignoffView | null;
	readonly ask: boolean;
	/** When the end of the present words was on screen, or null. */
	readonly opened: string | null;
	readonly checkFirst: CheckFirst | null;
	/** Whether this seat gives the 確認, not the 決裁. */
	readonly checks: boolean;
	/** 軽微な修正 of the plan. */
	readonly corrections: CorrectionsView['corrections'];
	readonly included: boolean;
	readonly onOpened: (part: string, hash: string) => void;
	readonly onSettled: (part: string) => void;
	readonly onInclude: (part: string) => void;
}

/** What was done about a 軽微な修正: the button that did it is gone, so the words have the focus. */
function Said({ words }: { words: string }) {
	const common = useText(commonText);
	const banner = useRef<HTMLElement>(null);
	useEffect(() => {
		banner.current?.focus();
	}, []);
	return <Banner kind="success" kindName={common.success} title={words} voice="status" ref={banner} />;
}

/** One part with its words as they will print, and whether it goes into the record. */
export const ReadingPart = memo(function ReadingPart(props: ReadingPartProps) {
	const { plan, section, part, lapsed, ask, opened, included } = props;
	const t = useText(readingText);
	const s = useText(signoffText);
	const common = useText(commonText);
	const { language } = useLanguage();
	const name = partName(plan, part, common);
	const [said, setSaid] = useState<string | null>(null);
	const whole = t.leftPart(`${section.key} ${section.shortTitle}`, name);
	const by = plan.parties.find((party) => party.code === part.frozen?.byParty)?.name ?? '';
	return (
		<section className="reading-part" aria-labelledby={`read-${part.id}`}>
			<h3 id={`read-${part.id}`} tabIndex={-1}>
				{name}
			</h3>
			{part.frozen === null ? null : (
				<p className="ui-sub">{s.frozenAt(part.frozen.seq, dateAndTime(part.frozen.at, language), `${by} ${part.frozen.by}`)}</p>
			)}
			{lapsed === null ? null : (
				<>
					<p>
						<StatusMark kind="lapsed">{t.lapsed}</StatusMark>
					</p>
					<ChangedSince plan={plan} part={part} signoff={lapsed} />
				</>
			)}
			<CheckFirstMark state={props.checkFirst} checks={props.checks} />
			<Correction
				plan={plan}
				part={part}
				name={name}
				corrections={props.corrections}
				changesSince={lapsed?.seq ?? null}
				wait={t.waitForCorrection}
				onDone={setSaid}
			/>
			{said === null ? null : <Said words={said} />}
			<FrozenWords plan={plan} part={part} ask={ask} onSettled={() => props.onSettled(part.id)}>
				{(hash) => <EndOfWords key={hash} onSeen={() => props.onOpened(part.id, hash)} />}
			</FrozenWords>
			<div className="reading-part__end">
				<Checkbox checked={included} onChange={() => props.onInclude(part.id)} aria-label={t.includeNamed(whole)}>
					{t.include}
				</Checkbox>
				{included ? null : (
					<Link
						to="/plans/$plan/signoff"
						params={{ plan: plan.id }}
						search={{ section: section.key, body: plan.seat.party.code }}
						aria-label={t.aloneNamed(whole)}
					>
						{t.alone}
					</Link>
				)}
				{opened === null ? null : <StatusMark kind="saved">{t.endOfWords(clockTime(opened))}</StatusMark>}
			</div>
		</section>
	);
});
