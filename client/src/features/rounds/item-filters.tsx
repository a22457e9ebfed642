import type { PlanView } from '@renkei/api';
import { useNavigate } from '@tanstack/react-router';
import { useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { Checkbox, Select } from '../../ui/index.ts';
import { answerersIn, itemStates, type KnownItem, type NarrowedItems } from './round-items.ts';

/** Narrows the table to a status and to a body; both stand in the address. */
export function ItemFilters({
	plan,
	round,
	known,
	shown,
	narrowed,
}: {
	plan: PlanView;
	round: string;
	known: readonly KnownItem[];
	/** How many items fit. */
	shown: number;
	narrowed: NarrowedItems;
}) {
	const t = useText(roundsText);
	const navigate = useNavigate();
	const { code: own, name: ownName } = plan.seat.party;
	const { status = '', body = '' } = narrowed;
	const codes = answerersIn(known, plan.parties);
	const bodies = plan.parties.filter(({ code }) => codes.includes(code) || code === body);
	const narrow = (next: { status: string; body: string }) =>
		void navigate({
			to: '/plans/$plan/rounds/$round',
			params: { plan: plan.id, round },
			search: { ...(next.status === '' ? {} : { status: next.status }), ...(next.body === '' ? {} : { body: next.body }) },
			replace: true,
			resetScroll: false,
		});
	return (
		<search className="round-filters" aria-label={t.filters}>
			<Select label={t.byStatus} value={status} onChange={({ target }) => narrow({ status: target.value, body })}>
				<option value="">{t.all}</option>
				{itemStates.map((state) => (
					<option key={state} value={state}>
						{t.status[state]}
					</option>
				))}
			</Select>
			<Select label={t.byBody} value={body} onChange={({ target }) => narrow({ status, body: target.value })}>
				<option value="">{t.all}</option>
				{bodies.map(({ code, name }) => (
					<option key={code} value={code}>
						{name}
					</option>
				))}
			</Select>
			{codes.includes(own) || body === own ? (
				<Checkbox checked={body === own} onChange={({ target }) => narrow({ status, body: target.checked ? own : '' })}>
					{t.ownItems}
					<span className="ui-hidden">{`（${ownName}）`}</span>
				</Checkbox>
			) : null}
			<p role="status" className="round-filters__count ui-number">
				{t.shown(shown, known.length)}
			</p>
		</search>
	);
}
