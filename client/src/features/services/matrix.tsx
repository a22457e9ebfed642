import type { MatrixView, PlanView, ServiceUseView } from '@renkei/api';
import type { Joining } from '@renkei/plan';
import { useLanguage, useText } from '../../text/language.tsx';
import { servicesText } from '../../text/services.ts';
import { numberText, valueText } from '../../text/values.ts';
import { BodyChip, Icon, type IconName, ScrollBox } from '../../ui/index.ts';

/** The icon beside each word: a column is scanned for the one that differs. */
const icons: Record<Joining, IconName> = { 初年度から参加: 'check-ring', '2年目以降に参加': 'clock', 参加しない: 'minus' };

/** A body in each row and a service in each column: seven bodies fit under each other, few services beside. */
export function Matrix({ plan, matrix }: { plan: PlanView; matrix: MatrixView }) {
	const t = useText(servicesText);
	const { services, bodies, stray } = matrix;
	if (services.length === 0) {
		return <p className="ui-body-text">{t.noServices}</p>;
	}
	return (
		<>
			<ScrollBox label={t.matrix} className="services-table">
				<table className="ui-table">
					<caption className="ui-hidden">{t.matrix}</caption>
					<thead>
						<tr>
							<th scope="col">{t.body}</th>
							{services.map(({ no, name }, at) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: rows of a computed list have no name; two may say the same
								<th key={at} scope="col">
									{no === null ? '—' : numberText(no)} {name ?? '—'}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{bodies.map(({ code, uses }) => {
							const party = plan.parties.find((candidate) => candidate.code === code);
							return (
								<tr key={code} className={code === plan.seat.party.code ? 'ui-table__own' : undefined}>
									<th scope="row">{party === undefined ? code : <BodyChip party={party} parties={plan.parties} size={22} />}</th>
									{uses.map((use, at) => (
										// biome-ignore lint/suspicious/noArrayIndexKey: the column of a service
										<td key={at}>
											<Use use={use} />
										</td>
									))}
								</tr>
							);
						})}
					</tbody>
					<tfoot>
						<tr>
							<th scope="row">{t.sum}</th>
							{services.map(({ counts, open }, at) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: as above
								<td key={at}>
									{t.counted(counts.初年度から参加 ?? 0, counts['2年目以降に参加'] ?? 0, counts.参加しない ?? 0, open.length)}
								</td>
							))}
						</tr>
					</tfoot>
				</table>
			</ScrollBox>
			{stray.length === 0 ? null : (
				<p className="services__stray">
					<Icon name="warning" /> {t.stray(stray.length)}
				</p>
			)}
		</>
	);
}

function Use({ use: { joins, start, presentSystem, migration } }: { use: ServiceUseView }) {
	const t = useText(servicesText);
	const { language } = useLanguage();
	const more = [
		presentSystem === null ? null : t.present(presentSystem),
		migration === null ? null : t.migration(migration),
	].filter((word) => word !== null);
	return (
		<>
			<span className="services-table__joins">
				<Icon name={joins === null ? 'empty' : icons[joins]} /> <b>{joins === null ? t.notEntered : t.joins[joins]}</b>
				{start === null ? null : <span> {t.from(valueText({ type: 'date' }, start, language))}</span>}
			</span>
			{more.length === 0 ? null : <span className="ui-sub services-table__more">{more.join('・')}</span>}
		</>
	);
}
