import { Worker } from 'node:worker_threads';
import type { Derived, Deriver } from './derive-from-log.ts';

export interface DeriveQuestion {
	readonly id: number;
	readonly part: string;
}

export type DeriveAnswer = { readonly id: number; readonly derived: Derived } | { readonly id: number; readonly error: string };

interface Waiting {
	resolve(derived: Derived): void;
	reject(error: Error): void;
}

/**
 * A deriver in a thread of its own, with its own reading connection to the data folder. The thread starts at once, so that
 * the first words of the day do not wait for it, and anew with the next question should it ever end.
 */
export function startDeriveWorker(folder: string): Deriver {
	const waiting = new Map<number, Waiting>();
	let worker: Worker | null = null;
	let count = 0;

	const gone = (error: Error): void => {
		worker = null;
		for (const { reject } of waiting.values()) {
			reject(error);
		}
		waiting.clear();
	};
	const start = (): Worker => {
		const started = new Worker(new URL('./derive-worker.ts', import.meta.url), { workerData: { folder } });
		started.on('message', (answer: DeriveAnswer) => {
			const asked = waiting.get(answer.id);
			waiting.delete(answer.id);
			if ('derived' in answer) {
				asked?.resolve(answer.derived);
			} else {
				asked?.reject(new Error(answer.error));
			}
		});
		started.on('error', gone);
		started.on('exit', () => gone(new Error('the deriving thread has ended')));
		return started;
	};
	worker = start();
	return {
		derive(part) {
			worker ??= start();
			count += 1;
			const question: DeriveQuestion = { id: count, part };
			const asked = worker;
			return new Promise((resolve, reject) => {
				waiting.set(question.id, { resolve, reject });
				asked.postMessage(question);
			});
		},
		async close() {
			await worker?.terminate();
		},
	};
}
