import type { PlanView, PoliciesView } from '@renkei/api';
import { longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signRulesText } from '../../text/sign-rules.ts';
import { ScrollBox } from '../../ui/index.ts';
import { decidingWords } from './words.ts';

/** Id of the table's place. */
export const TABLE_ID = 'sign-rules-table';

interface Ticks {
	readonly ticked: ReadonlySet<string>;
	readonly toggle: (key: string) => void;
}

/** What holds for each of the sections, in plan order. */
export function RulesTable({
	plan,
	policies,
	ticks,
}: {
	plan: PlanView;
	policies: PoliciesView['policies'];
	/** Null for whoever only reads. */
	ticks: Ticks | null;
}) {
	const t = useText(signRulesText);
	return (
		<ScrollBox label={t.caption}>
			<table className="ui-table sign-rules-table">
				<caption className="ui-hidden">{t.caption}</caption>
				<thead>
					<tr>
						{ticks === null ? null : (
							<th scope="col">
								<span className="ui-hidden">{t.tickHead}</span>
							</th>
						)}
						<th scope="col">{t.section}</th>
						<th scope="col">{t.dueOn}</th>
						<th scope="col">{t.freezing}</th>
						<th scope="col">{t.deciding}</th>
						<th scope="col">{t.checkFirst}</th>
					</tr>
				</thead>
				<tbody>
					{policies.map((policy) => (
						<Row key={policy.key} plan={plan} policy={policy} ticks={ticks} />
					))}
				</tbody>
			</table>
		</ScrollBox>
	);
}

function Row({ plan, policy, ticks }: { plan: PlanView; policy: PoliciesView['policies'][number]; ticks: Ticks | null }) {
	const t = useText(signRulesText);
	const { language } = useLanguage();
	const { key, dueOn, freezing, checkFirst } = policy;
	const title = `${key} ${plan.sections.find((section) => section.key === key)?.title ?? ''}`;
	const set = (isSet: boolean) => (isSet ? 'sign-rules-table__set' : undefined);
	return (
		<tr>
			{ticks === null ? null : (
				<td className="sign-rules-table__tick">
					<input
						type="checkbox"
						className="ui-choice__box"
						aria-label={t.tick(title)}
						checked={ticks.ticked.has(key)}
						onChange={() => ticks.toggle(key)}
					/>
				</td>
			)}
			<th scope="row">{title}</th>
			<td className={set(dueOn !== null)}>{dueOn === null ? t.noDay : longDate(dueOn, language)}</td>
			<td className={set(freezing === 'deciders')}>{t.freezers[freezing]}</td>
			<td className={set(policy.deciding.length < 3)}>{decidingWords(policy.deciding, t)}</td>
			<td className={set(checkFirst)}>{checkFirst ? t.checks.yes : t.checks.no}</td>
		</tr>
	);
}
