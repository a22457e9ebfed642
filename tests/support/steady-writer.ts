import { messageType } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import type * as Y from 'yjs';
import type { HttpClient } from './http-client.ts';
import type { Chance } from './rng.ts';
import { openStock, type StockClient } from './stock-client.ts';
import { until } from './until.ts';

/** Someone alone on a part who writes the next mark only when the last one is durable: each mark is one row of the log. */
export interface SteadyWriter {
	readonly person: HttpClient;
	readonly part: string;
	readonly stock: StockClient;
	/** The words of the first block after each row: `words[0]` before the first mark. */
	readonly words: string[];
	/** Writes until told to stop. */
	readonly ended: Promise<void>;
}

/** The first block's text. */
export function firstText(doc: Y.Doc): Y.XmlText {
	return (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

/** Update-bearing frames of this connection that the server called durable. */
export function durableOn(stock: StockClient): number {
	const last = stock.heard.findLast(({ type }) => type === messageType.durable);
	return last === undefined ? 0 : decoding.readVarUint(decoding.createDecoder(last.bytes));
}

/** Starts one. @param goesOn asked before each mark */
export async function startWriter(
	person: HttpClient,
	part: string,
	{ chance, goesOn }: { readonly chance: Chance; goesOn(): boolean },
): Promise<SteadyWriter> {
	const stock = await openStock(person, part);
	// Its answer to the server's first question bears an update too, with nothing in it.
	await until(() => durableOn(stock) === 1);
	const text = firstText(stock.doc);
	const words = [text.toString()];
	const write = async (): Promise<void> => {
		while (goesOn()) {
			text.insert(chance.below(text.length + 1), `⟦${words.length}⟧`);
			const now = text.toString();
			await until(() => durableOn(stock) === words.length + 1);
			words.push(now);
		}
	};
	return { person, part, stock, words, ended: write() };
}
