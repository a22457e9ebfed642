import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** How the line is at the moment. */
export type Weather =
	| { readonly kind: 'fair' }
	/** Everything comes so much later (ms). */
	| { readonly kind: 'delay'; readonly ms: number }
	/** Bytes a second, in each direction of each connection. */
	| { readonly kind: 'throttle'; readonly bytesPerSecond: number }
	/** Connections stand, but nothing comes through: a sleeping phone, a lost route. */
	| { readonly kind: 'half-open' };

/** A bad line between clients and a server, in this process. */
export interface TcpProxy {
	readonly url: string;
	set(weather: Weather): void;
	/** Resets every connection that stands. */
	cut(): void;
	/** Connections that stand. */
	count(): number;
	close(): Promise<void>;
}

/** Puts a bad line before a server. */
export async function startProxy(port: number): Promise<TcpProxy> {
	let weather: Weather = { kind: 'fair' };
	let cleared = Promise.withResolvers<void>();
	const lines = new Set<Socket>();

	const passable = async (bytes: number): Promise<void> => {
		while (weather.kind === 'half-open') {
			await cleared.promise;
		}
		const ms = weather.kind === 'delay' ? weather.ms : weather.kind === 'throttle' ? (bytes / weather.bytesPerSecond) * 1000 : 0;
		if (ms > 0) {
			await new Promise((next) => setTimeout(next, ms));
		}
	};
	const pipe = (from: Socket, to: Socket): void => {
		from.on('data', async (chunk: Buffer) => {
			from.pause();
			await passable(chunk.length);
			if (!to.destroyed) {
				to.write(chunk);
			}
			from.resume();
		});
	};
	const server = createServer((client) => {
		const upstream = connect(port, '127.0.0.1');
		for (const [line, other] of [
			[client, upstream],
			[upstream, client],
		] as const) {
			lines.add(line);
			line.on('error', () => undefined);
			line.on('close', () => {
				lines.delete(line);
				// What was already taken from this side still has its time to come through.
				other.end();
			});
			pipe(line, other);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const cut = (): void => {
		for (const line of lines) {
			line.resetAndDestroy();
		}
	};
	return {
		url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
		set(next) {
			weather = next;
			cleared.resolve();
			cleared = Promise.withResolvers<void>();
		},
		cut,
		count: () => lines.size / 2,
		async close() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			weather = { kind: 'fair' };
			cleared.resolve();
			cut();
			await closed;
		},
	};
}
