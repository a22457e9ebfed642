import { canonicalJson, type Json, type PartSnapshot, type PartSpec } from '@renkei/plan';
import * as Y from 'yjs';
import { blockJson } from '../prose-json.ts';
import { isScalar } from '../read.ts';
import { fieldsOf, proseOf } from '../roots.ts';
import { setField } from '../rows.ts';
import { alignEqual, type Pair } from './align.ts';
import { blockElement } from './block-element.ts';
import { restoreRows } from './restore-rows.ts';

/** What a part held once, and who brings it back. */
export interface OldPart {
	/** The prose of its canonical content: a snapshot has the words without their marks. */
	readonly prose: Json;
	readonly snapshot: PartSnapshot;
	/** Origin of the transaction. */
	readonly origin?: unknown;
}

/**
 * Brings old content back as new edits, in one transaction: nothing of the log is undone, and what others wrote
 * meanwhile can be brought back the same way. Blocks that stand already are not touched, so that carets, threads and
 * authors stay on them; when all stands already, there is no update at all.
 * @throws RangeError, before anything is changed, when the old prose is none of this schema
 */
export function restorePart(doc: Y.Doc, spec: PartSpec, { prose, snapshot, origin = null }: OldPart): void {
	const restoreProse = proseRestorer(proseOf(doc), prose);
	doc.transact(() => {
		restoreProse();
		restoreFields(doc, spec, snapshot);
		for (const table of spec.tables) {
			restoreRows(doc, table, snapshot.tables.find(({ key }) => key === table.key)?.rows ?? []);
		}
	}, origin);
}

/** The edits of the prose, prepared: what can fail fails here, and not in the middle of a transaction. */
function proseRestorer(body: Y.XmlFragment, prose: Json): () => void {
	const blocks = (prose as { readonly content?: readonly Json[] }).content ?? [];
	const standing = body.toArray().map((child) => (child instanceof Y.XmlElement ? canonicalJson(blockJson(child)) : ''));
	const kept = alignEqual(standing, blocks.map(canonicalJson));
	const ends: readonly Pair[] = [[-1, -1], ...kept, [standing.length, blocks.length]];
	const stretches = ends.slice(1).map(([toStanding, toBlock], at) => {
		const [last, lastBlock] = ends[at] as Pair;
		return { from: last + 1, gone: toStanding - last - 1, added: blocks.slice(lastBlock + 1, toBlock).map(blockElement) };
	});
	return () => {
		// From the end: positions further up stay what they are.
		for (const { from, gone, added } of stretches.reverse()) {
			if (gone > 0) {
				body.delete(from, gone);
			}
			if (added.length > 0) {
				body.insert(from, added);
			}
		}
	};
}

function restoreFields(doc: Y.Doc, spec: PartSpec, { fields }: PartSnapshot): void {
	for (const { key } of spec.fields) {
		const now = fieldsOf(doc).get(key);
		const old = fields[key] ?? null;
		if (old !== (isScalar(now) ? now : null)) {
			setField(doc, key, old);
		}
	}
}
