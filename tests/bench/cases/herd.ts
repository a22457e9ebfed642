import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Bench, Case } from '../case.ts';
import { feed } from '../feed.ts';
import { lettersOf } from '../letters.ts';
import { type Material, section } from '../material.ts';
import { startMeter } from '../meter.ts';
import { median } from '../numbers.ts';

const DOCUMENTS = 14;
const CLIENTS_EACH = 30;
const REST_MS = 500;
const PATIENCE_MS = 30_000;
/** Of the bytes of a document: servers write the same content in slightly different ways. */
const NEARLY = 0.9;
/** Every so many-th client is asked what it holds; the rest would only make the bench busy. */
const CHECKED = 10;

/** Everybody comes back at once after a restart. */
export const herd: Case = {
	name: 'herd',
	figures: [
		{ key: 'all', title: 'all have everything: ms', better: 'less', over: 'median' },
		{ key: 'half', title: 'half of them: ms', better: 'less', over: 'median' },
		{ key: 'cpu', title: 'server CPU s', better: 'less', over: 'median' },
		{ key: 'wrong', title: 'clients without the whole text', better: null, over: 'worst' },
	],
	takes: ({ name, keeps }) => keeps === 'everything' || name === 'raw',
	rounds: 1,
	async measure(bench) {
		const sections = Array.from({ length: DOCUMENTS }, (_, at) => ({
			room: bench.room(`section-${at}`),
			material: section(at + 1, bench.pace.sectionLength),
		}));
		const meter = startMeter(bench.server);
		await Promise.all(sections.map(({ room, material }) => feed(bench, room, material)));
		if (bench.kind.speaks !== 'relay') {
			await pause(bench.pace.storeMs);
		}
		await bench.server.stop();
		const returns: Return[] = [];
		for (let open = 0; open < bench.pace.opens; open += 1) {
			await bench.server.start();
			await pause(REST_MS);
			returns.push(await comeBack(bench, sections));
			await bench.server.kill();
		}
		await bench.server.start();
		const of = (key: keyof Return): number => median(returns.map((one) => one[key]));
		return [
			{
				table: `Herd: ${DOCUMENTS * CLIENTS_EACH} clients open ${DOCUMENTS} documents of ${bench.pace.sectionLength} characters at once after a restart`,
				noise: meter().noise,
				figures: { all: of('all'), half: of('half'), cpu: of('cpu'), wrong: Math.max(...returns.map(({ wrong }) => wrong)) },
			},
		];
	},
};

interface Return {
	readonly all: number;
	readonly half: number;
	readonly cpu: number;
	readonly wrong: number;
}

async function comeBack(bench: Bench, sections: readonly { room: string; material: Material }[]): Promise<Return> {
	const cpu = bench.server.cpuSeconds();
	const start = performance.now();
	const everybody = Promise.withResolvers<void>();
	const times: number[] = [];
	const places = Array.from({ length: CLIENTS_EACH }, () => sections).flat();
	const clients = places.map(({ room, material }) => {
		const updates: Uint8Array[] = [];
		let bytes = 0;
		const client = bench.connect(room, {
			update(update) {
				const before = bytes;
				bytes += update.length;
				updates.push(update);
				const enough = material.whole.length * NEARLY;
				if (before < enough && bytes >= enough && times.push(performance.now() - start) === places.length) {
					everybody.resolve();
				}
			},
		});
		return { client, updates, material };
	});
	await Promise.race([everybody.promise, pause(PATIENCE_MS)]);
	const used = bench.server.cpuSeconds() - cpu;
	let wrong = places.length - times.length;
	for (const { client, updates, material } of clients.filter((_, at) => at % CHECKED === 0)) {
		const doc = new Y.Doc();
		for (const update of updates) {
			Y.applyUpdate(doc, update);
		}
		wrong += client.open() && lettersOf(doc) === material.text ? 0 : 1;
	}
	for (const { client } of clients) {
		client.cut();
	}
	return { all: times.length === places.length ? Math.max(...times) : Number.NaN, half: median(times), cpu: used, wrong };
}
