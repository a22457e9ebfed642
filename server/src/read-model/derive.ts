import { createHash } from 'node:crypto';
import { openDoc, readPart, textOf } from '@renkei/part-doc';
import { contentHashOf, missingOf, type PartContent, type PartKey, partSpecOf, type Template } from '@renkei/plan';
import type * as Y from 'yjs';
import type { CommittedPart } from '../storage/part-log.ts';
import type { PartContentRow } from '../storage/tables.ts';

/** Hex SHA-256 of a text's UTF-8 bytes. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A part as read from committed bytes. The caller destroys `doc` when done. */
export interface DerivedPart {
	readonly doc: Y.Doc;
	readonly content: PartContent;
	readonly hash: string;
	readonly row: PartContentRow;
}

/** Which part it is; the template says what it holds. */
export interface PartName {
	readonly id: string;
	readonly key: PartKey;
	readonly body: string | null;
}

/**
 * Derives what every reader needs from what is committed: canonical content, hash, words, what is still missing.
 * @param at time of the newest commit in it (ISO 8601)
 * @throws when the template has no such part: an answer about a part that does not exist would be a lie
 */
export function derivePart(template: Template, part: PartName, committed: CommittedPart, at: string): DerivedPart {
	const { seq, update } = committed;
	const doc = openDoc(update);
	return { doc, ...deriveDoc(template, part, { seq, doc }, at) };
}

/** The same from a document that is open already. */
export function deriveDoc(
	template: Template,
	part: PartName,
	{ seq, doc }: { readonly seq: number; readonly doc: Y.Doc },
	at: string,
): Omit<DerivedPart, 'doc'> {
	const spec = partSpecOf(template, part);
	if (spec === null) {
		throw new Error(`the template has no part ${part.key}`);
	}
	const content = readPart(doc, { template: template.key, key: part.key, body: part.body, spec });
	const text = textOf(content, spec);
	const hash = contentHashOf(content, sha256Hex);
	const row: PartContentRow = {
		part: part.id,
		seq,
		content: JSON.stringify(content),
		text,
		hash,
		missing: JSON.stringify(missingOf(spec, content)),
		empty: text.trim() === '' ? 1 : 0,
		at,
	};
	return { content, hash, row };
}
