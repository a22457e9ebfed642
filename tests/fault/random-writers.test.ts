import type { ContentView, PartView } from '@renkei/api';
import { messageType } from '@renkei/sync-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { type HttpClient, planOf, signIn } from '../support/http-client.ts';
import { type Chance, chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let lead: HttpClient;
let people: HttpClient[];

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	lead = await signIn(server.url, (seat) => seat.card?.order === 2);
	const officers = ['栗瀬', '霞沢', '若杉'].map((name) =>
		signIn(server.url, (seat) => seat.plan === lead.seat.plan && seat.role === 'officer' && seat.party.shortName === name),
	);
	people = [lead, ...(await Promise.all(officers))];
});

afterAll(async () => {
	await server.close();
});

/** A writer who leaves a mark with each insertion and knows which marks the server called durable. */
interface Writer {
	readonly person: HttpClient;
	stock: StockClient;
	/** Marks by update-bearing frame of the present connection. */
	sent: string[][];
	readonly kept: Set<string>;
	/** Marks from the refused frame on: these must never come back. */
	readonly refused: Set<string>;
}

const textOf = (stock: StockClient): Y.XmlText => {
	const block = stock.doc.getXmlFragment('body').get(0) as Y.XmlElement;
	return block.get(0) as Y.XmlText;
};

async function openWriter(person: HttpClient, part: string): Promise<Writer> {
	const writer: Writer = { person, stock: await openStock(person, part), sent: [[]], kept: new Set(), refused: new Set() };
	return writer;
}

/** Places between marks: one inside would tear a mark apart, and it would be missed for lost. */
const gapsOf = (words: string): number[] => [0, words.length, ...[...words.matchAll(/⟦/g)].map((match) => match.index)];

function noteDurable(writer: Writer): void {
	const last = writer.stock.heard.findLast(({ type }) => type === messageType.durable);
	for (const mark of writer.sent.slice(0, last?.bytes[0] ?? 0).flat()) {
		writer.kept.add(mark);
	}
	const refusal = writer.stock.heard.find(({ type }) => type === messageType.refused);
	for (const mark of refusal === undefined ? [] : writer.sent.slice((refusal.bytes[0] ?? 1) - 1).flat()) {
		writer.refused.add(mark);
	}
}

async function renew(writer: Writer, part: string): Promise<void> {
	noteDurable(writer);
	writer.stock.close();
	writer.stock = await openStock(writer.person, part);
	writer.sent = [[]];
}

/** A writer's step; a connection never sends more than 100 updates, so that the count of `durable` is one byte. */
async function write(writer: Writer, part: string, chance: Chance, mark: string): Promise<void> {
	const refused = writer.stock.heard.some(({ type }) => type === messageType.refused) || writer.stock.closes.includes(4409);
	if (refused || writer.sent.length > 100 || chance.next() < 0.02) {
		await renew(writer, part);
	}
	const text = textOf(writer.stock);
	text.insert(chance.pick(gapsOf(text.toString())), mark);
	writer.sent.push([mark]);
}

describe.each([11, 23, 47])('writers, freezes and cuts by seed %i', (seed) => {
	it('[P6b] all peers and the server show the same words; nothing durable is lost, nothing refused returns', async () => {
		const chance = chanceFrom(seed);
		const plan = await planOf(lead);
		const section = chance.pick(plan.sections.filter(({ key }) => ['03', '05', '12', '13', '17'].includes(key)));
		const part = section.parts.find((candidate) => candidate.body === null) as PartView;
		const writers = await Promise.all(people.flatMap((person) => [openWriter(person, part.id), openWriter(person, part.id)]));
		for (let step = 0; step < 250; step += 1) {
			await write(chance.pick(writers), part.id, chance, `⟦${seed}-${step}⟧`);
			const dice = chance.next();
			if (dice < 0.02) {
				await lead.post(`/api/parts/${part.id}/freeze`);
			} else if (dice < 0.06) {
				await lead.post(`/api/parts/${part.id}/reopen`, { reason: '続きを書くため' });
			} else if (dice < 0.3) {
				await new Promise((next) => setImmediate(next));
			}
		}
		await lead.post(`/api/parts/${part.id}/reopen`, { reason: '終わり' });
		const watcher = await openStock(lead, part.id);
		await until(() => writers.every(({ stock, sent }) => settled(stock, sent.length)));
		for (const writer of writers) {
			await renew(writer, part.id);
		}
		const { body } = await lead.get<ContentView>(`/api/parts/${part.id}/content`);
		await until(() => textOf(watcher).toString() === textOf((writers[0] as Writer).stock).toString());
		const words = textOf(watcher).toString();
		expect(body.text).toContain(words);
		for (const { stock, kept, refused } of writers) {
			expect(textOf(stock).toString()).toBe(words);
			for (const mark of kept) {
				expect(words.split(mark)).toHaveLength(2);
			}
			for (const mark of refused) {
				expect(words).not.toContain(mark);
			}
		}
		// A run in which nothing was kept, or nothing refused, would prove nothing.
		expect(writers.reduce((sum, { kept }) => sum + kept.size, 0)).toBeGreaterThan(20);
		expect(writers.reduce((sum, { refused }) => sum + refused.size, 0)).toBeGreaterThan(3);
		for (const { stock } of writers) {
			stock.close();
		}
		watcher.close();
	});
});

/** Everything sent on this connection was answered: durable, or refused. */
function settled(stock: StockClient, frames: number): boolean {
	const durable = stock.heard.findLast(({ type }) => type === messageType.durable)?.bytes[0] ?? 0;
	const refused = stock.heard.some(({ type }) => type === messageType.refused) || stock.closes.length > 0;
	return refused || durable >= frames;
}
