import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What the thread that packs is given. */
export interface ZipQuestion {
	readonly files: ReadonlyMap<string, Uint8Array>;
	/** ISO 8601 UTC; the time of every file, so that equal archives are equal files. */
	readonly at: string;
}

/**
 * The files of an archive as one zip. A thread of its own packs it: that takes tenths of a second, and nobody else may wait for
 * it. There is one at a time, for archives are made one behind the other.
 */
export async function zipOf(question: ZipQuestion): Promise<Uint8Array<ArrayBuffer>> {
	const worker = new Worker(new URL('./zip-worker.ts', import.meta.url), { workerData: question });
	const [zip] = (await once(worker, 'message')) as [Uint8Array<ArrayBuffer>];
	return zip;
}
