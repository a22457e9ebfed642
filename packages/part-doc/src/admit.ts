import type { PartSpec } from '@renkei/plan';
import * as Y from 'yjs';
import { type Changes, whyInvalid } from './check-part.ts';
import { fieldsOf, proseOf, tableOf } from './roots.ts';

/** What became of an update that adds something. */
export type Admission =
	/** Well formed, now applied to the document. */
	| { readonly kind: 'applied' }
	/** An update that Yjs cannot apply. The document must be rebuilt. */
	| { readonly kind: 'malformed'; readonly why: string }
	/** Well formed, but holds what a part may not hold. The document must be rebuilt. */
	| { readonly kind: 'invalid'; readonly why: string }
	/** More nodes than a part may hold. The document must be rebuilt. */
	| { readonly kind: 'too-large'; readonly why: string };

/** Blocks, texts and rows of one part; nobody can read, print or sign more (reliability note A22). */
export const maxNodes = 50_000;

/**
 * Applies an update to a live document, if a part may hold the result. The caller has surveyed it: it is whole, has no
 * gap, and rests on nothing unknown.
 * @param clients those whose new structs it brings
 * @returns anything but `applied` leaves the document dirty: Yjs has no veto, the caller rebuilds it from the log
 */
export function admit(doc: Y.Doc, spec: PartSpec, update: Uint8Array, clients: readonly number[]): Admission {
	defineRoots(doc, spec);
	const before = new Map(clients.map((client) => [client, Y.getState(doc.store, client)]));
	const touched = new Set<Y.AbstractType<unknown>>();
	const note = (transaction: Y.Transaction): void => {
		for (const type of transaction.changed.keys()) {
			touched.add(type as unknown as Y.AbstractType<unknown>);
		}
	};
	doc.on('afterTransaction', note);
	try {
		Y.applyUpdate(doc, update);
	} catch (error) {
		return { kind: 'malformed', why: error instanceof Error ? error.message : 'not applicable' };
	} finally {
		doc.off('afterTransaction', note);
	}
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
		return { kind: 'malformed', why: 'update with gaps' };
	}
	const changes: Changes = { touched, items: newItems(doc, before), isNew: (item) => isAfter(before, item) };
	const why = whyInvalid(doc, spec, changes);
	if (why !== null) {
		return { kind: 'invalid', why };
	}
	const grew = changes.items.some((item) => item.content instanceof Y.ContentType);
	return grew && hasTooMany(doc) ? { kind: 'too-large', why: 'too many nodes' } : { kind: 'applied' };
}

/** A document with fewer structs has fewer nodes: then nothing need be counted. */
function hasTooMany(doc: Y.Doc): boolean {
	const lists = [...doc.store.clients.values()];
	if (lists.reduce((sum, structs) => sum + structs.length, 0) <= maxNodes) {
		return false;
	}
	const isNode = (struct: Y.Item | Y.GC): boolean =>
		struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentType;
	return lists.reduce((sum, structs) => sum + structs.filter(isNode).length, 0) > maxNodes;
}

function isAfter(before: ReadonlyMap<number, number>, { id }: Y.Item): boolean {
	const clock = before.get(id.client);
	return clock !== undefined && id.clock >= clock;
}

/** Items that came with the update. Yjs may have joined one to the end of an older one: that one counts too. */
function newItems(doc: Y.Doc, before: ReadonlyMap<number, number>): Y.Item[] {
	const items: Y.Item[] = [];
	for (const [client, clock] of before) {
		const structs = doc.store.clients.get(client) ?? [];
		const first = Y.getState(doc.store, client) > clock ? Y.findIndexSS(structs, clock) : structs.length;
		for (const struct of structs.slice(first)) {
			if (struct instanceof Y.Item) {
				items.push(struct);
			}
		}
	}
	return items;
}

/** A root that arrives before it is asked for has no kind yet, and would become another object when it is. */
function defineRoots(doc: Y.Doc, spec: PartSpec): void {
	proseOf(doc);
	fieldsOf(doc);
	for (const table of spec.tables) {
		tableOf(doc, table.key);
	}
}
