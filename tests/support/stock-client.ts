import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { HttpClient } from './http-client.ts';

/** A stock y-websocket 3 client on one part, with nothing of ours but the session cookie. */
export interface StockClient {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	/** Close codes seen so far. */
	readonly closes: number[];
	/** Types of our own messages seen so far (100 durable, 101 refused, 102 rights). */
	readonly heard: { readonly type: number; readonly bytes: Uint8Array }[];
	/** First words of the first block. */
	words(): string;
	/** Types at the start of the first block. */
	type(words: string): void;
	close(): void;
}

/** Opens a part as a stock client and waits for its first sync. */
export async function openStock(
	client: Pick<HttpClient, 'url' | 'cookie'>,
	part: string,
	doc = new Y.Doc(),
): Promise<StockClient> {
	const stock = startStock(client, part, doc);
	await new Promise<void>((resolve) => stock.provider.once('sync', () => resolve()));
	return stock;
}

/** The same without waiting: for parts that refuse. */
export function startStock(client: Pick<HttpClient, 'url' | 'cookie'>, part: string, doc = new Y.Doc()): StockClient {
	const { url, cookie } = client;
	class CookieSocket extends WebSocket {
		constructor(address: string) {
			super(address, { headers: { cookie } });
		}
	}
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, part, doc, {
		WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
		disableBc: true,
	});
	const closes: number[] = [];
	const heard: { type: number; bytes: Uint8Array }[] = [];
	provider.on('connection-close', (event: { code: number } | null) => {
		if (event !== null) {
			closes.push(event.code);
		}
	});
	for (const type of [100, 101, 102, 103]) {
		provider.messageHandlers[type] = (_encoder, decoder) => {
			heard.push({ type, bytes: decoder.arr.slice(decoder.pos) });
		};
	}
	const firstText = (): Y.XmlText => {
		const block = doc.getXmlFragment('body').get(0) as Y.XmlElement;
		if (block.length === 0) {
			block.insert(0, [new Y.XmlText()]);
		}
		return block.get(0) as Y.XmlText;
	};
	return {
		doc,
		provider,
		closes,
		heard,
		words: () =>
			doc
				.getXmlFragment('body')
				.toArray()
				.map((block) => String(block))
				.join('\n'),
		type: (words) => firstText().insert(0, words),
		close: () => {
			provider.destroy();
			doc.destroy();
		},
	};
}
