import { type Refusal, refuse, type Template } from '@renkei/plan';
import type { News } from '@renkei/sync-protocol';
import type { Session } from '../auth/sessions.ts';
import { type Clock, dayInJapan } from '../clock.ts';
import type { PartHistory } from '../read-model/part-history.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { Db } from '../storage/tables.ts';
import type { LiveRooms } from '../sync/ports.ts';

/** How the data folder was created; never changed for it. */
export type Mode = 'demo' | 'production';

/** Whether mail leaves here: a demo never sends any, whatever is set; `off` has no mail server. */
export type Mailing = 'on' | 'off' | 'demo';

/** What every use case is given. Built in compose.ts only. */
export interface Deps {
	readonly db: Db;
	readonly clock: Clock;
	/** A fresh id: 128 random bits as 32 hex digits. */
	newId(): string;
	readonly rooms: LiveRooms;
	readonly readModel: ReadModel;
	readonly history: PartHistory;
	readonly template: Template;
	readonly mode: Mode;
	readonly mailing: Mailing;
	/** Whether cookies may demand https. */
	readonly secure: boolean;
	readonly log: { error(facts: object, message: string): void };
}

/** Who acts, and when. */
export interface Moment {
	/** ISO 8601 UTC. */
	readonly at: string;
	/** Day in Japan (ISO date). */
	readonly today: string;
}

/** The moment of an act, read from the clock once. */
export function momentOf(clock: Clock): Moment {
	const now = clock.now();
	return { at: now.toISOString(), today: dayInJapan(now) };
}

/** The person who asks, and when. */
export interface Asker {
	readonly session: Session;
	readonly moment: Moment;
}

/** A thing that this person may not know of answers exactly as one that does not exist. */
export const unknown = (): { ok: false; refusal: Refusal } => refuse('unknown');

/**
 * Tells the open connections what was committed. A failure here must not turn a committed act into an error answer:
 * it is logged, and the connections learn it at their next question.
 */
export async function announce(deps: Deps, plan: string, news: readonly News[]): Promise<void> {
	try {
		await deps.rooms.recheck(plan);
		await deps.rooms.tell(news);
	} catch (error) {
		deps.log.error({ plan, err: error }, 'open connections were not told');
	}
}
