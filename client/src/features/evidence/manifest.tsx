import type { PlanView } from '@renkei/api';
import { manifestLines, type PartContent } from '@renkei/plan';
import { commonText } from '../../text/common.ts';
import { evidenceText } from '../../text/evidence.ts';
import { useText } from '../../text/language.tsx';
import { wholePlanText } from '../../text/whole-plan.ts';
import { ScrollBox } from '../../ui/index.ts';
import { bodyName } from './names.ts';

/** The manifest in the frozen words of 21: it is part of what was hashed, so it is shown. Other parts have none. */
export function Manifest({ plan, content }: { plan: PlanView; content: Readonly<Record<string, unknown>> }) {
	const t = useText(evidenceText);
	const whole = useText(wholePlanText);
	const common = useText(commonText);
	const lines = manifestLines(content.shown as PartContent['shown']);
	if (lines.length === 0) {
		return null;
	}
	const titles = new Map(plan.sections.map(({ key, shortTitle }) => [key, shortTitle]));
	return (
		<ScrollBox label={t.manifest}>
			<table className="ui-table ui-read-table">
				<caption>{t.manifest}</caption>
				<thead>
					<tr>
						<th scope="col">{whole.section}</th>
						<th scope="col">{whole.part}</th>
						<th scope="col" className="ui-table__end">
							{t.seq}
						</th>
						<th scope="col">{t.hash}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map(({ part, key, body, seq, contentHash }) => (
						<tr key={part}>
							<th scope="row">
								{key} {titles.get(key) ?? ''}
							</th>
							<td>{body === null ? common.trunk : common.partOf(bodyName(plan, body))}</td>
							<td className="ui-table__end ui-number">{seq}</td>
							<td className="evidence-hash">{contentHash.replace('sha256:', '')}</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollBox>
	);
}
