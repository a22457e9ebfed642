import { readFileSync } from 'node:fs';

/** Ticks of the kernel's CPU times in a second (USER_HZ, 100 on every Linux that runs Node). */
const TICKS = 100;

/** CPU time of a process, its threads included (s); 0 for one that is gone. */
export function cpuSeconds(pid: number): number {
	const stat = read(`/proc/${pid}/stat`);
	// The command's name stands in parentheses and may hold anything; what is counted comes after it.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
}

/** Resident memory of a process (KiB); 0 for one that is gone. */
export function residentKib(pid: number): number {
	return Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** CPU time that the whole machine was busy, time taken by the hypervisor included (s). */
export function machineSeconds(): number {
	const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (read('/proc/stat').split('\n')[0] ?? '')
		.split(/\s+/)
		.slice(1)
		.map(Number);
	return (user + nice + system + irq + softirq + steal) / TICKS;
}

function read(path: string): string {
	try {
		return readFileSync(path, 'latin1');
	} catch {
		return '';
	}
}
