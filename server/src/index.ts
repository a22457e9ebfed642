/** The front door of the server: starts it on a port, for main.ts and for tests. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Clock } from './clock.ts';
import { type Built, compose } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import type { Mode } from './usecases/deps.ts';

export { type Config, ConfigError } from './config.ts';

export interface RunningServer {
	/** `http://127.0.0.1:<port>`, for a server that listens on every address too. */
	readonly url: string;
	readonly port: number;
	readonly mode: Mode;
	/** Whether the folder was restored and mails nothing until it is released. */
	readonly mailHeld: boolean;
	/** Resolves, with why, when the process must not go on: it has to be started anew. */
	readonly broken: Promise<unknown>;
	/** Takes nothing new, lets every commit end, closes all. */
	close(): Promise<void>;
}

const client = fileURLToPath(new URL('../../client/dist', import.meta.url));

/**
 * Starts a server.
 * @param options settings that differ from the usual ones; port 0 takes a free one
 * @param env settings from outside
 * @param clock another than the machine's own, for tests
 */
export async function startServer(
	options: Partial<Config>,
	env: Readonly<Record<string, string | undefined>> = {},
	clock?: Clock,
): Promise<RunningServer> {
	const config: Config = { ...readConfig(env, client), ...options };
	const built = await compose(config, clock);
	const port = await listen(built, config);
	return {
		url: `http://${config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host}:${port}`,
		port,
		mode: built.mode,
		mailHeld: built.mailHeld,
		broken: built.broken,
		close: built.close,
	};
}

async function listen({ server, close, listens }: Built, { port, host }: Config): Promise<number> {
	try {
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, host, () => {
				server.off('error', reject);
				resolve();
			});
		});
	} catch (error) {
		await close();
		throw error;
	}
	listens();
	return (server.address() as AddressInfo).port;
}
