import './manifest.css';
import type { PlanView } from '@renkei/api';
import type { ManifestLine } from '@renkei/plan';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { wholePlanText } from '../../text/whole-plan.ts';
import { FieldError, ScrollBox } from '../../ui/index.ts';
import { lineState } from './manifest.ts';
import { partName } from './part-name.ts';

/** The first letters of a hash: enough to tell two of them apart, the whole stands beside for whoever copies it. */
const short = (hash: string): string => hash.slice('sha256:'.length, 'sha256:'.length + 12);

/** The manifest that stands in the frozen words of 21: what a body decides on with the plan as a whole. */
export function ManifestTable({ plan, lines }: { plan: PlanView; lines: readonly ManifestLine[] }) {
	const t = useText(wholePlanText);
	const common = useText(commonText);
	const titles = new Map(plan.sections.map(({ key, shortTitle }) => [key, shortTitle]));
	const rows = lines.map((line) => ({ line, state: lineState(plan, line) }));
	return (
		<>
			<p className="ui-sub manifest-note">{t.explain}</p>
			{rows.some(({ state }) => state === 'differs') ? (
				<div role="alert">
					<FieldError>{t.wrong}</FieldError>
				</div>
			) : null}
			<ScrollBox label={t.caption}>
				<table className="ui-table ui-read-table manifest">
					<caption>{t.caption}</caption>
					<thead>
						<tr>
							<th scope="col">{t.section}</th>
							<th scope="col">{t.part}</th>
							<th scope="col" className="ui-table__end">
								{t.seq}
							</th>
							<th scope="col">{t.hash}</th>
							<th scope="col">{t.state}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map(({ line, state }) => (
							<tr key={line.part}>
								<th scope="row">
									{line.key} {titles.get(line.key) ?? ''}
								</th>
								<td>{partName(plan, line, common)}</td>
								<td className="ui-table__end ui-number">{line.seq}</td>
								<td className="ui-number" title={line.contentHash}>
									<code>{short(line.contentHash)}</code>
								</td>
								<td>{t[state]}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollBox>
		</>
	);
}
