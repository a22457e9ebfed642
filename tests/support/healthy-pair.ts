import { performance } from 'node:perf_hooks';
import type * as Y from 'yjs';
import type { HttpClient } from './http-client.ts';
import { openStock, type StockClient } from './stock-client.ts';
import { until } from './until.ts';

/** Two people on one part: one types without a pause, the other watches. They must not notice an attack. */
export interface HealthyPair {
	readonly writer: StockClient;
	readonly watcher: StockClient;
	/** Types once more and waits until the other has seen everything so far. @throws when one was sent away or words are missing */
	check(): Promise<void>;
	/** Longest time between typing and seeing since the last call (ms). */
	worstEcho(): number;
	/** Stops typing, removes every mark again and waits until both agree: the content is as it was before. */
	stop(): Promise<void>;
}

interface People {
	readonly writer: HttpClient;
	readonly watcher: HttpClient;
	/** Time between two marks (ms). */
	readonly pace?: number;
}

const MARK = /〈\d+〉/g;

/** Opens the pair on a part whose first block is a paragraph. */
export async function openPair({ writer: writing, watcher: watching, pace = 100 }: People, part: string): Promise<HealthyPair> {
	const writer = await openStock(writing, part);
	const watcher = await openStock(watching, part);
	const textOf = (stock: StockClient): Y.XmlText => {
		const block = stock.doc.getXmlFragment('body').get(0) as Y.XmlElement;
		return block.get(0) as Y.XmlText;
	};
	const typedAt = new Map<string, number>();
	const seen = new Set<string>();
	let count = 0;
	let worst = 0;
	const look = (): void => {
		const now = performance.now();
		for (const [mark] of textOf(watcher).toString().matchAll(MARK)) {
			if (!seen.has(mark)) {
				seen.add(mark);
				worst = Math.max(worst, now - (typedAt.get(mark) ?? now));
			}
		}
	};
	watcher.doc.on('update', look);
	const type = (): void => {
		count += 1;
		const mark = `〈${count}〉`;
		typedAt.set(mark, performance.now());
		writer.type(mark);
	};
	// So that the server knows both by their words.
	typedAt.set('〈0〉', performance.now());
	seen.add('〈0〉');
	watcher.type('〈0〉');
	const typing = setInterval(type, pace);
	const check = async (): Promise<void> => {
		type();
		const all = [...typedAt.keys()];
		await until(() => all.every((mark) => seen.has(mark)) || writer.closes.length + watcher.closes.length > 0);
		const lost = all.filter((mark) => !seen.has(mark));
		if (lost.length > 0 || writer.closes.length + watcher.closes.length > 0) {
			throw new Error(
				`the pair lost ${lost.length} of ${all.length} and was closed with ${[...writer.closes, ...watcher.closes]}`,
			);
		}
	};
	return {
		writer,
		watcher,
		check,
		worstEcho() {
			const told = worst;
			worst = 0;
			return told;
		},
		async stop() {
			clearInterval(typing);
			await check();
			watcher.doc.off('update', look);
			const text = textOf(writer);
			writer.doc.transact(() => {
				for (const found of [...text.toString().matchAll(MARK)].reverse()) {
					text.delete(found.index, found[0].length);
				}
			});
			await until(() => !textOf(watcher).toString().includes('〈'));
			writer.close();
			watcher.close();
		},
	};
}
