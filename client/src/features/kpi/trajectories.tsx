import type { KpiTotalView, PlanView } from '@renkei/api';
import { kpiPeriods as periods } from '@renkei/plan';
import { kpiText } from '../../text/kpi.ts';
import { useText } from '../../text/language.tsx';
import { numberText } from '../../text/values.ts';
import { BodyChip, Disclosure, ScrollBox } from '../../ui/index.ts';
import { Picture } from './picture.tsx';
import { type Trajectory, trajectoryOf } from './trajectory.ts';
import { waitingFor } from './waiting-for.ts';

/** Where each KPI leads: a picture with its table, or what it still waits for. */
export function Trajectories({ plan, kpis }: { plan: PlanView; kpis: readonly KpiTotalView[] }) {
	const t = useText(kpiText);
	const all = kpis.map((kpi) => ({ kpi, trajectory: trajectoryOf(kpi) }));
	const drawn = all.flatMap(({ kpi, trajectory }) => (trajectory === null ? [] : [{ kpi, trajectory }]));
	const waiting = all.filter(({ trajectory }) => trajectory === null).map(({ kpi }) => kpi);
	return (
		<Disclosure open summary={t.pictures(drawn.length, kpis.length)}>
			{drawn.length === 0 ? null : (
				<ul className="kpi-pictures">
					{drawn.map(({ kpi, trajectory }, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: rows of a computed list have no name; two may say the same
						<li key={at}>
							<OnePicture plan={plan} kpi={kpi} trajectory={trajectory} />
						</li>
					))}
				</ul>
			)}
			{waiting.length === 0 ? null : (
				<div className="kpi-waiting">
					<h3>{t.notYet}</h3>
					<ul>
						{waiting.map((kpi, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: as above
							<li key={at}>
								{nameWithNumber(kpi)}：<Lack plan={plan} kpi={kpi} />
							</li>
						))}
					</ul>
				</div>
			)}
		</Disclosure>
	);
}

const nameWithNumber = ({ no, name }: KpiTotalView): string =>
	[no === null ? null : numberText(no), name ?? '—'].join(' ').trim();

function OnePicture({ plan, kpi, trajectory }: { plan: PlanView; kpi: KpiTotalView; trajectory: Trajectory }) {
	const t = useText(kpiText);
	return (
		<figure>
			<figcaption>
				<b>{nameWithNumber(kpi)}</b>
				<span className="ui-sub kpi-table__how">
					{[
						kpi.unit === null ? null : t.unit(kpi.unit),
						kpi.kind,
						// A scale that does not start at 0 makes changes look larger than they are.
						trajectory.from === 0 ? null : t.scaleFrom(numberText(trajectory.from)),
					]
						.filter(Boolean)
						.join('・')}
				</span>
			</figcaption>
			<Picture plan={plan} kpi={kpi} trajectory={trajectory} />
			<Previous kpi={kpi} />
			<Disclosure summary={t.asTable}>
				<Twin plan={plan} kpi={kpi} />
			</Disclosure>
		</figure>
	);
}

/** What the former project promised, and what is put on top of it. */
function Previous({ kpi: { previous, previousTarget, beyond, unit } }: { kpi: KpiTotalView }) {
	const t = useText(kpiText);
	const withUnit = (value: string) => [value, unit].filter(Boolean).join(' ');
	const said = [
		previous,
		previousTarget === null ? null : t.previousTarget(withUnit(numberText(previousTarget))),
		beyond === null ? null : t.beyond(withUnit(beyond > 0 ? `＋${numberText(beyond)}` : numberText(beyond))),
	].filter((words) => words !== null);
	return said.length === 0 ? null : <p className="kpi-previous">{t.previous(said)}</p>;
}

/** The same figures as a table: the plan, and what each body gave. */
function Twin({ plan, kpi }: { plan: PlanView; kpi: KpiTotalView }) {
	const t = useText(kpiText);
	const label = t.tableOf(kpi.name ?? '—', kpi.unit);
	return (
		<ScrollBox label={label} className="kpi-twin">
			<table className="ui-table">
				<caption className="ui-hidden">{label}</caption>
				<thead>
					<tr>
						<th scope="col">{t.whose}</th>
						{periods.map((period) => (
							<th key={period} scope="col" className="ui-table__end">
								{t[period]}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					<tr className="ui-table__own">
						<th scope="row">{t.whole}</th>
						{periods.map((period) => (
							<td key={period} className="ui-table__end">
								{valueText(kpi.figures[period].value)}
							</td>
						))}
					</tr>
					{kpi.bodies.map(({ code, values }) => {
						const party = plan.parties.find((candidate) => candidate.code === code);
						return (
							<tr key={code}>
								<th scope="row">{party === undefined ? code : <BodyChip party={party} parties={plan.parties} size={20} />}</th>
								{periods.map((period) => (
									<td key={period} className="ui-table__end">
										{valueText(values[period])}
									</td>
								))}
							</tr>
						);
					})}
				</tbody>
			</table>
		</ScrollBox>
	);
}

const valueText = (value: number | null): string => (value === null ? '—' : numberText(value));

/** What is missing, in words: whose figure, or what the common part lacks. */
function Lack({ plan, kpi }: { plan: PlanView; kpi: KpiTotalView }) {
	const t = useText(kpiText);
	const waiting = waitingFor(kpi);
	if (waiting.kind !== 'bodies') {
		return <>{t[waiting.kind]}</>;
	}
	const names = waiting.codes.map((code) => plan.parties.find((party) => party.code === code)?.name ?? code);
	return <>{t.waitsFor(names)}</>;
}
