import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuSeconds, residentKib } from './proc.ts';
import type { ServerKind } from './servers.ts';

/** A measured server, a process of its own on a fresh folder. */
export interface RunningServer {
	readonly port: number;
	readonly data: string;
	cpuSeconds(): number;
	residentKib(): number;
	/** Starts again on the same folder and port. */
	start(): Promise<void>;
	/** SIGTERM, and SIGKILL for one that does not end. */
	stop(): Promise<void>;
	/** SIGKILL. */
	kill(): Promise<void>;
	/** Ends it and removes the folder. */
	close(): Promise<void>;
}

/** Longest wait for a start and for an end (ms). */
const PATIENCE_MS = 20_000;

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	return typeof address === 'object' && address !== null ? address.port : 0;
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.destroy();
			resolve(true);
		});
		socket.on('error', () => resolve(false));
	});
}

/** Starts a server of a kind. */
export async function runServer(kind: ServerKind): Promise<RunningServer> {
	const data = mkdtempSync(join(tmpdir(), 'renkei-bench-'));
	const port = await freePort();
	kind.prepare(data);
	let child: ChildProcess | null = null;

	const start = async (): Promise<void> => {
		const { args, env } = kind.launch({ data, port });
		const started = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
		child = started;
		const since = performance.now();
		while (!(await answers(port))) {
			if (started.exitCode !== null || performance.now() - since > PATIENCE_MS) {
				throw new Error(`${kind.name} did not start`);
			}
			await pause(10);
		}
	};
	const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
		const ending = child;
		child = null;
		if (ending === null || ending.exitCode !== null || ending.signalCode !== null) {
			return;
		}
		const gone = once(ending, 'exit');
		ending.kill(signal);
		const harder = setTimeout(() => ending.kill('SIGKILL'), PATIENCE_MS);
		await gone;
		clearTimeout(harder);
	};
	const pid = (): number => child?.pid ?? 0;

	await start();
	return {
		port,
		data,
		cpuSeconds: () => cpuSeconds(pid()),
		residentKib: () => residentKib(pid()),
		start,
		stop: () => end('SIGTERM'),
		kill: () => end('SIGKILL'),
		async close() {
			await end('SIGKILL');
			rmSync(data, { recursive: true, force: true });
		},
	};
}
