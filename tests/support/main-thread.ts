import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	/** µs */
	readonly ts: number;
	readonly dur?: number;
	readonly args: { readonly data?: { readonly type?: string } };
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * Types letters where the caret is and measures what the page's main thread does for each: all its tasks (script, style,
 * layout) from one key to the next.
 * @param pace ms between two keys
 * @returns ms for each key but the last, in order
 */
export async function workPerKey(page: Page, keys: number, pace = 30): Promise<readonly number[]> {
	const session = await page.context().newCDPSession(page);
	const events: TraceEvent[] = [];
	session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: categories, excludedCategories: ['*'] },
	});
	const began = performance.now();
	for (let key = 0; key < keys; key += 1) {
		await press(session, String.fromCharCode(97 + (key % 26)));
		await page.waitForTimeout(Math.max(0, began + (key + 1) * pace - performance.now()));
	}
	const complete = new Promise<unknown>((done) => {
		session.once('Tracing.tracingComplete', done);
	});
	await session.send('Tracing.end');
	await complete;
	await session.detach();
	return perKey(events);
}

async function press(session: CDPSession, letter: string): Promise<void> {
	const key = { key: letter, text: letter, code: `Key${letter.toUpperCase()}` };
	await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
	await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

function perKey(events: readonly TraceEvent[]): readonly number[] {
	const downs = events.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown');
	const { pid, tid } = downs[0] ?? { pid: 0, tid: 0 };
	const starts = downs.map(({ ts }) => ts).toSorted((one, other) => one - other);
	const work = starts.slice(1).map(() => 0);
	for (const { name, pid: process, tid: thread, ts, dur = 0 } of events) {
		if (name === 'RunTask' && process === pid && thread === tid) {
			// By its end: the task that takes the key begins before the key is told to the page.
			const key = starts.findLastIndex((start) => start < ts + dur);
			if (key in work) {
				work[key] = (work[key] as number) + dur / 1_000;
			}
		}
	}
	return work;
}
