import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Bench, Case } from '../case.ts';
import { covered, letter, newWriter, paragraphOf } from '../letters.ts';
import { startMeter } from '../meter.ts';

/** A typist's pause between two letters (ms). */
const EVERY_MS = 50;
const SHORTEST_MS = 800;
/** Letters that others saw less than this before the kill do not count (ms): nobody could have relied on them. */
const SEEN_MS = 100;
/** Longest wait for the content after the restart (ms). */
const PATIENCE_MS = 2_000;

/** SIGKILL while somebody types; what another client had seen must be there for a fresh client after the restart. */
export const durability: Case = {
	name: 'durability',
	figures: [
		{ key: 'relayed', title: 'relayed ≥ 100 ms before a kill', better: null, over: 'median' },
		{ key: 'missing', title: 'missing afterwards', better: null, over: 'worst' },
		{ key: 'share', title: 'missing %', better: null, over: 'worst' },
		{ key: 'kills', title: 'kills with a loss', better: null, over: 'worst' },
	],
	takes: ({ role }) => role !== 'floor',
	rounds: 1,
	async measure(bench) {
		const meter = startMeter(bench.server);
		let [relayed, missing, kills] = [0, 0, 0];
		for (let kill = 0; kill < bench.pace.kills; kill += 1) {
			const lost = await killOnce(bench, `kill-${kill}`);
			relayed += lost.relayed;
			missing += lost.missing;
			kills += lost.missing > 0 ? 1 : 0;
		}
		const table = `Durability: ${bench.pace.kills} times SIGKILL while typing`;
		const { noise } = meter();
		return [{ table, noise, figures: { relayed, missing, share: (missing / relayed) * 100, kills } }];
	},
};

async function killOnce(bench: Bench, name: string): Promise<{ relayed: number; missing: number }> {
	const room = bench.room(name);
	const id = newWriter();
	/** When the observer heard each clock. */
	const heard: number[] = [];
	const observer = bench.connect(room, {
		update(update) {
			covered(update, (client, _from, to) => {
				while (client === id && heard.length < to) {
					heard.push(performance.now());
				}
			});
		},
	});
	const typist = bench.connect(room);
	await Promise.all([observer.ready, typist.ready]);
	typist.send(paragraphOf(id));
	const life = SHORTEST_MS + Math.random() * (bench.pace.lifeMs - SHORTEST_MS);
	let clock = 2;
	for (const since = performance.now(); performance.now() - since < life; clock += 1) {
		typist.send(letter(id, clock));
		await pause(EVERY_MS);
	}
	const killedAt = performance.now();
	await bench.server.kill();
	observer.cut();
	typist.cut();
	await bench.server.start();
	const relayed = heard.filter((at) => at <= killedAt - SEEN_MS).length;
	return { relayed, missing: Math.max(0, relayed - (await clockAfter(bench, room, { id, relayed }))) };
}

/** How far a fresh client gets of what one writer wrote. */
async function clockAfter(bench: Bench, room: string, { id, relayed }: { id: number; relayed: number }): Promise<number> {
	const doc = new Y.Doc();
	const fresh = bench.connect(room, { doc });
	const clock = (): number => Y.decodeStateVector(Y.encodeStateVector(doc)).get(id) ?? 0;
	for (const since = performance.now(); clock() < relayed && performance.now() - since < PATIENCE_MS; ) {
		await pause(20);
	}
	fresh.cut();
	return clock();
}
