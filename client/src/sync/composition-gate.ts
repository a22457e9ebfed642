/** Timers, so that the gate can be tried without waiting. Times are milliseconds. */
export interface GateClock {
	/** Runs once after `ms`; the answer cancels it. */
	later(ms: number, run: () => void): () => void;
}

/** One connection's two directions. A gate forgets what it holds for a connection that was dropped. */
export interface Lane {
	deliver(event: MessageEvent): void;
	/** Sends what was held, in order. */
	transmit(frames: readonly Uint8Array[]): void;
	/** How many outgoing frames wait here now. */
	holding(count: number): void;
}

/** How long outgoing words may be held after the last sign of life of the input method (ux.md §3.1, 1). */
export const outgoingHold = 2_000;
/** How long incoming changes may be held in all; a stuck input method must not hide what others write (ux.md §3.2). */
export const incomingHold = 15_000;

type Hold = 'open' | 'held';

/**
 * Stands between the socket and the document of one part while somebody composes: a remote change at the same spot would
 * break the word that the input method is building, and half-typed kana are nobody else's business. Only frames with
 * changes wait; presence and the messages above 99 pass at once.
 */
export class CompositionGate {
	readonly #clock: GateClock;
	readonly #listeners = new Set<() => void>();
	readonly #idle: (() => void)[] = [];
	readonly #incoming: { readonly lane: Lane; readonly event: MessageEvent }[] = [];
	readonly #outgoing: { readonly lane: Lane; readonly frame: Uint8Array }[] = [];
	#in: Hold = 'open';
	#out: Hold = 'open';
	#composing = false;
	#cancelIn = () => {};
	#cancelOut = () => {};

	constructor(clock: GateClock = browserClock) {
		this.#clock = clock;
	}

	/** Whether an input method is building a word in this part. */
	get composing(): boolean {
		return this.#composing;
	}

	/** Called when composing begins or ends. */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** A composition begins: hold both directions. */
	begin(): void {
		if (!this.#composing) {
			this.#composing = true;
			this.#in = 'held';
			this.#cancelIn = this.#clock.later(incomingHold, () => this.#releaseIncoming());
			this.#tell();
		}
		this.update();
	}

	/** The input method changed its text: hold outgoing words for another while. */
	update(): void {
		if (!this.#composing) {
			return;
		}
		this.#out = 'held';
		this.#cancelOut();
		this.#cancelOut = this.#clock.later(outgoingHold, () => this.#releaseOutgoing());
	}

	/** The composition is over and the editor has read its text: let everything pass, then run what waited for it. */
	end(): void {
		if (!this.#composing) {
			return;
		}
		this.#composing = false;
		this.#releaseOutgoing();
		this.#releaseIncoming();
		for (const run of this.#idle.splice(0)) {
			run();
		}
		this.#tell();
	}

	/** Sends what is held without waiting for the input method. */
	flush(): void {
		this.#releaseOutgoing();
	}

	/**
	 * Runs now, or right after the composition. For locks, replacement of the document, redrawing of marks. The answer
	 * takes back what still waits.
	 */
	whenIdle(run: () => void): () => void {
		if (!this.#composing) {
			run();
			return () => {};
		}
		this.#idle.push(run);
		return () => removeAll(this.#idle, (waiting) => waiting === run);
	}

	/** Takes an incoming frame that carries changes. */
	receive(lane: Lane, event: MessageEvent): void {
		if (this.#in === 'held') {
			this.#incoming.push({ lane, event });
		} else {
			lane.deliver(event);
		}
	}

	/** Takes an outgoing frame that carries changes. */
	send(lane: Lane, frame: Uint8Array): void {
		if (this.#out === 'open') {
			lane.transmit([frame]);
			return;
		}
		this.#outgoing.push({ lane, frame });
		lane.holding(this.#outgoing.filter((waiting) => waiting.lane === lane).length);
	}

	/** The connection is gone; its frames come again with the next one. */
	drop(lane: Lane): void {
		removeAll(this.#incoming, (waiting) => waiting.lane === lane);
		removeAll(this.#outgoing, (waiting) => waiting.lane === lane);
	}

	#releaseOutgoing(): void {
		this.#cancelOut();
		this.#out = 'open';
		const waiting = this.#outgoing.splice(0);
		for (const lane of new Set(waiting.map((one) => one.lane))) {
			lane.holding(0);
			lane.transmit(waiting.filter((one) => one.lane === lane).map((one) => one.frame));
		}
	}

	#releaseIncoming(): void {
		this.#cancelIn();
		this.#in = 'open';
		for (const { lane, event } of this.#incoming.splice(0)) {
			lane.deliver(event);
		}
	}

	#tell(): void {
		for (const listener of this.#listeners) {
			listener();
		}
	}
}

function removeAll<T>(list: T[], matches: (one: T) => boolean): void {
	list.splice(0, list.length, ...list.filter((one) => !matches(one)));
}

const browserClock: GateClock = {
	later: (ms, run) => {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
};
