/** What to do about an update that rests on something unknown. */
export type GapAnswer =
	/** The step 2 that brings what is missing is on its way: the client sends its words at once, that only when asked. */
	| 'wait'
	/** Ask again with a step 1. */
	| 'ask'
	/** No client that keeps the protocol has so many. */
	| 'close';

/** Updates with gaps before the first step 2: somebody types on while a slow line brings the server's question. */
const MOST_BEFORE = 200;

/** Questions in a minute afterwards. */
const MOST_ASKED = 5;
const MINUTE_MS = 60_000;

/**
 * Updates of one connection that came before what they rest on. They are not kept: the client's next step 2 is built from
 * everything it has. Until that one is on disk, nothing from the first of them on may be called durable.
 */
export class Gaps {
	#open: number[] = [];
	#before = 0;
	#caughtUp = false;
	#asked: number[] = [];

	/** @param number of the frame on its connection @param at ticks (ms) */
	note(number: number, at: number): GapAnswer {
		this.#open.push(number);
		if (!this.#caughtUp) {
			this.#before += 1;
			return this.#before > MOST_BEFORE ? 'close' : 'wait';
		}
		this.#asked = [...this.#asked.filter((time) => at - time < MINUTE_MS), at];
		return this.#asked.length > MOST_ASKED ? 'close' : 'ask';
	}

	/** A step 2 has come. */
	caughtUp(): void {
		this.#caughtUp = true;
	}

	/** The step 2 with this number is on disk, and with it every gap before. */
	healed(number: number): void {
		this.#open = this.#open.filter((open) => open > number);
	}

	/** How many frames may be called durable when those up to `number` have been dealt with. */
	durable(number: number): number {
		return Math.min(number, ...this.#open.map((open) => open - 1));
	}
}
