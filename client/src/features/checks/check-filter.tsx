import type { CheckView, PlanView } from '@renkei/api';
import { checkVerdicts, memberBodies } from '@renkei/plan';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { checksText } from '../../text/checks.ts';
import { useText } from '../../text/language.tsx';
import { BodyChip, Select } from '../../ui/index.ts';
import { countByVerdict, type Narrowed, openFor } from './narrow.ts';
import { VerdictMark } from './verdict-mark.tsx';

const here = '/plans/$plan/check' as const;

interface FilterProps {
	readonly plan: PlanView;
	readonly checks: readonly CheckView[];
	readonly narrowed: Narrowed;
}

/** The address without what is not narrowed. */
const searchOf = ({ result, body }: Narrowed) => ({
	...(result === undefined ? {} : { result }),
	...(body === undefined ? {} : { body }),
});

/** By result and by body, each with its count: links, so that a narrowed list can be sent to somebody. */
export function CheckFilter({ plan, checks, narrowed }: FilterProps) {
	const t = useText(checksText);
	const counts = countByVerdict(checks);
	const row = (label: ReactNode, count: number, to: Narrowed) => (
		<Link
			to={here}
			params={{ plan: plan.id }}
			search={searchOf(to)}
			replace
			resetScroll={false}
			className="checks-filter__row"
			// The link to the list as it is now is the current one.
			activeOptions={{ exact: true, includeSearch: true }}
		>
			<span className="checks-filter__label">{label}</span>
			<span className="ui-number">{count}</span>
		</Link>
	);
	return (
		<nav className="checks-filter" aria-label={t.filter}>
			<h2>{t.result}</h2>
			<ul className="ui-list">
				<li>{row(t.all, checks.length, { body: narrowed.body })}</li>
				{checkVerdicts.map((verdict) => (
					<li key={verdict}>
						{row(<VerdictMark verdict={verdict} />, counts.get(verdict) ?? 0, { ...narrowed, result: verdict })}
					</li>
				))}
			</ul>
			<h2>{t.who}</h2>
			<ul className="ui-list">
				<li>{row(t.anybody, checks.filter(({ verdict }) => verdict !== '適合').length, { result: narrowed.result })}</li>
				{memberBodies(plan.parties).map((party) => (
					<li key={party.code}>
						{row(<BodyChip party={party} parties={plan.parties} />, openFor(checks, party.code), {
							...narrowed,
							body: party.code,
						})}
					</li>
				))}
			</ul>
		</nav>
	);
}

/** The same as two lists to choose from, where there is no room beside the table. */
export function CheckSelects({ plan, checks, narrowed }: FilterProps) {
	const t = useText(checksText);
	const counts = countByVerdict(checks);
	const navigate = useNavigate();
	const go = (to: Narrowed) =>
		void navigate({ to: here, params: { plan: plan.id }, search: searchOf(to), replace: true, resetScroll: false });
	return (
		<div className="checks-selects">
			<Select
				label={t.result}
				value={narrowed.result ?? ''}
				onChange={({ target }) => go({ ...narrowed, result: target.value === '' ? undefined : target.value })}
			>
				<option value="">{`${t.all} ${checks.length}`}</option>
				{checkVerdicts.map((verdict) => (
					<option key={verdict} value={verdict}>{`${t.verdict[verdict]} ${counts.get(verdict) ?? 0}`}</option>
				))}
			</Select>
			<Select
				label={t.who}
				value={narrowed.body ?? ''}
				onChange={({ target }) => go({ ...narrowed, body: target.value === '' ? undefined : target.value })}
			>
				<option value="">{t.anybody}</option>
				{memberBodies(plan.parties).map((party) => (
					<option key={party.code} value={party.code}>{`${party.name} ${openFor(checks, party.code)}`}</option>
				))}
			</Select>
		</div>
	);
}
