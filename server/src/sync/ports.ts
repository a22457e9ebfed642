import type { News } from '@renkei/sync-protocol';

/** What the use cases ask of the live connections, after their commit. */
export interface LiveRooms {
	/**
	 * Rights, locks or seats of a plan changed: every open connection of it re-reads its right and is told (102) or
	 * closed. Call after the commit. Resolves when done.
	 */
	recheck(plan: string): Promise<void>;
	/** Tells every open connection of the plan (103). */
	tell(news: News): void;
}
