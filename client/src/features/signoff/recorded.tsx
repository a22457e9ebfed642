import './sign-form.css';
import type { PlanView, SignoffView } from '@renkei/api';
import { useEffect, useRef } from 'react';
import { commonText } from '../../text/common.ts';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signFormText } from '../../text/sign-form.ts';
import { listText } from '../../text/status.ts';
import { Banner } from '../../ui/index.ts';
import { partName } from './part-name.ts';

/** What was recorded, by section: it stays on the page until the person leaves it. */
export function Recorded({ plan, signoffs }: { plan: PlanView; signoffs: readonly SignoffView[] }) {
	const t = useText(signFormText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const banner = useRef<HTMLElement>(null);
	useEffect(() => {
		banner.current?.focus();
	}, []);
	const first = signoffs[0];
	if (first === undefined) {
		return null;
	}
	const body = plan.seat.party.name;
	const check = first.capacity === 'checked';
	const returned = first.verdict === 'return' && !check;
	const sections = plan.sections
		.map((section) => ({
			section,
			parts: section.parts.filter((part) => signoffs.some((signoff) => signoff.part === part.id)),
		}))
		.filter(({ parts }) => parts.length > 0);
	const number = first.documentNumber ?? '';
	return (
		<Banner
			kind="success"
			kindName={common.success}
			title={returned ? t.recordedReturn(body) : check ? t.recordedCheck(body) : t.recordedDecision(body)}
			voice="status"
			ref={banner}
		>
			<ul className="sign-missing">
				{sections.map(({ section, parts }) => (
					<li key={section.key}>
						{t.recordedLine(`${section.key} ${section.title}`, common.listed(parts.map((part) => partName(plan, part, common))))}
					</li>
				))}
			</ul>
			<p>
				{t.recordedLine2(lists.verdict[first.verdict] ?? '', `${first.post} ${first.person}`, dateAndTime(first.at, language))}
				{number === '' ? '' : `　${number}`}
			</p>
			<p className="ui-sub">{returned ? t.nextReturn : check ? t.nextCheck : t.nextDecision}</p>
		</Banner>
	);
}
