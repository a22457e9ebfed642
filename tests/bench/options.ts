import { parseArgs } from 'node:util';

/** How much of each case is done. */
export interface Pace {
	/** Time that fan-out is measured, per group of clients (ms). */
	readonly typingMs: number;
	/** Time of one level of the rate search (ms). */
	readonly levelMs: number;
	/** A search ends when its bounds are nearer than this factor. */
	readonly searchEnds: number;
	readonly traceEdits: number;
	/** Characters of a section. */
	readonly sectionLength: number;
	/** Restarts of a cold open or a herd. */
	readonly opens: number;
	/** Rest before memory is read (ms). */
	readonly settleMs: number;
	/** Rest before a stop, for servers that store later (ms). */
	readonly storeMs: number;
	readonly connections: number;
	/** Parts that are only read. */
	readonly readParts: number;
	readonly kills: number;
	/** Longest time from the first letter to a kill (ms). */
	readonly lifeMs: number;
}

export const paces: Readonly<Record<'full' | 'quick', Pace>> = {
	full: {
		...{
			typingMs: 4_500,
			levelMs: 1_500,
			searchEnds: 1.25,
			traceEdits: 259_778,
			sectionLength: 20_000,
			opens: 4,
			storeMs: 11_000,
		},
		...{ connections: 1_000, readParts: 100, settleMs: 2_000, kills: 4, lifeMs: 7_000 },
	},
	quick: {
		...{ typingMs: 1_000, levelMs: 500, searchEnds: 2.1, traceEdits: 10_000, sectionLength: 5_000, opens: 2, storeMs: 2_500 },
		...{ connections: 300, readParts: 30, settleMs: 800, kills: 1, lifeMs: 2_000 },
	},
};

/** What was asked for on the command line. */
export interface Options {
	/** Null: all. */
	readonly cases: readonly string[] | null;
	readonly servers: readonly string[] | null;
	/** Null: as many as the case wants. */
	readonly rounds: number | null;
	readonly pace: Pace;
}

/** An option that cannot be used; its message is shown as it is. */
export class OptionError extends Error {}

const names = (text: string | undefined): string[] | null => text?.split(',').filter((name) => name !== '') ?? null;

/** @throws OptionError for an option that is unknown or makes no sense */
export function readOptions(args: readonly string[]): Options {
	const { values } = parse(args);
	const rounds = values.rounds === undefined ? null : Number(values.rounds);
	if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0)) {
		throw new OptionError('--rounds takes a whole number above 0');
	}
	return {
		cases: names(values.case),
		servers: names(values.server),
		// A quick look is one round of everything.
		rounds: rounds ?? (values.quick === true ? 1 : null),
		pace: values.quick === true ? paces.quick : paces.full,
	};
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			// pnpm hands the separator on, npm does not.
			args: args.filter((arg) => arg !== '--'),
			options: {
				case: { type: 'string' },
				server: { type: 'string' },
				rounds: { type: 'string' },
				quick: { type: 'boolean' },
			},
		});
	} catch (error) {
		throw new OptionError((error as Error).message);
	}
}
