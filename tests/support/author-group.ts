import { createHash } from 'node:crypto';
import { readPart } from '@renkei/part-doc';
import { contentHashOf, type PartContent, type PartKey, partSpecOf, template } from '@renkei/plan';
import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { marksIn } from './ledger.ts';

/** Which part a document is. */
export interface PartName {
	readonly key: PartKey;
	readonly body: string | null;
}

/**
 * The canonical hash of a document, computed here from what this client holds.
 * @param shown what the words show from elsewhere
 */
export function hashOf(doc: Y.Doc, { key, body }: PartName, shown: PartContent['shown'] = []): string {
	const spec = partSpecOf(template, { key, body });
	if (spec === null) {
		throw new Error(`the template has no part ${key}`);
	}
	const content = readPart(doc, { template: template.key, key, body, spec });
	return contentHashOf({ ...content, shown }, (text) => createHash('sha256').update(text).digest('hex'));
}

/** Every mark of some words, with how often it stands there. */
export function countMarks(words: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const mark of marksIn(words)) {
		counts.set(mark, (counts.get(mark) ?? 0) + 1);
	}
	return counts;
}

/** Everybody's promises against one state of the words: what is wrong, in sentences. */
export function brokenPromises(authors: readonly Author[], words: string): string[] {
	const counts = countMarks(words);
	const erased = new Set(authors.flatMap(({ ledger }) => [...ledger.erased]));
	const tried = new Set(authors.flatMap(({ ledger }) => [...ledger.erasures]));
	const refused = new Set(authors.flatMap(({ ledger }) => [...ledger.refused]));
	const kept = authors.flatMap(({ ledger }) => [...ledger.kept]);
	return [
		...kept.filter((mark) => !counts.has(mark) && !tried.has(mark)).map((mark) => `${mark} was durable and is missing`),
		...[...erased].filter((mark) => counts.has(mark)).map((mark) => `${mark} was erased for good and is here`),
		...[...refused].filter((mark) => counts.has(mark)).map((mark) => `${mark} was refused and is here`),
		...[...counts].filter(([, count]) => count > 1).map(([mark, count]) => `${mark} stands here ${count} times`),
	];
}

/** Marks that others were shown, and that these words lack. Only for groups in which nobody erases. */
export function unseen(authors: readonly Author[], words: string): string[] {
	const counts = countMarks(words);
	const shown = new Set(authors.flatMap((author) => [...author.seen()]));
	return [...shown].filter((mark) => !counts.has(mark));
}
