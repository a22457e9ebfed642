import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { proseSchemaVersion } from '@renkei/part-doc';
import { closeCode, encodeRights, encodeStep1, limits, partIdPattern } from '@renkei/sync-protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Grant } from '../auth/grants.ts';
import type { Session } from '../auth/sessions.ts';
import { createCommitQueue } from './commit-queue.ts';
import { type Connection, end, noticeOf, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import { createHub } from './hub.ts';
import { createIntake } from './intake.ts';
import type { LiveRooms } from './ports.ts';
import { receive } from './receive.ts';
import type { Room } from './room.ts';

/** Live editing over `GET /sync/<part>`. */
export interface Sync {
	readonly rooms: LiveRooms;
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Takes no new socket, lets every commit end, closes all with 1012. */
	close(): Promise<void>;
}

interface Joined {
	readonly room: Room;
	readonly connection: Connection;
}

/** Silence after which a peer counts as dead (ms): two missed heartbeats. */
const SILENCE = 2.5 * limits.heartbeat;

export function createSync(deps: SyncDeps): Sync {
	const hub = createHub(deps);
	const queue = createCommitQueue({ ...deps, forget: hub.forget });
	const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: limits.step2 });
	const perSession = new Map<string, number>();
	let draining = false;

	const beat = setInterval(() => {
		hub.beat(deps.now().getTime() - SILENCE);
		hub.expire().catch((error: unknown) => deps.log.error({ error: String(error) }, 'sessions could not be read'));
	}, limits.heartbeat * 0.75);
	beat.unref();

	const join = (room: Room, socket: WebSocket, session: Session, grant: Grant): Connection => {
		const connection: Connection = {
			socket,
			session,
			grant,
			received: 0,
			writing: { kind: 'open' },
			client: null,
			heardAt: deps.now().getTime(),
		};
		room.connections.add(connection);
		perSession.set(session.id, (perSession.get(session.id) ?? 0) + 1);
		socket.on('pong', () => {
			connection.heardAt = deps.now().getTime();
		});
		socket.on('close', () => {
			room.connections.delete(connection);
			const left = (perSession.get(session.id) ?? 1) - 1;
			left > 0 ? perSession.set(session.id, left) : perSession.delete(session.id);
			const gone = room.presence.leave(connection);
			if (gone !== null) {
				room.broadcast(gone);
			}
			hub.leave(room);
		});
		send(connection, encodeRights(noticeOf(grant)));
		send(connection, encodeStep1(room.committed.stateVector()));
		const everybody = room.presence.everybody();
		if (everybody !== null) {
			send(connection, everybody);
		}
		return connection;
	};

	const admitSocket = async (request: IncomingMessage, socket: WebSocket): Promise<Joined | null> => {
		const url = URL.parse(request.url ?? '/', 'http://here');
		const part = url?.pathname.startsWith('/sync/') === true ? url.pathname.slice('/sync/'.length) : '';
		if (draining) {
			socket.close(closeCode.restarting, 'restarting');
			return null;
		}
		const session = await deps.sessionOf(request.headers.cookie);
		if (session === null) {
			socket.close(closeCode.notSignedIn, 'not signed in');
			return null;
		}
		const grant = partIdPattern.test(part) ? await deps.grantOf(session, part) : null;
		if (grant === null) {
			socket.close(closeCode.unknown, 'unknown');
			return null;
		}
		if (!speaksSchema(url?.searchParams.get('schema') ?? null, socket)) {
			return null;
		}
		if ((perSession.get(session.id) ?? 0) >= deps.limits.socketsPerSession) {
			socket.close(closeCode.tryLater, 'too many sockets');
			return null;
		}
		const room = await hub.enter(part, grant.plan.id, grant.part);
		// Rights may have changed while the room was loading. The append transaction would refuse all the same; this is
		// for what is shown and read.
		const fresh = await deps.grantOf(session, part);
		if (fresh === null) {
			socket.close(closeCode.unknown, 'unknown');
			hub.leave(room);
			return null;
		}
		if (!hub.holds(room)) {
			// Given up or unloaded in between: the client comes again at once and finds the one that is open.
			socket.close(closeCode.tryLater, 'closed meanwhile');
			return null;
		}
		return socket.readyState === socket.OPEN ? { room, connection: join(room, socket, session, fresh) } : null;
	};

	const connect = (request: IncomingMessage, socket: WebSocket): void => {
		const intake = createIntake(socket, deps.limits, deps.now);
		socket.on('error', () => socket.terminate());
		admitSocket(request, socket)
			.then((joined) => {
				if (joined === null) {
					intake.stop();
					return;
				}
				const { room, connection } = joined;
				intake.start((bytes) => {
					connection.heardAt = deps.now().getTime();
					receive(deps, queue, room, connection, bytes);
					if (connection.writing.kind === 'over') {
						intake.stop();
					}
				});
			})
			.catch((error: unknown) => {
				deps.log.error({ error: String(error) }, 'a part could not be opened');
				intake.stop();
				socket.close(closeCode.tryLater, 'not available');
			});
	};

	return {
		rooms: hub,
		handleUpgrade(request, socket, head) {
			// Whoever hangs up while it is being answered must not take the process along.
			socket.on('error', () => socket.destroy());
			// Only this refusal comes before the upgrade; a browser cannot tell a refused upgrade from a blocking proxy.
			if (!deps.originAllowed(request.headers.origin, request.headers.host)) {
				socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
				return;
			}
			server.handleUpgrade(request, socket, head, (webSocket) => connect(request, webSocket));
		},
		async close() {
			draining = true;
			clearInterval(beat);
			await queue.idle();
			for (const room of hub.rooms()) {
				for (const connection of room.connections) {
					end(connection, closeCode.restarting, 'restarting');
				}
			}
			server.close();
		},
	};
}

/** Closes a client whose editor schema is older than this; one that names none (a stock one) is admitted. */
function speaksSchema(named: string | null, socket: WebSocket): boolean {
	if (named === null || Number(named) === proseSchemaVersion) {
		return true;
	}
	const older = Number(named) < proseSchemaVersion;
	socket.close(older ? closeCode.clientTooOld : closeCode.tryLater, 'another version');
	return false;
}
