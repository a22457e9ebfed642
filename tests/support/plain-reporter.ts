import type { Reporter, TestModule } from 'vitest/node';

/** Prints the result as one line that a program can read: `N passed, N failed`, and `, N skipped` where there are any. */
export default class PlainReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
		const count = { passed: 0, failed: 0, skipped: 0 };
		for (const module of modules) {
			let inModule = 0;
			for (const test of module.children.allTests()) {
				const state = test.result().state;
				count[state === 'pending' ? 'skipped' : state] += 1;
				inModule += 1;
			}
			// A file that could not be loaded holds no tests; without this it would count as nothing.
			if (inModule === 0 && module.state() === 'failed') {
				count.failed += 1;
			}
		}
		// An error outside any test makes the run fail, so the line may not say that nothing did.
		count.failed += unhandledErrors.length;
		const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`;
		process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
	}
}
