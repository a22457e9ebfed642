import type { PartView, PlanView, SignoffView } from '@renkei/api';
import { commonText } from '../../text/common.ts';
import { dateAndTime, shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { listText } from '../../text/status.ts';
import { StatusMark } from '../../ui/index.ts';
import { partName } from './part-name.ts';

function PartRecords({ plan, signoffs }: { plan: PlanView; signoffs: readonly SignoffView[] }) {
	const t = useText(signoffText);
	const lists = useText(listText);
	const { language } = useLanguage();
	if (signoffs.length === 0) {
		return <p className="ui-sub">{t.noneSoFar}</p>;
	}
	return (
		<ul className="ui-list records">
			{signoffs.map((signoff) => {
				const body = plan.parties.find((party) => party.code === signoff.body)?.name ?? signoff.body;
				const small = [
					`${signoff.post} ${signoff.person}`,
					signoff.documentNumber === null || signoff.documentNumber === '' ? '' : t.number(signoff.documentNumber),
					signoff.decidedOn === null ? '' : t.decidedOn(shortDate(signoff.decidedOn, language)),
					t.at(dateAndTime(signoff.at, language)),
				];
				return (
					<li key={signoff.id}>
						<p className="records__line">
							<span>{t.record(body, lists.capacity[signoff.capacity] ?? '', lists.verdict[signoff.verdict] ?? '')}</span>
							{signoff.state === 'valid' ? null : (
								<StatusMark kind={signoff.state === 'lapsed' ? 'lapsed' : 'not-applicable'}>
									{lists.signoffState[signoff.state]}
								</StatusMark>
							)}
						</p>
						<p className="ui-sub records__bits">
							{small
								.filter((words) => words !== '')
								.map((words) => (
									<span key={words}>{words}</span>
								))}
						</p>
						{signoff.text === null || signoff.text === '' ? null : <p className="records__text">{signoff.text}</p>}
					</li>
				);
			})}
		</ul>
	);
}

/** What has been recorded on the parts of the chosen cell, by everybody. */
export function Records({
	plan,
	parts,
	signoffs,
}: {
	plan: PlanView;
	parts: readonly PartView[];
	signoffs: readonly SignoffView[];
}) {
	const t = useText(signoffText);
	const common = useText(commonText);
	return (
		<section className="part-card" aria-labelledby="panel-records">
			<h3 id="panel-records">{t.soFar}</h3>
			{parts.map((part) => (
				<div key={part.id}>
					<h4 className="records__part">{partName(plan, part, common)}</h4>
					<PartRecords plan={plan} signoffs={signoffs.filter((signoff) => signoff.part === part.id)} />
				</div>
			))}
		</section>
	);
}
