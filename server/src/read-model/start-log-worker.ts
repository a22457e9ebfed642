import { Worker } from 'node:worker_threads';
import type { Fold } from '../storage/fold-log.ts';
import type { Derived, Deriver } from './derive-from-log.ts';
import type { AuthoredChanges, PartHistory, PartState } from './part-history.ts';

/** What the thread is asked. */
export interface LogQuestion {
	readonly id: number;
	readonly ask:
		| { readonly kind: 'derive'; readonly part: string }
		| { readonly kind: 'fold'; readonly before: string }
		| { readonly kind: 'changes'; readonly part: string; readonly from: number; readonly to: number }
		| { readonly kind: 'state'; readonly part: string; readonly seq: number };
}

export type LogAnswer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** The thread that reads logs. */
export interface LogWorker extends Deriver {
	/** Old rows to fold next, from before a time (ISO 8601 UTC); null when there are none. */
	nextFold(before: string): Promise<Fold | null>;
}

interface Waiting {
	resolve(value: unknown): void;
	reject(error: Error): void;
}

/**
 * A thread of its own, with its own reading connection to the data folder. It starts at once, so that the first words of
 * the day do not wait for it, and anew with the next question should it ever end.
 */
export function startLogWorker(folder: string): LogWorker {
	const { put, close } = startThread(folder);
	return {
		derive: (part) => put<Derived>({ kind: 'derive', part }),
		nextFold: (before) => put<Fold | null>({ kind: 'fold', before }),
		close,
	};
}

/** A thread for older states: it starts with the first question. The same question asked again meanwhile is one. */
export function startHistoryWorker(folder: string): PartHistory & { close(): Promise<void> } {
	const { put, close } = startThread(folder, 'later');
	const asked = new Map<string, Promise<unknown>>();
	const once = <T>(ask: LogQuestion['ask']): Promise<T> => {
		const key = JSON.stringify(ask);
		const known = asked.get(key) ?? put<T>(ask).finally(() => asked.delete(key));
		asked.set(key, known);
		return known as Promise<T>;
	};
	return {
		changes: (part, from, to) => once<AuthoredChanges>({ kind: 'changes', part, from, to }),
		stateAt: (part, seq) => once<PartState>({ kind: 'state', part, seq }),
		close,
	};
}

interface Thread {
	put<T>(ask: LogQuestion['ask']): Promise<T>;
	close(): Promise<void>;
}

function startThread(folder: string, when: 'now' | 'later' = 'now'): Thread {
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
		const started = new Worker(new URL('./log-worker.ts', import.meta.url), { workerData: { folder } });
		started.on('message', (answer: LogAnswer) => {
			const asked = waiting.get(answer.id);
			waiting.delete(answer.id);
			if ('error' in answer) {
				asked?.reject(new Error(answer.error));
			} else {
				asked?.resolve(answer.value);
			}
		});
		started.on('error', gone);
		started.on('exit', () => gone(new Error('the thread that reads logs has ended')));
		return started;
	};
	const put = <T>(ask: LogQuestion['ask']): Promise<T> => {
		worker ??= start();
		count += 1;
		const question: LogQuestion = { id: count, ask };
		const asked = worker;
		return new Promise<T>((resolve, reject) => {
			waiting.set(question.id, { resolve: resolve as (value: unknown) => void, reject });
			asked.postMessage(question);
		});
	};
	worker = when === 'now' ? start() : null;
	return {
		put,
		async close() {
			await worker?.terminate();
		},
	};
}
