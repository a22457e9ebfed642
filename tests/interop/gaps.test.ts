import type { ContentView, PartView } from '@renkei/api';
import { encodeStep2, encodeUpdate, messageType, syncType } from '@renkei/sync-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type HttpClient, planOf, signIn } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let officer: HttpClient;
let part: PartView;

beforeAll(async () => {
	server = await startServer();
	officer = await signIn(server.url, (seat) => seat.card?.order === 1);
	const plan = await planOf(officer);
	part = plan.sections.find((section) => section.key === '13')?.parts[0] as PartView;
});

afterAll(() => server.close());

/** What a client wrote while it was offline, edit by edit, and the whole. */
async function writtenOffline(words: readonly string[]) {
	const stock = await openStock(officer, part.id);
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(stock.doc));
	stock.close();
	const known = Y.encodeStateVector(copy);
	const edits = words.map((word) => {
		const before = Y.encodeStateVector(copy);
		((copy.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, word);
		return Y.encodeStateAsUpdate(copy, before);
	});
	return { edits, whole: Y.encodeStateAsUpdate(copy, known) };
}

/** A bare socket that has heard the server's question. */
async function asked() {
	const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${part.id}`, { headers: { cookie: officer.cookie } });
	const frames: Uint8Array[] = [];
	let closed: number | null = null;
	socket.on('message', (data: Buffer) => frames.push(new Uint8Array(data)));
	socket.on('close', (code) => {
		closed = code;
	});
	const questions = () => frames.filter(([type, kind]) => type === messageType.sync && kind === syncType.step1).length;
	const durable = () => frames.filter(([type]) => type === messageType.durable).map(([, count]) => count);
	await until(() => questions() === 1);
	return { socket, questions, durable, code: () => closed };
}
const text = async () => (await officer.get<ContentView>(`/api/parts/${part.id}/content`)).body.text;

describe('words that come before what they rest on', () => {
	it('[WP17] are taken with the step 2 that follows, and are not called durable before', async () => {
		const { edits, whole } = await writtenOffline(['一。', '二。']);
		const { socket, durable, code } = await asked();
		socket.send(encodeUpdate(edits[1] as Uint8Array));
		// A frame that adds nothing is answered in its turn, and shows that the one before was not.
		socket.send(encodeUpdate(new Uint8Array([0, 0])));
		socket.send(encodeStep2(whole));
		await until(() => durable().at(-1) === 3);
		expect(durable()).toEqual([3]);
		expect(await text()).toContain('二。一。');
		expect(code()).toBeNull();
		socket.close();
	});

	it('[WP17e] are asked for afterwards, and end the socket when that goes on, with nothing written', async () => {
		const { edits } = await writtenOffline(['三。', '四。']);
		const { socket, questions, code } = await asked();
		const before = await text();
		socket.send(encodeStep2(new Uint8Array([0, 0])));
		socket.send(encodeUpdate(edits[1] as Uint8Array));
		await until(() => questions() === 2);
		for (let time = 0; time < 5; time += 1) {
			socket.send(encodeUpdate(edits[1] as Uint8Array));
		}
		await until(() => code() === 4400);
		expect(await text()).toBe(before);
	});
});
