import { expect, it } from 'vitest';
import { dateAndTime, dayInJapan, longDate, shortDate, since } from './dates.ts';

// 5:20 UTC is 14:20 in Japan.
const now = new Date('2026-11-24T05:41:00Z');

it('[TX3] dates are written with era and weekday, times as in Japan', () => {
	expect(longDate('2026-11-24')).toBe('令和8年11月24日（火）');
	expect(longDate('2026-11-24', 'en')).toBe('Tue 24 Nov 2026');
	expect(shortDate('2026-10-03')).toBe('10月3日');
	expect(dateAndTime('2026-11-24T05:20:00Z')).toBe('11月24日 14:20');
	expect(dayInJapan(new Date('2026-11-23T15:00:00Z'))).toBe('2026-11-24');
});

it('[TX4] a moment is told by how near it is', () => {
	expect(since('2026-11-24T05:20:00Z', now)).toBe('きょう 14:20');
	expect(since('2026-11-23T07:20:00Z', now)).toBe('きのう 16:20');
	// Already the 24th in Japan, still the 23rd in UTC.
	expect(since('2026-11-23T16:05:00Z', now)).toBe('きょう 1:05');
	expect(since('2026-10-03T00:41:00Z', now)).toBe('10月3日');
	expect(since('2025-10-03T00:41:00Z', now)).toBe('令和7年10月3日');
	expect(since('not a date', now)).toBe('not a date');
});
