import { Worker } from 'node:worker_threads';

/** What the thread that packs is given. */
export interface ZipQuestion {
	readonly files: ReadonlyMap<string, Uint8Array>;
	/** ISO 8601 UTC; the time of every file, so that equal archives are equal files. */
	readonly at: string;
}

const startThread = (question: ZipQuestion): Worker =>
	new Worker(new URL('./zip-worker.ts', import.meta.url), { workerData: question });

/**
 * The files of an archive as one zip. A thread of its own packs it: that takes tenths of a second, and nobody else may wait for
 * it. Whoever asks does so in a turn, so that there is one thread at a time; one that ends without a zip, whatever ended it,
 * is an error and not a wait without end, for all the others wait for this turn.
 */
export function zipOf(question: ZipQuestion, start: (question: ZipQuestion) => Worker = startThread) {
	return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
		// What is heard after the first of these changes nothing, and an error that nobody listens to would end the server.
		start(question)
			.on('message', resolve)
			.on('messageerror', reject)
			.on('error', reject)
			.on('exit', (code) => reject(new Error(`the thread that packs an archive ended with ${code} and without a zip`)));
	});
}
