import { machineSeconds } from './proc.ts';
import type { RunningServer } from './running-server.ts';

export interface Metered {
	/** CPU of the server (s). */
	readonly server: number;
	readonly elapsedMs: number;
	/** CPU that everybody but server and bench took (% of one core). */
	readonly noise: number;
}

const ownSeconds = (): number => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
};

/** Starts measuring; what is returned tells what was used since. */
export function startMeter(server: RunningServer): () => Metered {
	const at = performance.now();
	const before = { machine: machineSeconds(), server: server.cpuSeconds(), own: ownSeconds() };
	return () => {
		const elapsedMs = performance.now() - at;
		const used = server.cpuSeconds() - before.server;
		const foreign = machineSeconds() - before.machine - used - (ownSeconds() - before.own);
		return { server: used, elapsedMs, noise: Math.max(0, (foreign / elapsedMs) * 100_000) };
	};
}
