/** The thread that reads logs: a long part takes longer than anybody's keystroke may wait. */

import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { template } from '@renkei/plan';
import { FoldPlanner } from '../storage/fold-log.ts';
import { openToRead } from '../storage/open-sqlite.ts';
import { deriveFromLog } from './derive-from-log.ts';
import { keptDocs } from './part-docs.ts';
import { createHistory } from './part-history.ts';
import type { LogAnswer, LogQuestion } from './start-log-worker.ts';

const db = openToRead((workerData as { folder: string }).folder);
const docs = keptDocs(db, () => performance.now());
const folds = new FoldPlanner(db);

const history = createHistory(db, template);

function answerTo(ask: LogQuestion['ask']): Promise<unknown> {
	switch (ask.kind) {
		case 'derive':
			return deriveFromLog(db, template, docs, ask.part);
		case 'fold':
			return folds.next(ask.before);
		case 'changes':
			return history.changes(ask.part, ask.from, ask.to);
		case 'state':
			return history.stateAt(ask.part, ask.seq);
	}
}

async function answer({ id, ask }: LogQuestion): Promise<LogAnswer> {
	try {
		return { id, value: await answerTo(ask) };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}

parentPort?.on('message', (question: LogQuestion) => {
	void answer(question).then((message) => parentPort?.postMessage(message));
});
