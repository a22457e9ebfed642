/** The thread that derives parts: a long part takes longer than anybody's keystroke may wait. */

import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { template } from '@renkei/plan';
import { openToRead } from '../storage/open-sqlite.ts';
import { deriveFromLog } from './derive-from-log.ts';
import { keptDocs } from './part-docs.ts';
import type { DeriveAnswer, DeriveQuestion } from './start-derive-worker.ts';

const db = openToRead((workerData as { folder: string }).folder);
const docs = keptDocs(db, () => performance.now());

async function answer({ id, part }: DeriveQuestion): Promise<DeriveAnswer> {
	try {
		return { id, derived: await deriveFromLog(db, template, docs, part) };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}

parentPort?.on('message', (question: DeriveQuestion) => {
	void answer(question).then((message) => parentPort?.postMessage(message));
});
