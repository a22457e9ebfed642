import type { HttpClient } from './http-client.ts';
import type { Chance } from './rng.ts';
import { durableOn, firstText } from './steady-writer.ts';
import { openStock, type StockClient } from './stock-client.ts';
import { until } from './until.ts';

/** Someone who writes on without waiting, on a part where others write too. */
export interface HastyWriter {
	readonly stock: StockClient;
	/** Marks that the server has called durable so far. */
	durable(): readonly string[];
	readonly ended: Promise<void>;
}

/** Most marks on their way at once: the rate of a person with a quick client, not a flood. */
const AHEAD = 8;

/** Starts one. Every mark stands once, between others, never inside one. @param goesOn asked before each mark */
export async function startHasty(
	person: HttpClient,
	part: string,
	{ name, chance, goesOn }: { readonly name: string; readonly chance: Chance; goesOn(): boolean },
): Promise<HastyWriter> {
	const stock = await openStock(person, part);
	await until(() => durableOn(stock) === 1);
	const text = firstText(stock.doc);
	const sent: string[] = [];
	const durable = () => sent.slice(0, durableOn(stock) - 1);
	const write = async (): Promise<void> => {
		while (goesOn()) {
			await until(() => sent.length - durable().length < AHEAD);
			const places = [...text.toString().matchAll(/⟦/g)].map((match) => match.index);
			const mark = `⟦${name}${sent.length}⟧`;
			sent.push(mark);
			text.insert(places.length === 0 ? 0 : chance.pick(places), mark);
		}
	};
	return { stock, durable, ended: write() };
}
