import { setTimeout as rest } from 'node:timers/promises';

const DAY = 24 * 60 * 60 * 1000;
const JAPAN_AHEAD = 9 * 60 * 60 * 1000;
/** As long as what is said of today and tomorrow must hold (ms). */
const MARGIN = 90_000;

/** Where a day in Japan is about to end, waits for the next: what a test calls tomorrow is so to its end. */
export async function awayFromMidnight(): Promise<void> {
	const left = DAY - ((Date.now() + JAPAN_AHEAD) % DAY);
	if (left < MARGIN) {
		await rest(left + 1000);
	}
}
