import type { KpiTotalView, PlanView } from '@renkei/api';
import { kpiPeriods as periods } from '@renkei/plan';
import { type CSSProperties, useId } from 'react';
import { kpiText } from '../../text/kpi.ts';
import { useText } from '../../text/language.tsx';
import { numberText } from '../../text/values.ts';
import { bodyLookOf } from '../../ui/index.ts';
import { type Line, room, type Trajectory } from './trajectory.ts';

/** Not colour alone: bodies are told apart by their strokes too, as their carets are, and by the name at the end. */
const strokes = { solid: undefined, dashed: '6 3', dotted: '2 3', double: '8 3 2 3' } as const;

/** From the baseline to the third year: the plan as a whole, and the bodies thinly beside it. */
export function Picture({ plan, kpi, trajectory }: { plan: PlanView; kpi: KpiTotalView; trajectory: Trajectory }) {
	const t = useText(kpiText);
	const id = useId();
	const { plan: own, bodies, figuresAt, from, to } = trajectory;
	const said = periods.map((period, at) => t.point(t[period], numberText(own.values[at] ?? 0))).join('、');
	return (
		<svg
			className="kpi-picture"
			role="img"
			aria-labelledby={`${id}-title`}
			aria-describedby={`${id}-desc`}
			viewBox={`0 0 ${room.width} ${room.height}`}
		>
			<title id={`${id}-title`}>{t.pictureOf(kpi.name ?? '—')}</title>
			<desc id={`${id}-desc`}>{t.pictureSays(said, kpi.unit, numberText(from), bodies.length)}</desc>
			{[
				{ value: from, y: room.bottom },
				{ value: to, y: room.top },
			].map(({ value, y }) => (
				<g key={y}>
					<line className="kpi-picture__rule" x1={room.left - 20} x2={room.right + 8} y1={y} y2={y} />
					<text className="kpi-picture__scale" x={room.left - 24} y={y + 5} textAnchor="end">
						{numberText(value)}
					</text>
				</g>
			))}
			{periods.map((period, at) => (
				<text key={period} className="kpi-picture__scale" x={own.points[at]?.[0]} y={room.bottom + 22} textAnchor="middle">
					{t[period]}
				</text>
			))}
			{bodies.map((line) => (
				<Path key={line.code} line={line} name={nameOf(plan, line.code)} look={bodyLookOf(plan.parties, line.code ?? '')} />
			))}
			<Path line={own} name={t.whole} look={null} />
			{own.points.map(([x, y], at) => (
				<g key={periods[at]}>
					<circle className={at === 0 ? 'kpi-picture__dot kpi-picture__dot--start' : 'kpi-picture__dot'} cx={x} cy={y} r="4.5" />
					<text className="kpi-picture__value" x={x} y={figuresAt[at]} textAnchor="middle">
						{numberText(own.values[at] ?? 0)}
					</text>
				</g>
			))}
		</svg>
	);
}

const nameOf = (plan: PlanView, code: string | null): string =>
	plan.parties.find((party) => party.code === code)?.shortName ?? code ?? '';

function Path({ line, name, look }: { line: Line; name: string; look: ReturnType<typeof bodyLookOf> | null }) {
	const [endX, endY] = line.points.at(-1) ?? [0, 0];
	const style = look === null ? undefined : ({ '--body': look.colour } as CSSProperties);
	return (
		<g className={look === null ? 'kpi-picture__own' : 'kpi-picture__body'} style={style}>
			<polyline
				className="kpi-picture__line"
				points={line.points.map((point) => point.join(',')).join(' ')}
				strokeDasharray={look === null ? undefined : strokes[look.caret]}
			/>
			<line className="kpi-picture__leader" x1={endX + 6} y1={endY} x2={endX + 20} y2={line.nameAt} />
			<text className="kpi-picture__name" x={endX + 24} y={line.nameAt + 5}>
				{name}
			</text>
		</g>
	);
}
