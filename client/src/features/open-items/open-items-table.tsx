import type { OpenItemView } from '@renkei/api';
import { Link, useNavigate } from '@tanstack/react-router';
import { longDate, shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { openItemsText } from '../../text/open-items.ts';
import { Icon, ScrollBox, VisuallyHidden } from '../../ui/index.ts';
import { searchOf } from './filters.tsx';
import { beginning, grouped, type Narrowed, nextSorting, sorted, sortingOf } from './narrow.ts';

const COLUMNS = 5;

/** 「02 地域課題」; walled parts have no number. */
const sectionName = ({ key, title }: OpenItemView['section']): string => (/^\d/.test(key) ? `${key} ${title}` : title);

/** The list by plan and section; sorted by a column it is one list, and each row says where it stands. */
export function OpenItemsTable({ items, narrowed }: { items: readonly OpenItemView[]; narrowed: Narrowed }) {
	const t = useText(openItemsText);
	const sorting = sortingOf(narrowed);
	return (
		<ScrollBox label={t.title}>
			<table className="ui-table open-items">
				<caption className="ui-hidden">{t.title}</caption>
				<thead>
					<tr>
						<th scope="col">{t.comment}</th>
						<th scope="col">{t.kind}</th>
						<SortHead column="at" narrowed={narrowed} />
						<th scope="col">{t.to}</th>
						<SortHead column="due" narrowed={narrowed} />
					</tr>
				</thead>
				{sorting === null ? (
					grouped(items).map(({ key, first, items: members }) => (
						<tbody key={key}>
							<tr className="open-items__group">
								<th scope="rowgroup" colSpan={COLUMNS}>
									{t.group(first.plan.title, sectionName(first.section))}
								</th>
							</tr>
							{members.map((item) => (
								<Row key={item.thread} item={item} where={null} />
							))}
						</tbody>
					))
				) : (
					<tbody>
						{sorted(items, sorting).map((item) => (
							<Row key={item.thread} item={item} where={t.group(item.plan.title, sectionName(item.section))} />
						))}
					</tbody>
				)}
			</table>
		</ScrollBox>
	);
}

/** The head of a column that sorts: forwards, backwards, and by plan and section again. */
function SortHead({ column, narrowed }: { column: 'at' | 'due'; narrowed: Narrowed }) {
	const t = useText(openItemsText);
	const navigate = useNavigate();
	const now = sortingOf(narrowed);
	const next = nextSorting(now, column);
	const order = now === column ? 'ascending' : now === `-${column}` ? 'descending' : 'none';
	return (
		<th scope="col" aria-sort={order}>
			<button
				type="button"
				className="open-items__sort"
				title={next === null ? t.grouped : t.bySort[column]}
				onClick={() =>
					void navigate({
						to: '/open-items',
						search: searchOf({ ...narrowed, sort: next ?? undefined }),
						replace: true,
						resetScroll: false,
					})
				}
			>
				{t[column]}
				{order === 'none' ? null : <Icon name={order === 'ascending' ? 'up' : 'down'} />}
			</button>
		</th>
	);
}

function Row({ item, where }: { item: OpenItemView; where: string | null }) {
	const t = useText(openItemsText);
	const { language } = useLanguage();
	const part = item.body === null ? t.trunk : t.partOf(item.body);
	return (
		<tr>
			<th scope="row" className="open-items__comment">
				<Link
					to="/plans/$plan/s/$key"
					params={{ plan: item.plan.id, key: item.section.key }}
					search={{ thread: item.thread }}
					className="open-items__text"
				>
					{beginning(item.text)}
				</Link>
				{where === null ? null : <span className="ui-sub open-items__line">{where}</span>}
				<span className="ui-sub open-items__line">
					{item.place === '' ? part : t.place(part, item.place)}
					{item.quote === null ? null : <span className="open-items__quote">{t.quote(beginning(item.quote))}</span>}
				</span>
				{item.last.at === item.at ? null : (
					<span className="ui-sub open-items__line">
						{t.last(item.last.party, item.last.person, shortDate(item.last.at, language))}
					</span>
				)}
			</th>
			<td>
				{t.kinds[item.kind]}
				{item.waitsForMe ? <span className="open-items__waits">{t.waits}</span> : null}
			</td>
			<td>
				<span className="ui-number">{shortDate(item.at, language)}</span>
				<span className="open-items__line">{t.person(item.by.party, item.by.person)}</span>
			</td>
			<td>{item.to ?? <span aria-hidden="true">—</span>}</td>
			<td className="ui-number">
				<Due item={item} />
			</td>
		</tr>
	);
}

function Due({ item }: { item: OpenItemView }) {
	const t = useText(openItemsText);
	const { language } = useLanguage();
	if (item.due === null) {
		return <span aria-hidden="true">—</span>;
	}
	if (!item.overdue) {
		return longDate(item.due, language);
	}
	return (
		<span className="open-items__late">
			<Icon name="warning" />
			<span aria-hidden="true">{longDate(item.due, language)}</span>
			<VisuallyHidden>{t.overdue(longDate(item.due, language))}</VisuallyHidden>
		</span>
	);
}
