import { type Author, startAuthor } from '../support/author.ts';
import { brokenPromises, countMarks } from '../support/author-group.ts';
import { comesTrue } from '../support/comes-true.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Place, placesOf } from '../support/places.ts';
import { chanceFrom } from '../support/rng.ts';

const DAY = 24 * 60 * 60 * 1000;
const YEAR = 365 * DAY;

/** What may become of a machine's clock while people write (ms that it jumps, or that it stands). */
export const clockFaults = {
	'a day ahead': DAY,
	'a day back': -DAY,
	'ten years ahead': 10 * YEAR,
	'ten years back': -10 * YEAR,
	'an hour back': -DAY / 24,
	'standing still': 0,
} as const;

export type ClockFault = keyof typeof clockFaults;

/** A session lasts a working day; longer jumps end it. */
const LIFETIME = 14 * 60 * 60 * 1000;

/**
 * People write; the clock goes wrong; they write on; it is set right; they write on, signed in anew where they had to.
 * @returns what is wrong, in sentences
 */
export async function liveThrough(fault: ClockFault, seed: number): Promise<string[]> {
	const chance = chanceFrom(seed);
	let away = 0;
	let stands: number | null = null;
	const clock = { now: () => new Date(stands ?? Date.now() + away) };
	const server = await startInProcess({ clock });
	const problems: string[] = [];
	const authors: Author[] = [];
	const open = (place: Place, name: string): Author[] =>
		place.writers.map((cookie, index) => {
			const dial = () => server.dial(place.id, cookie);
			const author = startAuthor({ name: `${name}${index}`, kind: 'bare', chance, dial });
			authors.push(author);
			return author;
		});
	const write = async (group: readonly Author[], when: string): Promise<void> => {
		for (let count = 0; count < 40; count += 1) {
			chance.pick(group).write();
			await new Promise((next) => setImmediate(next));
		}
		if (!(await comesTrue(() => group.every((author) => author.isSettled())))) {
			problems.push(`${when}: what was written is never acknowledged`);
		}
	};
	const [first, second] = (await placesOf(server)) as [Place, Place];
	const early = open(first, 'a');
	await comesTrue(() => early.every((author) => author.isSynced()));
	await write(early, 'before');
	stands = fault === 'standing still' ? Date.now() : null;
	away = clockFaults[fault];
	await write(early, 'with the clock wrong, on the open connection');
	const me = await server.ask('/api/me', { cookie: first.lead });
	const ended = away > LIFETIME;
	if ((me.status === 401) !== ended) {
		problems.push(`a session of before answers ${me.status}`);
	}
	stands = null;
	away = 0;
	const fresh = await placesOf(server).catch((error: unknown) => {
		problems.push(`nobody can sign in afterwards: ${String(error)}`);
		return [first, second];
	});
	const late = open(fresh[0] as Place, 'b');
	if (await comesTrue(() => late.every((author) => author.isSynced()))) {
		await write([...late, ...early], 'with the clock right again');
	} else {
		problems.push('nobody gets in afterwards');
	}
	const all = new Set(authors.flatMap((author) => [...author.ledger.kept]));
	await comesTrue(() => authors.every((author) => countMarks(author.words()).size >= all.size));
	problems.push(...brokenPromises(authors, late[0]?.words() ?? ''));
	const { status } = await server.ask('/api/health');
	if (status !== 200) {
		problems.push(`health ${status}`);
	}
	for (const author of authors) {
		author.close();
	}
	await server.close();
	return problems;
}
