import type { TodayView } from '@renkei/api';
import { since } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { todayText } from '../../text/today.ts';
import { BodyChip, ProgressBar } from '../../ui/index.ts';

/** How far each body is with its own parts: words and a bar, no percentage. */
export function BodiesTable({ bodies, own, now }: { bodies: TodayView['bodies']; own: string | null; now: Date }) {
	const t = useText(todayText);
	const { language } = useLanguage();
	const parties = bodies.map((body) => body.party);
	return (
		<table className="ui-table today-bodies" aria-labelledby="today-bodies">
			<thead>
				<tr>
					<th scope="col">{t.body}</th>
					<th scope="col" colSpan={2}>
						{t.filled}
					</th>
					<th scope="col" className="ui-table__end">
						{t.updated}
					</th>
				</tr>
			</thead>
			<tbody>
				{bodies.map(({ party, filled, total, updatedAt }) => (
					<tr key={party.code} className={party.code === own ? 'ui-table__own' : undefined}>
						<th scope="row">
							<BodyChip party={party} parties={parties} />
						</th>
						<td>
							<ProgressBar value={filled} total={total} label={t.filledOf(filled, total)} />
						</td>
						<td className="today-bodies__words">{t.filledOf(filled, total)}</td>
						<td className="ui-table__end ui-sub today-bodies__time">
							{updatedAt === null ? '—' : since(updatedAt, now, language)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
