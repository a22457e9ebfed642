import './kpi.css';
import type { KpiTotalView, PlanView } from '@renkei/api';
import { figureWords, kpiFigureKey, kpiPeriods as periods } from '@renkei/plan';
import { useKpis } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { kpiText } from '../../text/kpi.ts';
import { useText } from '../../text/language.tsx';
import { placeCommentsText } from '../../text/place-comments.ts';
import { numberText } from '../../text/values.ts';
import { BodyChip, Bones, FigureComment, type FigureComments, ScrollBox, useStops } from '../../ui/index.ts';
import { firstOfNumber } from './first-of-number.ts';
import { Trajectories } from './trajectories.tsx';
import { waitingFor } from './waiting-for.ts';

/** One figure of the bodies' for each KPI and year, and whose is still missing. */
export function KpiTotals({ plan, comments }: { plan: PlanView; comments: FigureComments }) {
	const t = useText(kpiText);
	const common = useText(commonText);
	const { data, error } = useKpis(plan.id);
	if (data === undefined && error?.failure.kind === 'problem' && error.failure.problem.status === 404) {
		// A sum tells of its parts: whoever may not read them all sees no sum.
		return null;
	}
	return (
		<section aria-labelledby="kpi-title" className="kpi">
			<div className="kpi__head">
				<h2 id="kpi-title">{t.title}</h2>
				<p className="ui-sub">{t.how}</p>
			</div>
			{data !== undefined ? (
				<>
					<Totals plan={plan} kpis={data.kpis} comments={comments} />
					{data.kpis.length === 0 ? null : <Trajectories plan={plan} kpis={data.kpis} />}
				</>
			) : error !== null ? (
				<p className="ui-body-text">{t.failed}</p>
			) : (
				<Bones label={common.loading} rows={3} />
			)}
		</section>
	);
}

function Totals({ plan, kpis, comments }: { plan: PlanView; kpis: readonly KpiTotalView[]; comments: FigureComments }) {
	const t = useText(kpiText);
	const p = useText(placeCommentsText);
	const named = firstOfNumber(kpis);
	const stops = useStops(named.map(({ no }) => periods.map((period) => kpiFigureKey(no, period))));
	if (kpis.length === 0) {
		return <p className="ui-body-text">{t.empty}</p>;
	}
	return (
		<ScrollBox label={t.title} className="kpi-table">
			<table className="ui-table" {...stops.around}>
				<thead>
					<tr>
						<th scope="col" className="ui-table__end">
							{t.number}
						</th>
						<th scope="col">{t.name}</th>
						{periods.map((period) => (
							<th key={period} scope="col" className="ui-table__end">
								{t[period]}
							</th>
						))}
						<th scope="col">{t.waiting}</th>
					</tr>
				</thead>
				<tbody>
					{kpis.map((kpi, at) => (
						// Rows of a computed list have no name of their own; their order is the table's below.
						// biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same
						<tr key={at}>
							<td className="ui-table__end">{kpi.no === null ? '—' : numberText(kpi.no)}</td>
							<th scope="row">
								{kpi.name ?? '—'}
								<span className="ui-sub kpi-table__how">
									{[kpi.kind, kpi.aggregation, kpi.unit].filter((word) => word !== null).join('・')}
								</span>
							</th>
							{periods.map((period) => {
								const no = named.find((one) => one.kpi === kpi)?.no;
								const key = no === undefined ? null : kpiFigureKey(no, period);
								return (
									<td key={period} className="ui-table__end ui-placed ui-placed--figure">
										{kpi.figures[period].value === null ? '—' : numberText(kpi.figures[period].value)}
										{key === null ? null : (
											<FigureComment
												figure={{
													key,
													title: p.kpiFigure(String(kpi.no), kpi.name ?? '', t[period]),
													quote: figureWords({ kind: 'kpi', no: kpi.no ?? 0, period }, { budget: null, kpis: [kpi] }) ?? '',
												}}
												comments={comments}
												words={p}
												tabStop={stops.isStop(key)}
											/>
										)}
									</td>
								);
							})}
							<td>
								<Waiting plan={plan} kpi={kpi} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollBox>
	);
}

function Waiting({ plan, kpi }: { plan: PlanView; kpi: KpiTotalView }) {
	const t = useText(kpiText);
	const waiting = waitingFor(kpi);
	if (waiting.kind !== 'bodies') {
		return <span className="ui-sub">{t[waiting.kind]}</span>;
	}
	return (
		<span className="kpi-table__bodies">
			{waiting.codes.map((code) => {
				const party = plan.parties.find((candidate) => candidate.code === code);
				return party === undefined ? null : <BodyChip key={code} party={party} parties={plan.parties} size={20} />;
			})}
		</span>
	);
}
