import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { proseSchemaVersion } from '@renkei/part-doc';
import { type CloseCode, closeCode, encodeNews, encodeRights, encodeStep1, limits, partIdPattern } from '@renkei/sync-protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Grant } from '../auth/grants.ts';
import type { Session } from '../auth/sessions.ts';
import { createBudgets } from './budget.ts';
import { createCommitQueue } from './commit-queue.ts';
import { type Connection, end, MAX_WAITING, noticeOf, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import { Gaps } from './gaps.ts';
import { createHub, mayRead } from './hub.ts';
import { createIntake } from './intake.ts';
import { createListeners } from './listeners.ts';
import { createOutlets, framed, type Outlet } from './outlet.ts';
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

/** A socket and the way to it. */
interface Line {
	readonly socket: WebSocket;
	readonly outlet: Outlet;
}

interface Joined {
	readonly room: Room;
	readonly connection: Connection;
}

/** Silence after which a peer counts as dead (ms): two missed heartbeats. */
const SILENCE = 2.5 * limits.heartbeat;

export function createSync(deps: SyncDeps): Sync {
	const hub = createHub(deps);
	const listeners = createListeners<Connection>((listener, news, about) => {
		if (mayRead(listener, about)) {
			send(listener, framed(encodeNews(news)));
		}
	});
	const touched = (part: string): void => {
		deps.touched(part);
		const room = listeners.any() ? hub.roomOf(part) : undefined;
		const [writer] = room?.connections ?? [];
		if (room !== undefined && writer !== undefined) {
			const { key, body } = writer.grant.part;
			listeners.written({ plan: room.plan, part, key, body });
		}
	};
	const queue = createCommitQueue({ ...deps, touched, forget: hub.forget });
	const openOutlet = createOutlets();
	const budgets = createBudgets(deps.limits, deps.ticks);
	const server = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: Math.max(limits.step2, deps.limits.maxFrame),
	});
	const perSession = new Map<string, number>();
	let draining = false;

	const beat = setInterval(() => {
		hub.beat(deps.ticks() - SILENCE);
		budgets.rest();
		hub.expire().catch((error: unknown) => deps.log.error({ error: String(error) }, 'sessions could not be read'));
	}, limits.heartbeat * 0.75);
	beat.unref();

	deps.metrics.watch(() => hub.counts());

	/** Counts a socket to its session until it closes; false when the session has too many. */
	const takePlace = ({ id }: Session, socket: WebSocket): boolean => {
		const taken = perSession.get(id) ?? 0;
		if (taken >= deps.limits.socketsPerSession) {
			return false;
		}
		perSession.set(id, taken + 1);
		socket.on('close', () => {
			const left = (perSession.get(id) ?? 1) - 1;
			left > 0 ? perSession.set(id, left) : perSession.delete(id);
		});
		return true;
	};

	/** Says no to a socket that has joined nothing. */
	const turnAway = (socket: WebSocket, code: CloseCode, reason: string): null => {
		deps.metrics.closed(code);
		socket.close(code, reason);
		return null;
	};

	const join = (room: Room, { socket, outlet }: Line, session: Session, grant: Grant): Connection => {
		const connection: Connection = {
			socket,
			outlet,
			budget: budgets.of(session.personId),
			session,
			grant,
			received: 0,
			writing: { kind: 'open' },
			mayWait: MAX_WAITING,
			gaps: new Gaps(),
			client: null,
			heardAt: deps.ticks(),
			ended: deps.metrics.closed,
		};
		room.connections.add(connection);
		socket.on('pong', () => {
			connection.heardAt = deps.ticks();
		});
		socket.on('close', () => {
			room.connections.delete(connection);
			if (room.presence.leave(connection)) {
				room.presenceChanged();
			}
			hub.leave(room);
		});
		send(connection, framed(encodeRights(noticeOf(grant))));
		send(connection, framed(encodeStep1(room.committed.stateVector())));
		const everybody = room.presence.everybody();
		if (everybody !== null) {
			send(connection, framed(everybody));
		}
		return connection;
	};

	const admitSocket = async (request: IncomingMessage, line: Line, session: Session | null): Promise<Joined | null> => {
		const { socket } = line;
		const url = URL.parse(request.url ?? '/', 'http://here');
		const part = url?.pathname.startsWith('/sync/') === true ? url.pathname.slice('/sync/'.length) : '';
		if (draining) {
			return turnAway(socket, closeCode.restarting, 'restarting');
		}
		// A page that stayed open while somebody else signed in must not send its words under the other's name.
		const named = url?.searchParams.get('person') ?? null;
		if (session === null || (named !== null && named !== session.personId)) {
			return turnAway(socket, closeCode.notSignedIn, 'not signed in');
		}
		const grant = partIdPattern.test(part) ? await deps.grantOf(session, part) : null;
		if (grant === null) {
			return turnAway(socket, closeCode.unknown, 'unknown');
		}
		const otherSchema = closeOfSchema(url?.searchParams.get('schema') ?? null);
		if (otherSchema !== null) {
			return turnAway(socket, otherSchema, 'another version');
		}
		if (!takePlace(session, socket)) {
			return turnAway(socket, closeCode.tryLater, 'too many sockets');
		}
		if (budgets.of(session.personId).wait() > 0) {
			return turnAway(socket, closeCode.tryLater, 'too fast');
		}
		const room = await hub.enter(part, grant.plan.id, grant.part);
		// Rights may have changed while the room was loading. The append transaction would refuse all the same; this is
		// for what is shown and read.
		const fresh = await deps.grantOf(session, part);
		if (fresh === null) {
			hub.leave(room);
			return turnAway(socket, closeCode.unknown, 'unknown');
		}
		if (!hub.holds(room)) {
			// Given up or unloaded in between: the client comes again at once and finds the one that is open.
			return turnAway(socket, closeCode.tryLater, 'closed meanwhile');
		}
		if (socket.readyState !== socket.OPEN) {
			return null;
		}
		const connection = join(room, line, session, fresh);
		if (url?.searchParams.get('listen') === '1') {
			socket.on('close', listeners.add(room.plan, connection));
		}
		return { room, connection };
	};

	const connect = (request: IncomingMessage, line: Line, session: Session | null): void => {
		const { socket } = line;
		const intake = createIntake(socket, deps.limits, deps.ticks);
		// The library closes with its own code (1009 for a frame that is too big) and lets go after a while.
		socket.on('error', () => intake.stop());
		admitSocket(request, line, session)
			.then((joined) => {
				if (joined === null) {
					intake.stop();
					return;
				}
				const { room, connection } = joined;
				const desk = { deps, queue, room, connection };
				intake.start((bytes) => {
					if (draining) {
						// Under constant typing a drain would never end. What is not taken is not acknowledged, and comes again.
						return 0;
					}
					connection.heardAt = deps.ticks();
					const operations = receive(desk, bytes);
					if (connection.writing.kind === 'over') {
						intake.stop();
					}
					return operations;
				}, connection.budget);
			})
			.catch((error: unknown) => {
				deps.log.error({ error: String(error) }, 'a part could not be opened');
				intake.stop();
				turnAway(socket, closeCode.tryLater, 'not available');
			});
	};

	return {
		rooms: {
			recheck: (plan) => hub.recheck(plan),
			tell: (news) => hub.tell(news),
			alone: (work) => queue.alone(work),
			async appended(words) {
				try {
					await hub.appended(words);
				} finally {
					// The log has them, whoever was told.
					touched(words.part);
				}
			},
		},
		handleUpgrade(request, socket, head) {
			surviveErrors(socket);
			// Only this refusal comes before the upgrade; a browser cannot tell a refused upgrade from a blocking proxy.
			if (!deps.originAllowed(request.headers.origin, request.headers.host)) {
				socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
				return;
			}
			const upgrade = (session: Session | null): void => {
				server.handleUpgrade(request, socket, head, (webSocket) => {
					connect(request, { socket: webSocket, outlet: openOutlet(socket) }, session);
				});
			};
			// Nothing is read from the socket before it is known who this is.
			deps.sessionOf(request.headers.cookie).then(upgrade, (error: unknown) => {
				deps.log.error({ error: String(error) }, 'sessions could not be read');
				socket.destroy();
			});
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

/**
 * Whoever hangs up while it is being answered must not take the process along. On its own: a listener made where the
 * request is in reach would keep the request for as long as the socket lives.
 */
function surviveErrors(socket: Duplex): void {
	socket.on('error', () => socket.destroy());
}

/** How to close a client whose editor schema is another; null for this one, and for a client that names none (a stock one). */
function closeOfSchema(named: string | null): CloseCode | null {
	if (named === null || Number(named) === proseSchemaVersion) {
		return null;
	}
	return Number(named) < proseSchemaVersion ? closeCode.clientTooOld : closeCode.tryLater;
}
