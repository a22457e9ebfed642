import type { PlanView, SectionView, SignoffView } from '@renkei/api';
import { commonText } from '../../text/common.ts';
import { clockTime, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { printText } from '../../text/print.ts';
import { listText } from '../../text/status.ts';
import { ScrollBox } from '../../ui/index.ts';

/** What has been recorded on a section, at its end. */
export function SignoffTable({
	plan,
	section,
	signoffs,
}: {
	plan: PlanView;
	section: SectionView;
	signoffs: readonly SignoffView[];
}) {
	const t = useText(printText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const nameOf = (code: string) => plan.parties.find((party) => party.code === code)?.name ?? code;
	const partOf = (id: string) => {
		const body = section.parts.find((part) => part.id === id)?.body ?? null;
		return body === null ? common.trunk : common.partOf(nameOf(body));
	};
	if (signoffs.length === 0) {
		return (
			<p className="ui-sub paper-signoffs">
				{t.signoffs}：{t.noSignoffs}
			</p>
		);
	}
	return (
		<ScrollBox label={`${section.key} ${t.signoffs}`} className="paper-signoffs">
			<table className="ui-table ui-read-table">
				<caption>{t.signoffs}</caption>
				<thead>
					<tr>
						<th scope="col">{t.body}</th>
						<th scope="col">{t.part}</th>
						<th scope="col">{t.what}</th>
						<th scope="col">{t.number}</th>
						<th scope="col">{t.decidedOn}</th>
						<th scope="col">{t.person}</th>
					</tr>
				</thead>
				<tbody>
					{signoffs.map((signoff) => (
						<tr key={signoff.id}>
							<td>{nameOf(signoff.body)}</td>
							<td>{partOf(signoff.part)}</td>
							<td>
								{lists.capacity[signoff.capacity]}：{lists.verdict[signoff.verdict]}
								{signoff.state === 'valid' ? '' : `（${lists.signoffState[signoff.state]}）`}
								{signoff.text === null || signoff.text === '' ? '' : `\n${signoff.text}`}
							</td>
							<td>{signoff.documentNumber ?? '—'}</td>
							<td>{signoff.decidedOn === null ? '—' : longDate(signoff.decidedOn, language)}</td>
							<td>
								{signoff.post} {signoff.person}
								{'\n'}
								{longDate(signoff.at, language)} {clockTime(signoff.at)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollBox>
	);
}
