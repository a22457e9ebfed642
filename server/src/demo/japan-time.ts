/** A wall-clock time in Japan (`2026-11-18T16:05`) as ISO 8601 UTC; every time of the demo is written as people say it. */
export function inJapan(wallClock: string): string {
	return new Date(`${wallClock}:00+09:00`).toISOString();
}
