import type { PartView, SectionView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { commonText } from '../../text/common.ts';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { Button, buttonClass, Icon } from '../../ui/index.ts';
import { MissingList } from './missing-list.tsx';
import { freezePlace } from './missing-place.ts';
import { useSectionScope } from './section-scope.tsx';
import { isNumbered, partStanding, sectionStanding } from './section-standing.ts';
import { StandingMark } from './standing-mark.tsx';

/** Title, state and acts of the section. */
export function SectionHead({ trunk, onFreeze, aside }: { trunk: PartView | null; onFreeze: () => void; aside: ReactNode }) {
	const t = useText(sectionText);
	const { plan, layout } = useSectionScope();
	const { section } = layout;
	const standing = trunk === null ? sectionStanding(section.parts) : trunkStanding(trunk, section);
	const mayFreeze = trunk !== null && trunk.state === 'drafting' && trunk.may.includes('freeze');
	return (
		<header className="section-head">
			<div className="section-head__line">
				<h1>{sectionName(section)}</h1>
				<StandingMark standing={standing} form="chip" />
				<FreezeInfo trunk={trunk} />
				<StillMissing section={section} />
				<div className="section-head__acts">
					{aside}
					{mayFreeze ? (
						// An act that shuts the text is the main one only when nothing is missing any more.
						<Button
							kind={trunk.missing.length === 0 && !trunk.empty ? 'solid' : 'outline'}
							id={freezePlace(trunk.id)}
							onClick={onFreeze}
						>
							{t.freeze}
						</Button>
					) : null}
					{isNumbered(section.key) ? (
						<Link
							to="/plans/$plan/signoff"
							params={{ plan: plan.id }}
							search={{ section: section.key }}
							className={buttonClass(mayFreeze || standing === 'drafting' || standing === 'untouched' ? 'outline' : 'solid')}
						>
							{t.toSignoff}
						</Link>
					) : null}
				</div>
			</div>
		</header>
	);
}

/** 「02 地域課題・現状」; the walled kinds have no number. */
export function sectionName(section: Pick<SectionView, 'key' | 'title'>): string {
	return isNumbered(section.key) ? `${section.key} ${section.title}` : section.title;
}

/** The chip says what the page below is like: 凍結 as soon as the common part is shut, even while bodies still decide. */
function trunkStanding(trunk: PartView, section: SectionView) {
	const whole = sectionStanding(section.parts);
	return whole === 'waiting' || whole === 'frozen' ? 'frozen' : trunk.state === 'drafting' ? whole : partStanding(trunk);
}

function FreezeInfo({ trunk }: { trunk: PartView | null }) {
	const t = useText(sectionText);
	const common = useText(commonText);
	const { plan } = useSectionScope();
	const { language } = useLanguage();
	if (trunk?.frozen) {
		return <p className="ui-sub ui-number">{t.frozenAt(dateAndTime(trunk.frozen.at, language))}</p>;
	}
	if (trunk?.reopened) {
		return (
			<p className="ui-sub section-head__reason">
				{t.reopenedAt(dateAndTime(trunk.reopened.at, language), trunk.reopened.reason)}{' '}
				<Link to="/plans/$plan/parts/$part/evidence" params={{ plan: plan.id, part: trunk.id }}>
					{common.evidence}
				</Link>
			</p>
		);
	}
	return null;
}

function StillMissing({ section }: { section: SectionView }) {
	const t = useText(sectionText);
	const parts = section.parts.filter((part) => part.may.includes('write') && part.missing.length > 0);
	const count = parts.reduce((total, part) => total + part.missing.length, 0);
	return count === 0 ? null : (
		<details className="section-head__missing">
			<summary className="ui-number">
				<Icon name="down" />
				{t.stillMissing(count)}
			</summary>
			<MissingList parts={parts} />
		</details>
	);
}
