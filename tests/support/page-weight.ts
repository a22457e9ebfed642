import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
	readonly file: string;
	readonly imports?: readonly string[];
	readonly css?: readonly string[];
}

const dist = resolve(import.meta.dirname, '../../client/dist');

/** Scripts that a page loads before it is drawn, packed as they are sent (bytes). @param page `src/pages/inbox-page.tsx` */
export function scriptWeight(page: string): number {
	const chunks = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
	const needed = new Set<string>();
	const add = (name: string): void => {
		const chunk = chunks[name];
		if (chunk === undefined) {
			throw new Error(`not built: ${name}`);
		}
		if (!needed.has(chunk.file)) {
			needed.add(chunk.file);
			for (const other of chunk.imports ?? []) {
				add(other);
			}
		}
	};
	add('index.html');
	add(page);
	return [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
}
