import type { News } from '@renkei/sync-protocol';

/** Words that a use case has committed itself, in the transaction of its own act. */
export interface Appended {
	readonly part: string;
	readonly update: Uint8Array;
	/** The Yjs clientID that wrote them, and the person it belongs to. */
	readonly client: number;
	readonly person: string;
}

/** What the use cases ask of the live connections, after their commit. */
export interface LiveRooms {
	/**
	 * Rights, locks or seats of a plan changed: every open connection of it re-reads its right and is told (102) or
	 * closed. Call after the commit. Resolves when done.
	 */
	recheck(plan: string): Promise<void>;
	/** Tells the open connections of a plan (103); of a part only those that may read it. Resolves when done. */
	tell(news: readonly News[]): Promise<void>;
	/** Runs work between two commits of words: for a use case that appends to a part's log itself. */
	alone<T>(work: () => Promise<T>): Promise<T>;
	/** Relays what a use case has appended to a part's log. Call after the commit and before the work is over. */
	appended(words: Appended): Promise<void>;
}
