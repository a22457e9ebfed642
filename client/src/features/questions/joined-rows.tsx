import type { JoinedView, PlanView } from '@renkei/api';
import { useText } from '../../text/language.tsx';
import { questionsText } from '../../text/questions.ts';
import { numberText } from '../../text/values.ts';
import { BodyChip, Icon, ScrollBox } from '../../ui/index.ts';

/** Which bodies share a common issue, and which of their issues stand alone. */
export function JoinedRows({ plan, joined, of }: { plan: PlanView; joined: JoinedView; of: number }) {
	const t = useText(questionsText);
	const partyOf = (code: string) => plan.parties.find((party) => party.code === code);
	return (
		<div className="questions-joined">
			<h3>{t.joined(joined.title)}</h3>
			{joined.common.length === 0 ? (
				<p className="ui-sub">{t.noCommon(joined.title)}</p>
			) : (
				<ScrollBox label={t.joined(joined.title)} className="questions-table">
					<table className="ui-table">
						<caption className="ui-hidden">{t.joined(joined.title)}</caption>
						<thead>
							<tr>
								<th scope="col">{joined.title}</th>
								<th scope="col">{t.sharing}</th>
								<th scope="col" className="ui-table__end">
									{t.howMany}
								</th>
							</tr>
						</thead>
						<tbody>
							{joined.common.map((row, at) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same
								<tr key={at}>
									<th scope="row">
										{row.no === null ? '—' : numberText(row.no)} {row.words ?? '—'}
									</th>
									<td>
										<span className="questions-joined__bodies">
											{row.bodies.length === 0 ? t.nobody : null}
											{row.bodies.map(({ code }) => {
												const party = partyOf(code);
												return party === undefined ? (
													code
												) : (
													<BodyChip key={code} party={party} parties={plan.parties} size={20} />
												);
											})}
										</span>
									</td>
									<td className="ui-table__end">{t.bodiesOf(row.bodies.length, of)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</ScrollBox>
			)}
			{joined.loose.length === 0 ? null : (
				<div className="questions-joined__loose">
					<p>
						<Icon name="info" /> {t.loose(joined.title)}
					</p>
					<ul>
						{joined.loose.map(({ code, words, no }, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: as above
							<li key={at}>{t.looseRow(partyOf(code)?.name ?? code, words, no)}</li>
						))}
					</ul>
				</div>
			)}
		</div>
	);
}
