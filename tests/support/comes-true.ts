/**
 * Whether something becomes so before a minute is over: for runs in which what never comes is the finding itself, and
 * must not end as a test that hangs.
 */
export async function comesTrue(ask: () => boolean | Promise<boolean>): Promise<boolean> {
	for (const began = performance.now(); performance.now() - began < 60_000; ) {
		if (await ask()) {
			return true;
		}
		await new Promise((next) => setTimeout(next, 15));
	}
	return false;
}
