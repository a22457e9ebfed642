import { expect, it } from 'vitest';
import { dueMark } from './due-mark.ts';

it('[IB4] a last day is past, today, tomorrow, or so many days away', () => {
	expect(dueMark('2026-11-27', '2026-11-28')).toEqual({ kind: 'overdue' });
	expect(dueMark('2026-11-28', '2026-11-28')).toEqual({ kind: 'today' });
	expect(dueMark('2026-11-29', '2026-11-28')).toEqual({ kind: 'tomorrow' });
	expect(dueMark('2027-01-02', '2026-12-31')).toEqual({ kind: 'later', days: 2 });
});
