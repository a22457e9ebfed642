import type { ChecksView, CheckView, PlanView } from '@renkei/api';
import { checkGroups, memberBodies, type Template } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { placeAddress } from '../../api/index.ts';
import { reasonText } from '../../text/check-reasons.ts';
import { checksText } from '../../text/checks.ts';
import { useText } from '../../text/language.tsx';
import { BodyChip } from '../../ui/index.ts';
import { goalOf } from './check-place.ts';
import { FigureLink } from './figure-link.tsx';
import { VerdictMark } from './verdict-mark.tsx';

const schemeWords = ['', '①', '②', '③'];

/** The checks, group by group; what stops the plan first. */
export function CheckTable({
	plan,
	checks,
	view,
	template,
}: {
	plan: PlanView;
	checks: readonly CheckView[];
	view: ChecksView;
	template: Template | undefined;
}) {
	const t = useText(checksText);
	const groups = checkGroups
		.map((group) => ({ group, rows: checks.filter((check) => check.group === group) }))
		.filter(({ rows }) => rows.length > 0);
	return (
		<table className="ui-table checks-table">
			<caption className="ui-hidden">{t.title}</caption>
			<thead>
				<tr>
					<th scope="col">{t.result}</th>
					<th scope="col">{t.condition}</th>
					<th scope="col">{t.who}</th>
					<th scope="col">{t.next}</th>
				</tr>
			</thead>
			{groups.map(({ group, rows }) => (
				<tbody key={group}>
					<tr className="checks-table__group">
						<th scope="rowgroup" colSpan={4}>
							{t.group(group, schemeWords[plan.scheme] ?? '', view.edition.key)}
						</th>
					</tr>
					{rows.map((check) => (
						<CheckRow key={check.id} plan={plan} check={check} view={view} template={template} />
					))}
				</tbody>
			))}
		</table>
	);
}

function CheckRow({
	plan,
	check,
	view,
	template,
}: {
	plan: PlanView;
	check: CheckView;
	view: ChecksView;
	template: Template | undefined;
}) {
	const t = useText(checksText);
	const reasons = useText(reasonText);
	const bodies = memberBodies(plan.parties);
	const names = {
		nameOf: (code: string) => plan.parties.find((party) => party.code === code)?.name ?? null,
		all: bodies.length,
	};
	const titleOf = (figure: string) => view.figures.find(({ key }) => key === figure)?.title ?? figure;
	return (
		<tr id={`check-${check.id}`}>
			<td className="checks-table__verdict">
				<VerdictMark verdict={check.verdict} />
			</td>
			<th scope="row" className="checks-table__rule">
				<span>{check.text}</span>
				{check.reasons.map((reason) => (
					<span key={`${reason.kind} ${reason.what} ${reason.rows.join(' ')}`} className="checks-table__fact">
						{reasons.say(reason, names)}
					</span>
				))}
				<span className="checks-table__source">{`${check.id}　${t.source[check.source]}`}</span>
			</th>
			<td className="checks-table__who">
				{check.actors.length > 1 && check.actors.length === bodies.length
					? t.everybody
					: check.actors.map((code) => {
							const party = plan.parties.find((candidate) => candidate.code === code);
							return party === undefined ? null : <BodyChip key={code} party={party} parties={plan.parties} />;
						})}
			</td>
			<td className="checks-table__next">
				{check.verdict === '出典待ち' && check.figures[0] !== undefined ? (
					<FigureLink figure={check.figures[0]}>
						{t.go[view.mayAnswer ? 'answer' : 'figure'](titleOf(check.figures[0]))}
					</FigureLink>
				) : (
					<PlaceLink plan={plan} check={check} template={template} />
				)}
			</td>
		</tr>
	);
}

/** 「08 KPI KPI 名称」 says one thing twice. */
const withoutHead = (field: string, head: string): string =>
	field.startsWith(`${head} `) ? field.slice(head.length + 1) : field;

/** The one link of a row: it names the field and leads there. */
function PlaceLink({ plan, check, template }: { plan: PlanView; check: CheckView; template: Template | undefined }) {
	const t = useText(checksText);
	const { part, section, place, field, body, act } = goalOf(check, plan, template);
	if (check.id === 'K3-36' && plan.representative === null) {
		return (
			<Link to="/plans/$plan/seats" params={{ plan: plan.id }}>
				{t.go.name}
			</Link>
		);
	}
	const row = check.row === null ? null : check.row + 1;
	const head = `${section.key} ${section.shortTitle}`;
	// What is frozen is asked for as a whole.
	const words =
		act === 'reopen'
			? t.place(head, null, body, null)
			: t.place(head, field === null ? null : withoutHead(field, section.shortTitle), body, row);
	return (
		<Link
			to="/plans/$plan/s/$key"
			params={{ plan: plan.id, key: section.key }}
			search={{
				...(part === null ? {} : { part: part.id }),
				...(part === null || place === null ? {} : { at: placeAddress(place) }),
			}}
		>
			{t.go[act](words)}
		</Link>
	);
}
