import './section-nav.css';
import type { PlanView, SectionView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PresenceList } from '../../sync/index.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { statusText } from '../../text/status.ts';
import { BodyChip, Button, Icon, StatusMark, VisuallyHidden } from '../../ui/index.ts';
import { decidedCount, isNumbered, missingHere, openThreads, sectionStanding } from './section-standing.ts';
import { StandingMark } from './standing-mark.tsx';

/** 節の一覧: every section of the plan with its state, and who is in the open one. */
export function SectionNav({ plan, current, presence }: { plan: PlanView; current: string; presence: PresenceList }) {
	const t = useText(sectionText);
	const [out, setOut] = useState(false);
	const { decided, total } = decidedCount(plan);
	const numbered = plan.sections.filter((section) => isNumbered(section.key));
	const walled = plan.sections.filter((section) => !isNumbered(section.key));
	const row = (section: SectionView) => (
		<SectionRow key={section.key} plan={plan} section={section} current={section.key === current} presence={presence} />
	);
	return (
		<nav className={out ? 'section-nav section-nav--out' : 'section-nav'} aria-label={t.list} id="section-nav" tabIndex={-1}>
			<div className="section-nav__head">
				<h2>{t.list}</h2>
				<p className="ui-sub ui-number">{t.decided(decided, total)}</p>
				<Button size="xs" className="section-nav__toggle" aria-expanded={out} onClick={() => setOut(!out)}>
					{out ? t.closeList : t.openList}
				</Button>
			</div>
			{/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari */}
			<ol role="list">{numbered.map(row)}</ol>
			{walled.length === 0 ? null : (
				<>
					<h3 className="section-nav__walled">{t.walled}</h3>
					{/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari */}
					<ol role="list">{walled.map(row)}</ol>
				</>
			)}
		</nav>
	);
}

function SectionRow({
	plan,
	section,
	current,
	presence,
}: {
	plan: PlanView;
	section: SectionView;
	current: boolean;
	presence: PresenceList;
}) {
	const t = useText(sectionText);
	const status = useText(statusText);
	const threads = openThreads(section);
	const missing = missingHere(section);
	const standing = sectionStanding(section.parts);
	const row = useRef<HTMLLIElement>(null);
	useEffect(() => {
		if (current) {
			showInList(row.current);
		}
	}, [current]);
	const inside = presence.filter((party) =>
		party.people.some((person) => section.parts.some((part) => person.parts.includes(part.id))),
	);
	return (
		<li ref={row}>
			<Link
				to="/plans/$plan/s/$key"
				params={{ plan: plan.id, key: section.key }}
				className="section-nav__row"
				aria-current={current ? 'page' : undefined}
			>
				<span className="section-nav__line">
					{isNumbered(section.key) ? <span className="section-nav__key ui-number">{section.key}</span> : null}
					<span className="section-nav__title">
						<span aria-hidden="true">{section.shortTitle}</span>
						<VisuallyHidden>{section.title}</VisuallyHidden>
						{threads === 0 ? null : (
							<span className="section-nav__threads ui-number">
								<Icon name="comment" />
								<span aria-hidden="true">{threads}</span>
								<VisuallyHidden>{t.threads(threads)}</VisuallyHidden>
							</span>
						)}
					</span>
					{missing > 0 && standing === 'drafting' ? (
						<StatusMark kind="drafting" form={current ? 'on-ground' : 'plain'}>
							<VisuallyHidden>{`${status.drafting} `}</VisuallyHidden>
							<span className="ui-number">{t.missingShort(missing)}</span>
						</StatusMark>
					) : (
						<StandingMark standing={standing} form={current ? 'on-ground' : 'plain'} />
					)}
				</span>
				{current && inside.length > 0 ? (
					<span className="section-nav__second">
						{inside.map((body) => {
							const party = plan.parties.find((candidate) => candidate.code === body.party);
							return party === undefined ? null : <BodyChip key={body.party} party={party} parties={plan.parties} size={20} />;
						})}
					</span>
				) : null}
				{missing > 0 && standing !== 'drafting' ? <VisuallyHidden>{t.missing(missing)}</VisuallyHidden> : null}
			</Link>
		</li>
	);
}

/** Scrolls the list, and only it: `scrollIntoView` would also move the place from which Tab goes on, past the skip link. */
function showInList(row: HTMLElement | null): void {
	let list = row?.parentElement;
	while (list && !['auto', 'scroll'].includes(getComputedStyle(list).overflowY)) {
		list = list.parentElement;
	}
	if (!row || !list) {
		return;
	}
	const place = row.getBoundingClientRect();
	const frame = list.getBoundingClientRect();
	list.scrollTop += Math.max(0, place.bottom - frame.bottom) - Math.max(0, frame.top - place.top);
}
