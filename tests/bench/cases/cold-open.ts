import { setTimeout as pause } from 'node:timers/promises';
import type { Case } from '../case.ts';
import { feed } from '../feed.ts';
import { longTrace } from '../material.ts';
import { startMeter } from '../meter.ts';
import { median } from '../numbers.ts';
import { type Opening, openWhole } from '../opening.ts';

/** Rest of a started server before it is asked (ms). */
const REST_MS = 500;

/** A long document is opened after a restart, by one client that has nothing: the first time, and later times. */
export const coldOpen: Case = {
	name: 'cold-open',
	figures: [
		{ key: 'first', title: 'first open: received ms', better: 'less', over: 'median' },
		{ key: 'later', title: 'later opens: received ms', better: 'less', over: 'median' },
		{ key: 'applied', title: 'later opens: applied ms', better: null, over: 'median' },
		{ key: 'wrong', title: 'opens without the whole text', better: null, over: 'worst' },
	],
	takes: ({ name, keeps }) => keeps === 'everything' || name === 'raw',
	rounds: 1,
	async measure(bench) {
		const trace = longTrace(bench.pace.traceEdits);
		const room = bench.room('trace');
		const meter = startMeter(bench.server);
		await feed(bench, room, trace);
		if (bench.kind.speaks !== 'relay') {
			await pause(bench.pace.storeMs);
		}
		await bench.server.stop();
		const openings: Opening[] = [];
		for (let open = 0; open < bench.pace.opens; open += 1) {
			await bench.server.start();
			await pause(REST_MS);
			openings.push(await openWhole(bench, room, trace));
			await bench.server.kill();
		}
		await bench.server.start();
		const { noise } = meter();
		const [first, ...later] = openings;
		return [
			{
				table: `Cold open after a restart: ${trace.updates.length} edits, ${trace.text.length} characters, ${trace.whole.length} bytes`,
				noise,
				figures: {
					first: first?.receivedMs ?? Number.NaN,
					later: median(later.map(({ receivedMs }) => receivedMs)),
					applied: median(later.map(({ appliedMs }) => appliedMs)),
					wrong: openings.filter(({ whole }) => !whole).length,
				},
			},
		];
	},
};
