import type { Party } from '@renkei/plan';
import { encodeNews, type News } from '@renkei/sync-protocol';
import { readCommitted } from '../storage/part-log.ts';
import { type Connection, regrant, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import type { LiveRooms } from './ports.ts';
import { createPresence, heartbeat } from './presence.ts';
import { createRoom, type Room } from './room.ts';

/** Rooms by part. One load per part, however many come at once; a room with unsettled frames is never unloaded. */
export interface Hub extends LiveRooms {
	/**
	 * The room of a part, loaded once.
	 * @throws when the log cannot be read whole: an empty document must never stand in for it
	 */
	enter(part: string, plan: string, address: { readonly key: string; readonly body: string | null }): Promise<Room>;
	/** Unloads a room that nobody is in and nothing waits for. */
	leave(room: Room): void;
	forget(room: Room): void;
	rooms(): Iterable<Room>;
	/** Speaks to every socket so that none gives up, and drops those that have been silent. */
	beat(silentSince: number): void;
}

export function createHub(deps: Pick<SyncDeps, 'db' | 'grantOf' | 'partiesOf' | 'specOf' | 'log'>): Hub {
	const open = new Map<string, Room>();
	const loading = new Map<string, Promise<Room>>();

	const load = async (part: string, plan: string, address: { key: string; body: string | null }): Promise<Room> => {
		const spec = deps.specOf(address);
		if (spec === null) {
			throw new Error(`part ${part} is not of this template`);
		}
		const parties: readonly Party[] = await deps.partiesOf(plan);
		const clients = await deps.db.selectFrom('part_client').selectAll().where('part', '=', part).execute();
		const committed = await readCommitted(deps.db, part);
		const room = createRoom({ part, plan, spec, clients, presence: createPresence(() => parties), ...committed });
		open.set(part, room);
		return room;
	};

	const recheckOne = async (room: Room, connection: Connection): Promise<void> => {
		const grant = await deps.grantOf(connection.session, room.part);
		if (grant === null) {
			connection.socket.close(4404, 'no longer visible');
			return;
		}
		regrant(connection, grant);
	};

	return {
		async enter(part, plan, address) {
			const there = open.get(part) ?? loading.get(part);
			if (there !== undefined) {
				return there;
			}
			const coming = load(part, plan, address).finally(() => loading.delete(part));
			loading.set(part, coming);
			return coming;
		},
		leave(room) {
			if (room.connections.size === 0 && room.unsettled.size === 0 && open.get(room.part) === room) {
				open.delete(room.part);
			}
		},
		forget(room) {
			if (open.get(room.part) === room) {
				open.delete(room.part);
			}
		},
		rooms: () => open.values(),
		async recheck(plan) {
			for (const room of open.values()) {
				if (room.plan === plan) {
					await Promise.all([...room.connections].map((connection) => recheckOne(room, connection)));
				}
			}
		},
		tell(news: News) {
			const frame = encodeNews(news);
			for (const room of open.values()) {
				if (room.plan === news.plan) {
					room.broadcast(frame);
				}
			}
		},
		beat(silentSince) {
			for (const room of open.values()) {
				room.rest();
				for (const connection of room.connections) {
					if (connection.heardAt < silentSince) {
						connection.socket.terminate();
					} else {
						send(connection, heartbeat);
						connection.socket.ping();
					}
				}
				this.leave(room);
			}
		},
	};
}
