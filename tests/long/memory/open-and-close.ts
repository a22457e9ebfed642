/**
 * Opens and closes parts in a process of its own, started with `--expose-gc`, and prints what was held at the end:
 * how many openings.
 */
import { queryObjects } from 'node:v8';
import * as Y from 'yjs';
import { type Author, startAuthor } from '../../support/author.ts';
import { startInProcess } from '../../support/in-process.ts';
import { type Place, placesOf } from '../../support/places.ts';
import { chanceFrom } from '../../support/rng.ts';
import { until } from '../../support/until.ts';

/** What the process held at some moment, after collecting (bytes). */
export interface Held {
	readonly early: number;
	readonly late: number;
	/** Bytes more than before, once parts with `written` bytes of words had been opened and closed. */
	readonly afterLongParts: number;
	readonly written: number;
	/** Documents of Yjs that are alive, the server's and the clients'. */
	readonly documents: number;
}

const openings = Number(process.argv[2] ?? 500);
const chance = chanceFrom(1);
const server = await startInProcess();
const places = await placesOf(server);

function held(): number {
	for (let time = 0; time < 3; time += 1) {
		globalThis.gc?.();
	}
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

async function openAndClose(place: Place, name: string, write: (author: Author) => void): Promise<void> {
	const cookie = chance.pick(place.writers);
	const author = startAuthor({ name, kind: 'bare', chance, dial: () => server.dial(place.id, cookie) });
	await until(() => author.isSynced());
	write(author);
	await until(() => author.isSettled());
	author.close();
}

const placeAt = (index: number): Place => places[index % places.length] as Place;

let early = 0;
for (let opening = 0; opening < openings; opening += 1) {
	await openAndClose(placeAt(opening), `o${opening}`, (author) => author.write());
	if (opening === Math.floor(openings / 5)) {
		early = held();
	}
}
const late = held();

// A part that stays in memory after its last reader has left is seen by its size.
const LONG = 200_000;
for (const [index, place] of places.entries()) {
	await openAndClose(place, `l${index}`, (author) => {
		const block = new Y.XmlElement('paragraph');
		block.insert(0, [new Y.XmlText('a'.repeat(LONG))]);
		author.doc().getXmlFragment('body').push([block]);
	});
}
// What reads the log behind the commits, and its pause, come to rest.
for (const place of places) {
	await server.ask(`/api/parts/${place.id}/content`, { cookie: place.lead });
}
const afterLongParts = held() - late;
const documents = Number(queryObjects(Y.Doc, { format: 'count' }));
const result: Held = { early, late, afterLongParts, written: LONG * places.length, documents };
process.stdout.write(JSON.stringify(result), () => process.exit(0));
