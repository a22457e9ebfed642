/** The time, handed in so that tests can set it. */
export interface Clock {
	now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in Japan (ISO date), whatever zone the server stands in: seats, deadlines and 決裁日 are days there. */
export function dayInJapan(at: Date): string {
	return new Date(at.getTime() + JAPAN_AHEAD_MS).toISOString().slice(0, 10);
}

/** The day before one in Japan (ISO date). */
export function dayBefore(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** The day after one in Japan (ISO date). */
export function dayAfter(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** The first moment of a day in Japan (ISO 8601 UTC). */
export function startInJapan(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) - JAPAN_AHEAD_MS).toISOString();
}
