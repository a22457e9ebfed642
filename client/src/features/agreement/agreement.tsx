import './agreement.css';
import type { AgreementsView, PlanView } from '@renkei/api';
import type { AgreementStage } from '@renkei/plan';
import { useAgreements } from '../../api/index.ts';
import { agreementText } from '../../text/agreement.ts';
import { commonText } from '../../text/common.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { valueText } from '../../text/values.ts';
import { BodyChip, Bones, ScrollBox, type StatusKind, StatusMark } from '../../ui/index.ts';

/** The icon beside each stage; the word tells the same. */
const marks: Record<AgreementStage, StatusKind> = { 未着手: 'not-started', 担当者: 'drafting', 課長: 'waiting', 首長: 'decided' };

/** 団体別の合意: every body under each other, and who is still short of the 首長. */
export function Agreement({ plan }: { plan: PlanView }) {
	const t = useText(agreementText);
	const common = useText(commonText);
	const { data, error } = useAgreements(plan.id);
	if (data === undefined && error?.failure.kind === 'problem' && error.failure.problem.status === 404) {
		// Whoever may not read 04 is not told that there is something to agree on.
		return null;
	}
	return (
		<section aria-labelledby="agreement-title" className="agreement">
			<div className="agreement__head">
				<h2 id="agreement-title">{t.title}</h2>
				<p className="ui-sub">{t.how}</p>
			</div>
			{data !== undefined ? (
				<Bodies plan={plan} agreements={data} />
			) : error !== null ? (
				<p className="ui-body-text">{t.failed}</p>
			) : (
				<Bones label={common.loading} rows={3} />
			)}
		</section>
	);
}

function Bodies({ plan, agreements }: { plan: PlanView; agreements: AgreementsView }) {
	const t = useText(agreementText);
	const { language } = useLanguage();
	const { bodies, before } = agreements;
	const nameOf = (code: string): string => plan.parties.find((party) => party.code === code)?.name ?? code;
	return (
		<>
			<p>{t.reached(bodies.length - before.length, bodies.length, before.map(nameOf))}</p>
			<ScrollBox label={t.title} className="agreement-table">
				<table className="ui-table">
					<caption className="ui-hidden">{t.title}</caption>
					<thead>
						<tr>
							<th scope="col">{t.body}</th>
							<th scope="col">{t.stage}</th>
							<th scope="col">{t.date}</th>
							<th scope="col">{t.number}</th>
							<th scope="col">{t.lacks}</th>
						</tr>
					</thead>
					<tbody>
						{bodies.map(({ code, stage, date, documentNumber, lacks }) => {
							const party = plan.parties.find((candidate) => candidate.code === code);
							return (
								<tr key={code} className={code === plan.seat.party.code ? 'ui-table__own' : undefined}>
									<th scope="row">{party === undefined ? code : <BodyChip party={party} parties={plan.parties} size={22} />}</th>
									<td>
										<StatusMark kind={stage === null ? 'none' : marks[stage]} form="on-ground">
											{stage ?? t.notEntered}
										</StatusMark>
									</td>
									<td>{valueText({ type: 'date' }, date ?? undefined, language)}</td>
									<td>{documentNumber ?? '—'}</td>
									<td>{lacks.length === 0 ? '—' : lacks.map((lack) => t.lack[lack]).join(t.and)}</td>
								</tr>
							);
						})}
					</tbody>
				</table>
			</ScrollBox>
		</>
	);
}
