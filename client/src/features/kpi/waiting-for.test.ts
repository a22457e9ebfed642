import { expect, it } from 'vitest';
import { waitingFor } from './waiting-for.ts';

const figure = (value: number | null, missing: string[] = []) => ({ value, missing });
const all = (one: ReturnType<typeof figure>) => ({ baseline: one, y1: one, y2: one, y3: one });

it('[KP3] a KPI waits for a rule first, then for a number, then for the bodies, each named once', () => {
	const none = all(figure(null, ['b', 'a']));
	expect(waitingFor({ no: null, aggregation: null, figures: none })).toEqual({ kind: 'noRule' });
	expect(waitingFor({ no: null, aggregation: '合計', figures: none })).toEqual({ kind: 'noNumber' });
	expect(waitingFor({ no: 1, aggregation: '合計', figures: { ...none, y3: figure(null, ['c']) } })).toEqual({
		kind: 'bodies',
		codes: ['a', 'b', 'c'],
	});
	expect(waitingFor({ no: 1, aggregation: '合計', figures: all(figure(0)) })).toEqual({ kind: 'complete' });
	expect(waitingFor({ no: null, aggregation: '共通値', figures: all(figure(1)) })).toEqual({ kind: 'complete' });
	expect(waitingFor({ no: null, aggregation: '共通値', figures: all(figure(null)) })).toEqual({ kind: 'noOwn' });
});
