import type { ContentView, PartView } from '@renkei/api';
import { proseJson, proseOf, proseSchemaVersion } from '@renkei/part-doc';
import { encodeUpdate } from '@renkei/sync-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { type Chance, chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { durableOn } from '../support/steady-writer.ts';
import { openStock, type StockClient } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let officer: HttpClient;
let part: PartView;
/** A client of today on the part; what others change arrives here. */
let today: StockClient;
let fromOthers = 0;
/** How often it has written. */
let rewritten = 0;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000', RENKEI_SOCKETS_PER_SESSION: '1000' });
	officer = await signInAs(server.url, '栗瀬', 'officer');
	part = await partOf(officer, '13');
	today = await openStock(officer, part.id);
	today.doc.on('update', (_: Uint8Array, origin: unknown) => {
		fromOthers += origin === today.provider ? 1 : 0;
	});
});

afterAll(async () => {
	today.close();
	await server.close();
});

const words = (chance: Chance): Y.XmlText => {
	const text = new Y.XmlText();
	let length = 0;
	for (let left = chance.below(3); left >= 0; left -= 1) {
		const run = `文${chance.below(1000)}`;
		text.insert(length, run, chance.next() < 0.3 ? { bold: true } : {});
		length += run.length;
	}
	return text;
};
const element = (name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
	const made = new Y.XmlElement(name);
	made.insert(0, children);
	return made;
};
const paragraph = (chance: Chance) => element('paragraph', [words(chance)]);
const blocks: readonly ((chance: Chance) => Y.XmlElement)[] = [
	paragraph,
	(chance) => {
		const heading = element('heading', [words(chance)]);
		heading.setAttribute('level', chance.pick([3, 4]) as unknown as string);
		return heading;
	},
	(chance) => element(chance.pick(['bulletList', 'orderedList']), [element('listItem', [paragraph(chance)])]),
	(chance) => element('blockquote', [paragraph(chance), paragraph(chance)]),
];

/** Puts other random prose in the place of what stands there. */
function rewrite(chance: Chance): void {
	const body = proseOf(today.doc);
	rewritten += 1;
	today.doc.transact(() => {
		body.delete(0, body.length);
		body.push(Array.from({ length: 2 + chance.below(6) }, () => chance.pick(blocks)(chance)));
	});
}

/** What an editor that knows only paragraphs does to a copy as it opens it: what it does not know is deleted. */
function asOlderEditor(): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(today.doc));
	const before = Y.encodeStateVector(copy);
	const body = proseOf(copy);
	copy.transact(() => {
		for (let at = body.length - 1; at >= 0; at -= 1) {
			if ((body.get(at) as Y.XmlElement).nodeName !== 'paragraph') {
				body.delete(at, 1);
			}
		}
	});
	return Y.encodeStateAsUpdate(copy, before);
}

/** Connects as an editor of some schema and sends at once what it did to its copy. */
function push(schema: string, update: Uint8Array) {
	const address = `${server.url.replace('http', 'ws')}/sync/${part.id}?schema=${schema}`;
	const socket = new WebSocket(address, { headers: { cookie: officer.cookie } });
	socket.on('open', () => socket.send(encodeUpdate(update)));
	const ended = new Promise<number | 'welcomed'>((resolve) => {
		socket.on('message', () => resolve('welcomed'));
		socket.on('close', resolve);
	});
	return { socket, ended };
}

const prose = () => JSON.stringify(proseJson(proseOf(today.doc)));
const content = async () => (await officer.get<ContentView>(`/api/parts/${part.id}/content`)).body;

describe('an editor of another schema', () => {
	/** Whatever this client has written is on disk. */
	const settled = () => until(() => durableOn(today) === 1 + rewritten);

	it.each([17, 71])(
		'[WP11g] an older one is sent away before it can delete a node of a hundred documents (seed %i)',
		async (seed) => {
			const chance = chanceFrom(seed);
			let lost = 0;
			for (let time = 0; time < 100; time += 1) {
				rewrite(chance);
				const whole = prose();
				const update = asOlderEditor();
				const trial = new Y.Doc();
				Y.applyUpdate(trial, Y.encodeStateAsUpdate(today.doc));
				Y.applyUpdate(trial, update);
				lost += JSON.stringify(proseJson(proseOf(trial))) === whole ? 0 : 1;
				const { ended } = push(String(proseSchemaVersion - 1), update);
				expect(await ended).toBe(4426);
				expect(prose()).toBe(whole);
			}
			const written = 1 + 100 * (seed === 17 ? 1 : 2);
			await until(() => durableOn(today) === written);
			expect(JSON.stringify((await content()).content.prose)).toBe(prose());
			expect(fromOthers).toBe(0);
			// Most of what it sent would have deleted something.
			expect(lost).toBeGreaterThan(80);
		},
	);

	it('[WP11h] a newer one is asked to come again, and nothing of it is taken', async () => {
		rewrite(chanceFrom(5));
		await settled();
		const { seq } = await content();
		const { ended } = push(String(proseSchemaVersion + 1), asOlderEditor());
		expect(await ended).toBe(1013);
		expect((await content()).seq).toBe(seq);
		expect(fromOthers).toBe(0);
	});

	it('[WP11i] one of this schema may delete the same nodes', async () => {
		rewrite(chanceFrom(9));
		const whole = prose();
		const { socket, ended } = push(String(proseSchemaVersion), asOlderEditor());
		await until(() => fromOthers > 0);
		expect(prose()).not.toBe(whole);
		expect(await ended).toBe('welcomed');
		socket.close();
	});
});
