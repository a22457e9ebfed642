import type { LedgerView, PlanView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { commonText } from '../../text/common.ts';
import { clockTime, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { ledgerText } from '../../text/ledger.ts';
import { listText } from '../../text/status.ts';
import { todayText } from '../../text/today.ts';
import { ScrollBox } from '../../ui/index.ts';
import { type Entry, kindOf, wordsOf } from './entry-words.ts';

/** Section and part of an entry in words; the id of a part that the plan no longer has says nothing. */
function usePlaceOf(plan: PlanView): (part: string | null) => string | null {
	const t = useText(ledgerText);
	const common = useText(commonText);
	return (id) => {
		const section = plan.sections.find(({ parts }) => parts.some((part) => part.id === id));
		const owner = section?.parts.find((part) => part.id === id)?.body ?? null;
		if (section === undefined) {
			return null;
		}
		const name = plan.parties.find(({ code }) => code === owner)?.shortName ?? owner;
		return t.place(`${section.key} ${section.shortTitle}`, name === null ? common.trunk : common.partOf(name));
	};
}

/** The newest entries: which, when, what, by whom, where, in which words. */
export function EntriesTable({ plan, ledger }: { plan: PlanView; ledger: LedgerView }) {
	const t = useText(ledgerText);
	const common = useText(commonText);
	const journal = useText(todayText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const placeOf = usePlaceOf(plan);
	const whoOf = ({ by }: Entry) =>
		by === null ? null : t.person(plan.parties.find(({ code }) => code === by.body)?.shortName ?? by.body, by.person);
	const { entries, size } = ledger;
	return (
		<>
			<ScrollBox label={t.entries(entries.length)}>
				<table className="ui-table ledger-table">
					<caption>{t.entries(entries.length)}</caption>
					<thead>
						<tr>
							<th scope="col" className="ui-table__end">
								{t.number}
							</th>
							<th scope="col">{t.at}</th>
							<th scope="col">{t.what}</th>
							<th scope="col">{t.by}</th>
							<th scope="col">{t.where}</th>
							<th scope="col">{t.words}</th>
						</tr>
					</thead>
					<tbody>
						{entries.map((entry) => (
							<tr key={entry.index}>
								<td className="ui-table__end">{entry.index}</td>
								<td className="ledger-table__at">{`${longDate(entry.at, language)} ${clockTime(entry.at)}`}</td>
								<th scope="row">
									{kindOf(entry, t, lists)}
									{entry.act === null ? null : (
										<>
											{' '}
											<Link
												to="/plans/$plan/receipts/$act"
												params={{ plan: plan.id, act: entry.act }}
												aria-label={t.receiptOf(entry.index)}
											>
												{t.receipt}
											</Link>
										</>
									)}
								</th>
								<td>{whoOf(entry) ?? common.none}</td>
								<td>{placeOf(entry.part) ?? (entry.said === null ? common.none : t.parts(entry.said.parts))}</td>
								<td>{wordsOf(entry, journal)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollBox>
			<p className="ui-sub">
				{size > entries.length ? t.entriesNewest : ''}
				{t.entriesAll}
			</p>
		</>
	);
}
