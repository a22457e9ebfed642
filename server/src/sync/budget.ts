import type { SyncLimits } from './deps.ts';

/** What one person may cost over all sockets; each socket has its own rate besides (`intake.ts`). */
export interface Budget {
	spend(cost: Cost): void;
	/** Time until this person's frames are taken again (ms); 0 when they are taken now. */
	wait(): number;
}

export interface Cost {
	readonly bytes: number;
	/** Structs and deletions of an update. */
	readonly operations: number;
	/** Time that it took the server (ms). */
	readonly work: number;
}

/** Per second, and saved up at most, at the usual rate of frames. A paste, or hours of work offline, are bursts too. */
const usual: Readonly<Record<keyof Cost, { readonly perSecond: number; readonly most: number }>> = {
	bytes: { perSecond: 1024 * 1024, most: 32 * 1024 * 1024 },
	operations: { perSecond: 5_000, most: 200_000 },
	work: { perSecond: 250, most: 3_000 },
};
const USUAL_FRAMES = 60;
const kinds = Object.keys(usual) as (keyof Cost)[];

/** Budgets of people; one who has spent nothing for a while is forgotten. */
export interface Budgets {
	of(person: string): Budget;
	/** Forgets who has everything saved up again. */
	rest(): void;
}

/** @param ticks in ms, never going back */
export function createBudgets(limits: Pick<SyncLimits, 'framesPerSecond'>, ticks: () => number): Budgets {
	// A load test raises the rate of frames; everything else goes with it.
	const factor = Math.max(1, limits.framesPerSecond / USUAL_FRAMES);
	const budgets = new Map<string, Account>();
	return {
		of(person) {
			const known = budgets.get(person);
			if (known !== undefined) {
				return known;
			}
			const account = new Account(factor, ticks);
			budgets.set(person, account);
			return account;
		},
		rest() {
			for (const [person, account] of budgets) {
				if (account.full()) {
					budgets.delete(person);
				}
			}
		},
	};
}

class Account implements Budget {
	readonly #factor: number;
	readonly #ticks: () => number;
	readonly #left: Record<keyof Cost, number>;
	#at: number;

	constructor(factor: number, ticks: () => number) {
		this.#factor = factor;
		this.#ticks = ticks;
		this.#at = ticks();
		this.#left = { bytes: this.#most('bytes'), operations: this.#most('operations'), work: this.#most('work') };
	}

	spend(cost: Cost): void {
		this.#refill();
		for (const kind of kinds) {
			this.#left[kind] -= cost[kind];
		}
	}

	wait(): number {
		this.#refill();
		return Math.max(0, ...kinds.map((kind) => (-this.#left[kind] / (usual[kind].perSecond * this.#factor)) * 1000));
	}

	full(): boolean {
		this.#refill();
		return kinds.every((kind) => this.#left[kind] === this.#most(kind));
	}

	#most(kind: keyof Cost): number {
		return usual[kind].most * this.#factor;
	}

	#refill(): void {
		const time = this.#ticks();
		const seconds = (time - this.#at) / 1000;
		this.#at = time;
		for (const kind of kinds) {
			this.#left[kind] = Math.min(this.#most(kind), this.#left[kind] + seconds * usual[kind].perSecond * this.#factor);
		}
	}
}
