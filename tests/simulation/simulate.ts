import type { ContentView } from '@renkei/api';
import { type Author, startAuthor } from '../support/author.ts';
import { brokenPromises, hashOf } from '../support/author-group.ts';
import type { InProcess } from '../support/in-process.ts';
import type { Place } from '../support/places.ts';
import { type Chance, chanceFrom } from '../support/rng.ts';

export interface Simulation {
	readonly seed: number;
	readonly clients: number;
	readonly steps: number;
}

/** What a run showed. */
export interface Outcome {
	readonly seed: number;
	/** Broken invariants, in sentences; empty when all held. */
	readonly problems: readonly string[];
	readonly kept: number;
	readonly refused: number;
	readonly cuts: number;
}

/** Turns of the loop without anything new after which a group counts as stuck. */
const MOST_TURNS = 200_000;

const turn = (): Promise<void> => new Promise((next) => setImmediate(next));

/** A group writes, erases, loses its line, is frozen and reopened, all by chance; then everything comes to rest. */
export async function simulate(server: InProcess, place: Place, { seed, clients, steps }: Simulation): Promise<Outcome> {
	const chance = chanceFrom(seed);
	const dialAs = (cookie: string) => () => server.dial(place.id, cookie);
	const authors = Array.from({ length: clients }, (_, index) =>
		startAuthor({
			name: `s${seed}${'abcdefghijklmnop'[index]}`,
			kind: 'bare',
			chance,
			dial: dialAs(place.writers[index % place.writers.length] as string),
		}),
	);
	let cuts = 0;
	await rest(() => authors.every((author) => author.isSynced()));
	for (let step = 0; step < steps * clients; step += 1) {
		cuts += await act(server, place, { author: chance.pick(authors), chance });
	}
	await reopen(server, place);
	const rested = await rest(() => {
		for (const author of authors) {
			if (author.ledger.isVoid()) {
				author.renew();
			}
		}
		return authors.every((author) => author.isSettled()) && areAlike(authors, place);
	});
	const problems = rested ? await problemsOf(server, place, authors) : [`never came to rest: ${statesOf(authors)}`];
	const outcome = {
		seed,
		problems,
		kept: authors.reduce((sum, { ledger }) => sum + ledger.kept.size, 0),
		refused: authors.reduce((sum, { ledger }) => sum + ledger.refused.size, 0),
		cuts,
	};
	for (const author of authors) {
		author.close();
	}
	return outcome;
}

/** @returns how many lines it cut */
async function act(server: InProcess, place: Place, by: { author: Author; chance: Chance }): Promise<number> {
	const { author, chance } = by;
	if (author.ledger.isVoid()) {
		author.renew();
	}
	const dice = chance.next();
	if (dice < 0.7) {
		author.write();
	} else if (dice < 0.8) {
		author.erase();
	} else if (dice < 0.85) {
		author.breakParagraph();
	} else if (dice < 0.9) {
		author.embolden();
	} else if (dice < 0.92) {
		author.cut();
		return 1;
	} else if (dice < 0.93) {
		void server.ask(`/api/parts/${place.id}/freeze`, { cookie: place.lead, body: {} });
	} else if (dice < 0.95) {
		await reopen(server, place);
	} else {
		for (let turns = chance.below(12); turns >= 0; turns -= 1) {
			await turn();
		}
	}
	return 0;
}

const reopen = (server: InProcess, place: Place) =>
	server.ask(`/api/parts/${place.id}/reopen`, { cookie: place.lead, body: { reason: '続きを書くため' } });

async function rest(done: () => boolean): Promise<boolean> {
	for (let turns = 0; turns < MOST_TURNS; turns += 1) {
		if (done()) {
			return true;
		}
		await turn();
	}
	return false;
}

/** Words first: most of the time they differ, and they cost less. Form and empty blocks show in the hash alone. */
const areAlike = (authors: readonly Author[], place: Place): boolean =>
	new Set(authors.map((author) => author.words())).size === 1 &&
	new Set(authors.map((author) => hashOf(author.doc(), place))).size === 1;

async function problemsOf(server: InProcess, place: Place, authors: readonly Author[]): Promise<string[]> {
	const { status, body } = await server.ask<ContentView>(`/api/parts/${place.id}/content`, { cookie: place.lead });
	const copy = authors[0] as Author;
	return [
		...brokenPromises(authors, copy.words()),
		...(status === 200 ? [] : [`its content cannot be read: ${status}`]),
		...(body.contentHash === hashOf(copy.doc(), place) ? [] : ['the server has other content than the copies']),
	];
}

const statesOf = (authors: readonly Author[]): string =>
	authors
		.map(({ name, ledger, isSynced, isSettled }) => `${name} ${ledger.codes.at(-1)} ${isSynced()} ${isSettled()}`)
		.join(', ');
