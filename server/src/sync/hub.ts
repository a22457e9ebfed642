import { may, type PartAddress, type Party } from '@renkei/plan';
import { closeCode, encodeNews } from '@renkei/sync-protocol';
import { asActing } from '../auth/acting-seat.ts';
import { readLog } from '../storage/part-log.ts';
import { findParts } from '../storage/parts.ts';
import { type Connection, end, regrant, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import { framed } from './outlet.ts';
import type { LiveRooms } from './ports.ts';
import { createPresence, heartbeat } from './presence.ts';
import { createRoom, type Room } from './room.ts';

/** Rooms by part. One load per part, however many come at once; a room with unsettled frames is never unloaded. */
export interface Hub extends Omit<LiveRooms, 'alone'> {
	/**
	 * The room of a part, loaded once.
	 * @throws when the log cannot be read whole: an empty document must never stand in for it
	 */
	enter(part: string, plan: string, address: { readonly key: string; readonly body: string | null }): Promise<Room>;
	/** Unloads a room that nobody is in and nothing waits for. */
	leave(room: Room): void;
	forget(room: Room): void;
	/** Whether this is the room that others enter now; words in any other one would reach nobody. */
	holds(room: Room): boolean;
	rooms(): Iterable<Room>;
	/** The open room of a part. */
	roomOf(part: string): Room | undefined;
	/** How much is open, for the metrics. */
	counts(): { readonly sockets: number; readonly rooms: number; readonly unsettled: number };
	/** Speaks to every socket so that none gives up, and drops those that have been silent. */
	beat(silentSince: number): void;
	/** Closes the connections of sessions that have run out. */
	expire(): Promise<void>;
}

const heartbeatFrame = framed(heartbeat);

export function createHub(deps: Pick<SyncDeps, 'db' | 'isSignedIn' | 'grantOf' | 'partiesOf' | 'specOf' | 'metrics'>): Hub {
	const open = new Map<string, Room>();
	const loading = new Map<string, Promise<Room>>();

	const load = async (part: string, plan: string, address: { key: string; body: string | null }): Promise<Room> => {
		const spec = deps.specOf(address);
		if (spec === null) {
			throw new Error(`part ${part} is not of this template`);
		}
		const parties: readonly Party[] = await deps.partiesOf(plan);
		const clients = await deps.db.selectFrom('part_client').selectAll().where('part', '=', part).execute();
		deps.metrics.loaded();
		const log = await readLog(deps.db, part);
		const room = createRoom({ part, plan, spec, clients, log, presence: createPresence(() => parties) });
		open.set(part, room);
		return room;
	};

	const recheckOne = async (room: Room, connection: Connection): Promise<void> => {
		if (!(await deps.isSignedIn(connection.session))) {
			end(connection, closeCode.notSignedIn, 'signed out');
			return;
		}
		const grant = await deps.grantOf(connection.session, room.part);
		if (grant === null) {
			end(connection, closeCode.unknown, 'no longer visible');
			return;
		}
		regrant(connection, grant);
	};
	const recheckRoom = async (room: Room): Promise<void> => {
		await Promise.all([...room.connections].map((connection) => recheckOne(room, connection)));
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
		holds: (room) => open.get(room.part) === room,
		rooms: () => open.values(),
		roomOf: (part) => open.get(part),
		counts() {
			const rooms = [...open.values()];
			const sum = (of: (room: Room) => number): number => rooms.reduce((total, room) => total + of(room), 0);
			return {
				rooms: rooms.length,
				sockets: sum((room) => room.connections.size),
				unsettled: sum((room) => room.unsettled.size),
			};
		},
		async recheck(plan) {
			for (const room of open.values()) {
				if (room.plan === plan) {
					await recheckRoom(room);
				}
			}
		},
		async tell(news) {
			const parts = await findParts(deps.db, [...new Set(news.flatMap(({ part }) => part ?? []))]);
			for (const one of news) {
				const about = one.part === null ? null : (parts.get(one.part) ?? null);
				const frame = framed(encodeNews(one));
				for (const room of open.values()) {
					for (const connection of room.plan === one.plan ? room.connections : []) {
						if (about === null || mayRead(connection, about)) {
							send(connection, frame);
						}
					}
				}
			}
		},
		async appended({ part, update, client, person }) {
			// A room that is being loaded may have read the log before: what it has already does no harm a second time.
			const room = open.get(part) ?? (await loading.get(part)?.catch(() => undefined));
			room?.appended(update, client, person);
		},
		async expire() {
			const connections = [...open.values()].flatMap((room) => [...room.connections]);
			for (const own of Map.groupBy(connections, (connection) => connection.session.id).values()) {
				const [first] = own;
				if (first !== undefined && !(await deps.isSignedIn(first.session))) {
					for (const connection of own) {
						end(connection, closeCode.notSignedIn, 'signed out');
					}
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
						send(connection, heartbeatFrame);
						connection.socket.ping();
					}
				}
				this.leave(room);
			}
		},
	};
}

/** Even that something happened behind a wall is not told. */
export function mayRead({ grant }: Connection, { key, body }: PartAddress): boolean {
	return may(asActing(grant.seat), 'read', grant.plan, { key, body, frozen: false });
}
