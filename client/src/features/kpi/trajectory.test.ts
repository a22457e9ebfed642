import type { KpiTotalView } from '@renkei/api';
import { describe, expect, it } from 'vitest';
import { figuresBeside, movedApart, room, scaleOf, trajectoryOf } from './trajectory.ts';

const figure = (value: number | null) => ({ value, missing: [] });
const four = ([baseline, y1, y2, y3]: readonly (number | null)[]) => ({
	baseline: baseline ?? null,
	y1: y1 ?? null,
	y2: y2 ?? null,
	y3: y3 ?? null,
});

function kpi(
	aggregation: KpiTotalView['aggregation'],
	plan: readonly (number | null)[],
	bodies: readonly (readonly (number | null)[])[] = [],
): KpiTotalView {
	const [baseline, y1, y2, y3] = plan.map(figure);
	const none = figure(null);
	return {
		...{ no: 1, name: '外出の回数', kind: 'アウトカム', unit: '回', aggregation },
		...{ previous: null, previousTarget: null, beyond: null },
		figures: { baseline: baseline ?? none, y1: y1 ?? none, y2: y2 ?? none, y3: y3 ?? none },
		bodies: bodies.map((values, at) => ({ code: `99401${at}`, values: four(values) })),
	};
}

describe('a trajectory', () => {
	it('[KP6] is drawn of four figures, none with one missing; zero is a figure', () => {
		expect(trajectoryOf(kpi('合計', [0, 1800, 2770, null]))).toBeNull();
		const drawn = trajectoryOf(kpi('合計', [0, 1800, 2770, 3460]));
		expect(drawn?.plan.points.map(([, y]) => y)).toEqual([
			room.bottom,
			expect.any(Number),
			expect.any(Number),
			expect.any(Number),
		]);
		expect([drawn?.from, drawn?.to]).toEqual([0, 4000]);
	});

	it('[KP6] has a scale from 0 on round numbers, and from higher only where the lines would lie in its upper half', () => {
		expect(scaleOf([930, 686, 670])).toEqual([600, 1000]);
		expect(scaleOf([4, 1.5, 1])).toEqual([0, 4]);
		expect(scaleOf([5.2, 8])).toEqual([5, 8]);
		expect(scaleOf([0.3, 0.1, 0.7])).toEqual([0, 0.7]);
		expect(scaleOf([5, 5])).toEqual([0, 5]);
		expect(scaleOf([0, 0])).toEqual([0, 1]);
		expect(scaleOf([-4, 3])).toEqual([-4, 3]);
	});

	it('[KP7] bodies stand beside a mean, not beside a sum; one without all four figures is not drawn', () => {
		const bodies = [
			[6, 6.3, 6.8, 7.3],
			[5, 5.3, 5.8, 6.3],
			[5, null, 5, 5],
		];
		expect(trajectoryOf(kpi('加重平均', [5.5, 5.8, 6.3, 6.8], bodies))?.bodies.map(({ code }) => code)).toEqual([
			'994010',
			'994011',
		]);
		expect(trajectoryOf(kpi('合計', [11, 12, 13, 14], bodies))?.bodies).toEqual([]);
		const many = Array.from({ length: 14 }, () => [1, 2, 3, 4]);
		expect(trajectoryOf(kpi('加重平均', [1, 2, 3, 4], many))?.bodies).toEqual([]);
	});

	it('[KP7] a figure stands below a point to which the line falls, else above, and never under the scale', () => {
		const points = [30, 100, 100, 80, room.bottom - 5].map((y, at): [number, number] => [at, y]);
		expect(figuresBeside(points)).toEqual([20, 120, 90, 70, room.bottom - 15]);
	});

	it('[KP7] names at the ends never cover each other and stay inside', () => {
		const bodies = Array.from({ length: 7 }, () => [5, 6, 7, 8]);
		const drawn = trajectoryOf(kpi('加重平均', [5, 6, 7, 8], bodies));
		const names = [drawn?.plan, ...(drawn?.bodies ?? [])].map((line) => line?.nameAt ?? Number.NaN).sort((a, b) => a - b);
		expect(names).toHaveLength(8);
		expect(names.every((name, at) => at === 0 || name - (names[at - 1] ?? 0) >= 15)).toBe(true);
		expect(names.at(-1)).toBeLessThanOrEqual(room.bottom);
		expect(movedApart([50, 10, 52], 10, [0, 100])).toEqual([50, 10, 60]);
	});
});
