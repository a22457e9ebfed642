import './sign-form.css';
import type { PlanView, SigningActView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { commonText } from '../../text/common.ts';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signFormText } from '../../text/sign-form.ts';
import { listText } from '../../text/status.ts';
import { Banner } from '../../ui/index.ts';
import { partName } from './part-name.ts';

/** What was done, as a title and what comes next. */
function useDone({ intent }: SigningActView): { title: string; next: string } {
	const t = useText(signFormText);
	const body = intent.body.name;
	const { verdict, capacity } = intent.said;
	if (intent.act === 'withdraw') {
		return { title: t.recordedWithdrawn, next: t.nextWithdrawn };
	}
	if (intent.act === 'later-view') {
		return { title: t.recordedViewed, next: t.nextViewed };
	}
	if (capacity === 'checked' && verdict === 'return') {
		return { title: t.recordedCheckReturn(body), next: t.nextCheckReturn };
	}
	if (capacity === 'checked') {
		return { title: t.recordedCheck(body), next: t.nextCheck };
	}
	if (verdict === 'return') {
		return { title: t.recordedReturn(body), next: t.nextReturn };
	}
	return { title: t.recordedDecision(body), next: capacity === 'acting' ? t.nextActing : t.nextDecision };
}

/** What was recorded, by section, with the way to its receipt: it stays on the page until the person leaves it. */
export function Recorded({ plan, act }: { plan: PlanView; act: SigningActView }) {
	const t = useText(signFormText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const { title, next } = useDone(act);
	const banner = useRef<HTMLElement>(null);
	useEffect(() => {
		banner.current?.focus();
	}, []);
	const { seat, said } = act.intent;
	const sections = plan.sections
		.map((section) => ({
			section,
			parts: section.parts.filter((part) => act.intent.parts.some((signed) => signed.part === part.id)),
		}))
		.filter(({ parts }) => parts.length > 0);
	const verdict = said.verdict === null ? '' : (lists.verdict[said.verdict] ?? '');
	const bits = [verdict, `${seat.post} ${seat.person}`, dateAndTime(act.at, language), said.documentNumber ?? ''];
	return (
		<Banner kind="success" kindName={common.success} title={title} voice="status" ref={banner}>
			<p>{bits.filter((words) => words !== '').join('　')}</p>
			<p>
				<Link to="/plans/$plan/receipts/$act" params={{ plan: plan.id, act: act.id }}>
					{t.receipt(act.number)}
				</Link>
			</p>
			<p className="ui-sub">{next}</p>
			<ul className="sign-missing">
				{sections.map(({ section, parts }) => (
					<li key={section.key}>
						{t.recordedLine(`${section.key} ${section.title}`, common.listed(parts.map((part) => partName(plan, part, common))))}
					</li>
				))}
			</ul>
		</Banner>
	);
}
