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

/** A session from further in the future counts for nothing. */
const GRACE = 30 * 60 * 1000;

/** Somebody of the demo whose seat every clock of these years knows. */
const LEAD = 'seat-asagiri-lead';

/** Sent away because session or seat ended: that one comes in again, what it had not kept stays in its hands. */
const isOut = (author: Author): boolean => [4401, 4404].some((code) => author.ledger.codes.includes(code));

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
		if (!(await comesTrue(() => group.every((author) => author.isSettled() || isOut(author))))) {
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
	if ((me.status === 401) !== (away > LIFETIME || away < -GRACE)) {
		problems.push(`a session of before answers ${me.status}`);
	}
	const meanwhile = await server.signIn(LEAD).catch(() => null);
	stands = null;
	away = 0;
	if (meanwhile !== null && clockFaults[fault] > GRACE && (await server.ask('/api/me', { cookie: meanwhile })).status !== 401) {
		problems.push('a session from the future lives on');
	}
	const fresh = await placesOf(server).catch((error: unknown) => {
		problems.push(`nobody can sign in afterwards: ${String(error)}`);
		return [first, second];
	});
	// Before a seat begins nothing is taken from it: such a copy is void, and its owner opens the part anew.
	for (const author of early) {
		if (author.ledger.isVoid()) {
			author.renew();
		}
	}
	const late = open(fresh[0] as Place, 'b');
	if (await comesTrue(() => late.every((author) => author.isSynced()))) {
		await write([...late, ...early], 'with the clock right again');
	} else {
		problems.push('nobody gets in afterwards');
	}
	const all = new Set(authors.flatMap((author) => [...author.ledger.kept]));
	const inside = authors.filter((author) => !isOut(author));
	if (!(await comesTrue(() => inside.every((author) => countMarks(author.words()).size >= all.size)))) {
		problems.push('not everybody has everything');
	}
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
