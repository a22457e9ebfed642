import type * as Y from 'yjs';
import { awarenessFrame, bigStateVector, syncFrame } from './hostile-frames.ts';
import { intrude } from './hostile-socket.ts';
import type { HttpClient } from './http-client.ts';
import { openStock } from './stock-client.ts';

/** An attack that goes on for a while instead of ending with one frame. */
export interface SteadyAttack {
	readonly name: string;
	run(attacker: HttpClient, part: string): Promise<void>;
}

const rest = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));

/** Sends everything at once and keeps the socket for some seconds, whatever the server says. */
const flood = (name: string, frames: () => readonly Uint8Array[]): SteadyAttack => ({
	name,
	async run(attacker, part) {
		const hostile = await intrude(attacker, part);
		hostile.send(...frames());
		await Promise.race([hostile.closed, rest(4_000)]);
		hostile.end();
	},
});

/** Floods of frames of which each is harmless. */
export const floods: readonly SteadyAttack[] = [
	flood('A5 5,000 questions', () => Array.from({ length: 5_000 }, () => syncFrame(0, new Uint8Array([0])))),
	flood('A5 300 questions of 20,000 clients each', () => {
		const question = syncFrame(0, bigStateVector(20_000));
		return Array.from({ length: 300 }, () => question);
	}),
	flood('A9 5,000 words of presence', () =>
		Array.from({ length: 5_000 }, (_, n) => awarenessFrame({ client: 65_000_001, clock: n + 1, state: `{"n":${n}}` })),
	),
	flood('A9 300 frames of 10,000 states', () => {
		const states = Array.from({ length: 10_000 }, (_, at) => ({ client: 65_100_000 + at, clock: 1, state: '{}' }));
		const frame = awarenessFrame(...states);
		return Array.from({ length: 300 }, () => frame);
	}),
	{
		name: 'A7 20,000 times one letter written and deleted',
		async run(attacker, part) {
			const stock = await openStock(attacker, part);
			const text = (stock.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
			for (let round = 0; round < 20_000; round += 1) {
				text.insert(0, '循');
				text.delete(0, 1);
				if (round % 500 === 0) {
					await rest(0);
				}
			}
			await rest(4_000);
			stock.close();
		},
	},
	{
		name: 'A7 300 times 10,000 letters written and deleted',
		async run(attacker, part) {
			const stock = await openStock(attacker, part);
			const text = (stock.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
			for (let round = 0; round < 300; round += 1) {
				text.insert(0, '循'.repeat(10_000));
				text.delete(0, 10_000);
				await rest(5);
			}
			await rest(3_000);
			stock.close();
		},
	},
];
