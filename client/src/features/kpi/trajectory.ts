import type { KpiTotalView } from '@renkei/api';
import { type KpiPeriod, kpiPeriods as periods } from '@renkei/plan';

/** Room of the picture, in its own units: a picture of usual width has one for each pixel. */
export const room = { width: 340, height: 190, left: 74, right: 258, top: 26, bottom: 156 } as const;

/** The plan's own line, or that of one body. */
export interface Line {
	/** Null for the plan as a whole. */
	readonly code: string | null;
	readonly values: readonly [number, number, number, number];
	readonly points: readonly (readonly [x: number, y: number])[];
	/** Where the name at its end stands, moved apart from the others. */
	readonly nameAt: number;
}

export interface Trajectory {
	readonly plan: Line;
	readonly bodies: readonly Line[];
	/** Base lines of the plan's own figures, one for each point: beside the line that comes to it, not on it. */
	readonly figuresAt: readonly number[];
	/** What the lowest and the highest rule stand for. */
	readonly from: number;
	readonly to: number;
}

/** Least distance between two names, as high as a letter of 14. */
const NAME = 15;

/** The picture of a KPI, or null while a figure of the plan is missing. */
export function trajectoryOf({ aggregation, figures, bodies }: KpiTotalView): Trajectory | null {
	const own = complete((period) => figures[period].value);
	if (own === null) {
		return null;
	}
	// The parts of a sum lie far below it: pressed together at the bottom they tell nothing.
	const beside = aggregation === '加重平均' || aggregation === '最小' ? bodies : [];
	const known = beside.flatMap(({ code, values }) => {
		const four = complete((period) => values[period]);
		return four === null ? [] : [{ code, values: four }];
	});
	const legible = known.length > 1 && (known.length + 1) * NAME <= room.bottom - room.top + NAME;
	const given = [{ code: null, values: own }, ...(legible ? known : [])];
	const [from, to] = scaleOf(given.flatMap(({ values }) => values));
	const xs = periods.map((_, at) => room.left + (at * (room.right - room.left)) / (periods.length - 1));
	const heightOf = (value: number) => room.bottom - ((value - from) / (to - from)) * (room.bottom - room.top);
	const drawn = given.map(({ code, values }) => ({
		code,
		values,
		points: values.map((value, at): [number, number] => [xs[at] ?? 0, heightOf(value)]),
	}));
	const names = movedApart(
		drawn.map(({ values }) => heightOf(values[3])),
		NAME,
		[room.top, room.bottom],
	);
	const [plan, ...others] = drawn.map((line, at): Line => ({ ...line, nameAt: names[at] ?? 0 }));
	return plan === undefined ? null : { plan, bodies: others, figuresAt: figuresBeside(plan.points), from, to };
}

function complete(figureIn: (period: KpiPeriod) => number | null): readonly [number, number, number, number] | null {
	const [baseline, y1, y2, y3] = periods.map(figureIn);
	const all = [baseline, y1, y2, y3];
	return all.every((value) => typeof value === 'number') ? (all as [number, number, number, number]) : null;
}

const ABOVE = -10;
const BELOW = 20;

/** A line that falls to a point crosses the room above it: its figure stands below, where there is room. */
export function figuresBeside(points: readonly (readonly [x: number, y: number])[]): number[] {
	return points.map(([, y], at) => {
		const before = points[at - 1]?.[1] ?? y;
		const falls = y - before > 4;
		return falls && y + BELOW <= room.bottom ? y + BELOW : y + ABOVE;
	});
}

/** The ends of the scale, on round numbers; from 0 unless the lines would all lie in the upper half. */
export function scaleOf(values: readonly number[]): readonly [from: number, to: number] {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	if (least === most) {
		return least === 0 ? [0, 1] : [Math.min(0, least), Math.max(0, least)];
	}
	const base = least >= 0 && least < most / 2 ? 0 : least;
	const step = 10 ** Math.floor(Math.log10(most - base));
	// Without this a tenth of 0.7 ÷ 0.1 tips a rule over to the next.
	const round = (count: number) => Math.round(count * step * 1e6) / 1e6;
	const to = round(Math.ceil(most / step - 1e-9));
	return [base === 0 ? 0 : round(Math.floor(least / step + 1e-9)), to];
}

/**
 * Heights as near to the wanted ones as a least distance between them allows, inside the ends, each in its own place of
 * the list.
 */
export function movedApart(
	wanted: readonly number[],
	distance: number,
	[first, last]: readonly [first: number, last: number],
): number[] {
	const order = wanted.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height || a.at - b.at);
	const placed: number[] = [];
	let above = first - distance;
	for (const { height } of order) {
		above = Math.max(height, above + distance);
		placed.push(above);
	}
	let below = last + distance;
	for (let at = placed.length - 1; at >= 0; at -= 1) {
		below = Math.min(placed[at] ?? 0, below - distance);
		placed[at] = below;
	}
	const heights: number[] = [];
	for (const [at, one] of order.entries()) {
		heights[one.at] = placed[at] ?? one.height;
	}
	return heights;
}
