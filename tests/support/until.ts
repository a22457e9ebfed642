/** Waits for a condition; the test's own time limit ends it. Never a sleep: it returns as soon as the thing is so. */
export async function until<T>(ask: () => T | Promise<T>): Promise<NonNullable<T>> {
	for (;;) {
		const answer = await ask();
		if (answer) {
			return answer as NonNullable<T>;
		}
		await new Promise((next) => setTimeout(next, 15));
	}
}
