import type { PartView } from '@renkei/api';
import { checkFirstText } from '../../text/check-first.ts';
import { useText } from '../../text/language.tsx';
import { readingText } from '../../text/reading.ts';
import { Button, StatusMark } from '../../ui/index.ts';
import { type OpenedWords, openedAt } from './opened-words.ts';
import { isRead, type SectionToRead } from './reading.ts';

/** Id of the form at the end of the page. */
export const FORM_ID = 'reading-form';

/** Brings a place of the page under the bars and gives it the focus, so that reading goes on from there. */
export function goTo(id: string): void {
	const target = document.getElementById(id);
	target?.scrollIntoView({ block: 'start' });
	target?.focus({ preventScroll: true });
}

/** Where reading a section goes on: its first part that was not opened, else its first. */
function placeIn({ parts }: SectionToRead, opened: OpenedWords): string {
	const next = parts.find((part) => openedAt(opened, part) === null) ?? parts[0];
	return `read-${next?.id ?? ''}`;
}

/** The sections with what has been read of them; each leads to its words. */
export function ReadingList({
	sections,
	opened,
	unchecked,
}: {
	sections: readonly SectionToRead[];
	opened: OpenedWords;
	/** Parts that wait for a 確認 before they can be decided. */
	unchecked: readonly PartView[];
}) {
	const t = useText(readingText);
	const check = useText(checkFirstText);
	return (
		<nav className="reading-list" aria-label={t.listed}>
			<ul className="ui-list">
				{sections.map((one) => {
					const read = isRead(one, opened);
					const place = placeIn(one, opened);
					return (
						<li key={one.section.key}>
							<a
								href={`#${place}`}
								onClick={(event) => {
									event.preventDefault();
									goTo(place);
								}}
							>
								{one.section.key} {one.section.shortTitle}
							</a>
							<span className="reading-list__marks">
								{unchecked.some(({ key }) => key === one.section.key) ? (
									<StatusMark kind="waiting">{check.short}</StatusMark>
								) : null}
								<StatusMark kind={read ? 'saved' : 'none'}>{read ? t.read : t.notYet}</StatusMark>
							</span>
						</li>
					);
				})}
			</ul>
		</nav>
	);
}

/** How far the reading has come, always in sight, with the way to what is left: the next words, then the form. */
export function ReadingBar({ sections, opened }: { sections: readonly SectionToRead[]; opened: OpenedWords }) {
	const t = useText(readingText);
	const read = sections.filter((one) => isRead(one, opened)).length;
	const next = sections.find((one) => !isRead(one, opened));
	return (
		<div className="reading-bar">
			<p className="ui-number" role="status">
				{next === undefined ? t.progressAll(sections.length) : t.progress(read, sections.length)}
			</p>
			{next === undefined ? (
				<Button onClick={() => goTo(FORM_ID)}>{t.toForm}</Button>
			) : (
				<Button onClick={() => goTo(placeIn(next, opened))}>{t.toUnread}</Button>
			)}
		</div>
	);
}
