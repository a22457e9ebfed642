import type * as Y from 'yjs';
import type { HttpClient } from './http-client.ts';
import { chanceFrom } from './rng.ts';
import { openStock, type StockClient } from './stock-client.ts';
import type { TcpProxy, Weather } from './tcp-proxy.ts';
import { until } from './until.ts';

interface Run {
	readonly proxy: TcpProxy;
	readonly people: readonly HttpClient[];
	readonly part: string;
	readonly clients: number;
	readonly seconds: number;
	readonly seed: number;
}

/** What became of the words of so many clients behind a bad line. */
export interface FlappingResult {
	readonly typed: readonly string[];
	/** The words of each client at the end. */
	readonly words: readonly string[];
	/** Time from fair weather to equal words (ms). */
	readonly healedAfter: number;
	readonly cuts: number;
	/** Close codes that end a copy for good; must be none. */
	readonly terminal: readonly number[];
	close(): void;
}

/** How long each weather lasts (ms). */
const WEATHER_MS = 400;

const textOf = ({ doc }: StockClient): Y.XmlText => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** Lets many stock clients type behind a line that is delayed, throttled, half open and cut by seed; then heals it. */
export async function typeThroughWeather({ proxy, people, part, clients, seconds, seed }: Run): Promise<FlappingResult> {
	const chance = chanceFrom(seed);
	// Of its own: shared with the typing, which keeps no exact time, the weather would be another in each run, and now and
	// then without a cut.
	const sky = chanceFrom(seed);
	const stocks = await Promise.all(
		Array.from({ length: clients }, (_, at) =>
			openStock({ url: proxy.url, cookie: (people[at % people.length] as HttpClient).cookie }, part),
		),
	);
	const typed: string[] = [];
	let cuts = 0;
	const typing = setInterval(() => {
		const mark = `〈${seed}-${typed.length}〉`;
		typed.push(mark);
		textOf(chance.pick(stocks)).insert(0, mark);
	}, 25);
	const weathers: readonly Weather[] = [
		{ kind: 'fair' },
		{ kind: 'delay', ms: 150 },
		{ kind: 'throttle', bytesPerSecond: 20_000 },
		{ kind: 'half-open' },
	];
	for (let left = (seconds * 1000) / WEATHER_MS; left > 0; left -= 1) {
		await new Promise((next) => setTimeout(next, WEATHER_MS));
		proxy.set(sky.pick(weathers));
		if (sky.next() < 0.3) {
			cuts += 1;
			proxy.cut();
		}
	}
	clearInterval(typing);
	proxy.set({ kind: 'fair' });
	const healed = performance.now();
	const words = (): string[] => stocks.map((stock) => stock.words());
	const terminal = (): number[] => stocks.flatMap(({ closes }) => closes.filter((code) => code >= 4400));
	await until(() => terminal().length > 0 || (new Set(words()).size === 1 && typed.every((mark) => words()[0]?.includes(mark))));
	return {
		typed,
		words: words(),
		healedAfter: performance.now() - healed,
		cuts,
		terminal: terminal(),
		close() {
			for (const stock of stocks) {
				stock.close();
			}
		},
	};
}
