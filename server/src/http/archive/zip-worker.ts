/** The thread that packs an archive, and ends with it. */

import { parentPort, workerData } from 'node:worker_threads';
import { type Zippable, zipSync } from 'fflate';
import type { ZipQuestion } from './archive-zip.ts';

const { files, at } = workerData as ZipQuestion;
const all: Zippable = {};
for (const [path, bytes] of files) {
	// PDF is packed already.
	all[path] = [bytes, { level: path.endsWith('.pdf') ? 0 : 6, mtime: new Date(at) }];
}
const zip = zipSync(all);
parentPort?.postMessage(zip, [zip.buffer as ArrayBuffer]);
