import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './free-port.ts';

/** A Renkei in a process of its own, as `npm start` runs it, on a data folder of its own. */
export interface RunningServer {
	/** `http://127.0.0.1:<port>` */
	readonly url: string;
	readonly port: number;
	readonly data: string;
	/** The last words that the process wrote, its log above all. */
	said(): string;
	/** SIGSTOP: the process stands still and its connections stay open, as when a disk or a network hangs. */
	pause(): void;
	/** SIGCONT. */
	resume(): void;
	/** SIGKILL, as a power loss to the process. */
	kill(): Promise<void>;
	/** SIGTERM; resolves with the exit code. */
	stop(): Promise<number | null>;
	/** Starts again on the same folder and port. @param more settings on top of those before; they stay */
	restart(more?: Readonly<Record<string, string>>): Promise<void>;
	/** Ends it and removes the folder. */
	close(): Promise<void>;
}

const main = resolve(import.meta.dirname, '../../server/src/main.ts');

async function healthy(url: string, child: ChildProcess, said: () => string): Promise<void> {
	for (;;) {
		if (child.exitCode !== null || child.signalCode !== null) {
			throw new Error(`the server ended at start:\n${said()}`);
		}
		const answer = await fetch(`${url}/api/health`).catch(() => null);
		if (answer?.ok === true) {
			return;
		}
		await new Promise((next) => setTimeout(next, 50));
	}
}

/** Puts the demo that was made before all tests into a new folder, where there is one: it is the same and takes no time. */
export function plantInto(data: string): void {
	const planted = process.env.RENKEI_PLANTED;
	if (planted !== undefined) {
		copyFileSync(join(planted, 'renkei.sqlite'), join(data, 'renkei.sqlite'));
	}
}

/** Starts a server. @param env settings on top of a demo on a free port */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
	const data = mkdtempSync(join(tmpdir(), 'renkei-'));
	plantInto(data);
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let child: ChildProcess;
	let output = '';
	let settings = env;
	const launch = async (): Promise<void> => {
		output = '';
		child = spawn(process.execPath, [main], {
			env: { ...process.env, PORT: String(port), RENKEI_DATA: data, ...settings },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		for (const stream of [child.stdout, child.stderr]) {
			stream?.on('data', (chunk: Buffer) => {
				output = (output + chunk.toString()).slice(-20_000);
			});
		}
		await healthy(url, child, () => output);
	};
	const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
		if (child.exitCode === null && child.signalCode === null) {
			const ended = once(child, 'exit');
			child.kill(signal);
			await ended;
		}
		return child.exitCode;
	};
	await launch();
	return {
		url,
		port,
		data,
		said: () => output,
		pause() {
			child.kill('SIGSTOP');
		},
		resume() {
			child.kill('SIGCONT');
		},
		async kill() {
			await end('SIGKILL');
		},
		stop: () => end('SIGTERM'),
		restart(more = {}) {
			settings = { ...settings, ...more };
			return launch();
		},
		async close() {
			await end('SIGKILL');
			rmSync(data, { recursive: true, force: true });
		},
	};
}
