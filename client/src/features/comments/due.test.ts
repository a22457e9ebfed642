import { expect, it } from 'vitest';
import { daysLeft, readDue } from './due.ts';

const today = '2026-11-28';

it('[CO14] days to the last day are counted, the day itself as none', () => {
	expect(daysLeft('2026-12-04', today)).toBe(6);
	expect(daysLeft(today, today)).toBe(0);
	expect(daysLeft('2026-11-27', today)).toBe(-1);
});

it('[CO15] a last day is read as offices write it; without a year it is the next such day', () => {
	expect(readDue('', today)).toEqual({ kind: 'none' });
	expect(readDue('R8.12.4', today)).toEqual({ kind: 'day', day: '2026-12-04' });
	expect(readDue('2026-12-04', today)).toEqual({ kind: 'day', day: '2026-12-04' });
	expect(readDue('１２月４日', today)).toEqual({ kind: 'day', day: '2026-12-04' });
	expect(readDue('1/15', today)).toEqual({ kind: 'day', day: '2027-01-15' });
	expect(readDue('13/40', today)).toEqual({ kind: 'fault', fault: 'unreadable' });
	expect(readDue('来週', today)).toEqual({ kind: 'fault', fault: 'unreadable' });
});

it('[CO16] a day that has passed is refused, unless it is the one that stands', () => {
	expect(readDue('2026-11-27', today)).toEqual({ kind: 'fault', fault: 'past' });
	expect(readDue('2026-11-27', today, '2026-11-27')).toEqual({ kind: 'day', day: '2026-11-27' });
});
