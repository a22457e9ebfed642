import { setImmediate as othersTurn } from 'node:timers/promises';
import { mailChoicesOf } from '../storage/mail-choices.ts';
import { bindToMail, digestPeople, letGoOf, type PromptGroup, promptGroups, type Unbound } from '../storage/outbox.ts';
import type { Db, MailRow } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Deps } from '../usecases/deps.ts';

export interface BundleDeps extends Pick<Deps, 'db' | 'newId'> {
	/** How long nothing new must have come before what asks goes out (ms). */
	readonly quiet: number;
	/** Whether another mail may be made. */
	goesOn(): boolean;
}

/** Under constant work a mail leaves after so many times `quiet`. */
const LONGEST = 5;

/**
 * Puts what is to be mailed at once into mails, one for each person and plan: who comments ten times, and who freezes a
 * plan section by section, sends one mail, not ten.
 */
export async function bundlePrompt({ db, newId, quiet, goesOn }: BundleDeps, now: Date): Promise<void> {
	const ready = (await promptGroups(db)).filter((group) => isReady(group, { quiet, now }));
	const reached = await reachedOf(
		db,
		ready.map(({ person }) => person),
	);
	await forEachInTurn(ready, goesOn, ({ person, plan }) => {
		const mail = { ...newMail(newId(), person, now), kind: 'prompt', plan };
		return bind(db, reached.has(person) ? mail : null, { person, time: 'prompt', plan });
	});
}

/** What lies ahead of the clock counts too: the clock was set back since. */
function isReady({ oldest, newest }: PromptGroup, { quiet, now }: { readonly quiet: number; readonly now: Date }): boolean {
	const since = (at: string): number => Math.abs(now.getTime() - Date.parse(at));
	return since(newest) >= quiet || since(oldest) >= LONGEST * quiet;
}

/**
 * One after the other, with a turn for everybody else between, as long as it goes on: the store works in the process's own
 * thread, and a town of three hundred people must not stand still at 8:30. Where one fails the others have theirs still.
 * @throws what failed first
 */
async function forEachInTurn<One>(all: readonly One[], goesOn: () => boolean, act: (one: One) => Promise<void>): Promise<void> {
	const failures: unknown[] = [];
	for (const one of all) {
		if (!goesOn()) {
			break;
		}
		await act(one).catch((error: unknown) => failures.push(error));
		await othersTurn();
	}
	if (failures.length > 0) {
		throw failures[0];
	}
}

/** Makes the digests of a day: one for each person, of all plans. @param morning.at the moment of the day (ISO 8601) */
export async function bundleDigests(
	{ db, newId, goesOn }: Omit<BundleDeps, 'quiet'>,
	morning: { readonly at: string; readonly day: string },
	now: Date,
): Promise<void> {
	const people = await digestPeople(db, morning.at);
	const reached = await reachedOf(db, people);
	await forEachInTurn(people, goesOn, (person) => {
		const mail = { ...newMail(newId(), person, now), kind: 'digest', once: `digest/${person}/${morning.day}` };
		return bind(db, reached.has(person) ? mail : null, { person, time: 'digest', until: morning.at });
	});
}

/** Those of these people who have an address. */
async function reachedOf(db: Db, people: readonly string[]): Promise<ReadonlySet<string>> {
	const choices = await mailChoicesOf(db, [...new Set(people)]);
	return new Set([...choices.values()].filter(({ address }) => address !== null).map(({ person }) => person));
}

/** @param mail null where no mail reaches the person */
function bind(db: Db, mail: MailRow | null, notices: Unbound): Promise<void> {
	return inTransaction(db, (tx) => (mail === null ? letGoOf(tx, notices) : bindToMail(tx, mail, notices)));
}

function newMail(id: string, person: string, now: Date): MailRow {
	const at = now.toISOString();
	return {
		...{ id, person, kind: 'prompt', plan: null, once: null, state: 'waiting' },
		...{ created_at: at, next_at: at, attempts: 0, last_error: null, ended_at: null },
	};
}
