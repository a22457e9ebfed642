import type { ContentView } from '@renkei/api';
import { type Author, startAuthor } from '../support/author.ts';
import { brokenPromises, countMarks, hashOf, unseen } from '../support/author-group.ts';
import { comesTrue } from '../support/comes-true.ts';
import { wordsOnDisk } from '../support/disk-words.ts';
import { type Doors, doorsOver } from '../support/doors.ts';
import { type Place, placesOf } from '../support/places.ts';
import type { Chance } from '../support/rng.ts';
import type { RunningServer } from '../support/start-server.ts';
import { until } from '../support/until.ts';

/** What one interruption showed. */
export interface Round {
	/** What is wrong, in sentences. */
	readonly problems: readonly string[];
	/** Marks that the writers were told to be durable, or were shown by others, before the server was gone. */
	readonly promised: number;
	/** Marks that had been written and not acknowledged when it went. */
	readonly open: number;
	/** Codes with which the connections closed. */
	readonly codes: readonly number[];
}

/** Rounds of twenty people writing while their server goes and comes again. */
export interface Interruptions {
	/** @param interrupt ends the server, however; it is started again afterwards */
	round(chance: Chance, interrupt: () => Promise<unknown>): Promise<Round>;
}

const WRITERS = 20;

/** Each round takes a part of its own. */
export async function interruptionsOf(server: RunningServer): Promise<Interruptions> {
	const doors = doorsOver(server.url);
	const places = await placesOf(doors);
	let used = 0;
	return {
		async round(chance, interrupt) {
			const place = places[used % places.length] as Place;
			used += 1;
			const authors = openAuthors(doors, place, { chance, round: used });
			await until(() => authors.every((author) => author.isSynced()));
			const stopWriting = keepWriting(authors, chance);
			const enough = 30 + chance.below(300);
			await until(() => keptBy(authors) >= enough);
			await interrupt();
			stopWriting();
			// What was on its way to the clients when the server went still counts as said.
			await until(() => authors.every((author) => !author.isSynced()));
			const disk = (await wordsOnDisk(server.data, [place.id])).get(place.id) ?? '';
			const problems = [
				...brokenPromises(authors, disk),
				...unseen(authors, disk).map((mark) => `${mark} was shown to others and is not on disk`),
			];
			const promised = new Set(authors.flatMap((author) => [...author.ledger.kept, ...author.seen()])).size;
			const open = authors.reduce((sum, author) => sum + author.written() - author.ledger.kept.size, 0);
			const codes = authors.map((author) => author.ledger.codes.at(0) ?? 0);
			await server.restart();
			problems.push(...(await afterwards(doors, place, authors)));
			for (const author of authors) {
				author.close();
			}
			return { problems, promised, open, codes };
		},
	};
}

function openAuthors(doors: Doors, place: Place, { chance, round }: { chance: Chance; round: number }): Author[] {
	return Array.from({ length: WRITERS }, (_, index) => {
		const cookie = place.writers[index % place.writers.length] as string;
		const kind = index % 2 === 0 ? 'bare' : 'stock';
		return startAuthor({ name: `r${round}w${index}`, kind, chance, dial: () => doors.dial(place.id, cookie) });
	});
}

/** @returns what ends it */
function keepWriting(authors: readonly Author[], chance: Chance): () => void {
	let going = true;
	for (const author of authors) {
		const next = (): void => {
			if (going) {
				author.write();
				setTimeout(next, chance.below(40));
			}
		};
		next();
	}
	return () => {
		going = false;
	};
}

const keptBy = (authors: readonly Author[]): number => authors.reduce((sum, { ledger }) => sum + ledger.kept.size, 0);

/** The clients come again by themselves; then every mark that anybody ever wrote stands once, everywhere. */
async function afterwards(doors: Doors, place: Place, authors: readonly Author[]): Promise<string[]> {
	const all = authors.reduce((sum, author) => sum + author.written(), 0);
	const rested = await comesTrue(() => authors.every((author) => author.isSettled() && countMarks(author.words()).size >= all));
	if (!rested) {
		const last = authors.map(({ name, ledger }) => `${name} ${ledger.codes.at(-1)}`).join(', ');
		return [`not everybody has everything again; last codes: ${last}`];
	}
	const hashes = new Set(authors.map((author) => hashOf(author.doc(), place)));
	const { body } = await doors.ask<ContentView>(`/api/parts/${place.id}/content`, { cookie: place.lead });
	return [
		...brokenPromises(authors, authors[0]?.words() ?? ''),
		...(hashes.size === 1 && hashes.has(body.contentHash) ? [] : ['the copies and the server differ']),
	];
}
