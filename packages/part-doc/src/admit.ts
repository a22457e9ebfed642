import type { PartSpec } from '@renkei/plan';
import * as Y from 'yjs';
import { whyInvalid } from './check-part.ts';
import { fieldsOf, proseOf, tableOf } from './roots.ts';

/** What an update would bring to a document, before it is applied. */
export type Inspection =
	/** Bytes that are no update. */
	| { readonly kind: 'malformed'; readonly why: string }
	/** Adds nothing: acknowledged, neither stored nor relayed nor refused. `clients` are those whose known structs it carries. */
	| { readonly kind: 'nothing'; readonly clients: readonly number[] }
	/** `clients` are those whose new structs it brings; empty when it only deletes. */
	| { readonly kind: 'adds'; readonly clients: readonly number[] };

/** What became of an update that adds something. */
export type Admission =
	/** Well formed, now applied to the document. */
	| { readonly kind: 'applied' }
	/** An update with gaps, or one that Yjs cannot apply. The document must be rebuilt. */
	| { readonly kind: 'malformed'; readonly why: string }
	/** Well formed, but holds what a part may not hold. The document must be rebuilt. */
	| { readonly kind: 'invalid'; readonly why: string };

type Decoded = ReturnType<typeof Y.decodeUpdate>;

// Decodes fully before anything is applied: a truncated update otherwise leaves part of itself behind.
function decodeWhole(update: Uint8Array): Decoded | null {
	try {
		return Y.decodeUpdate(update);
	} catch {
		// Bytes from outside: what does not decode is malformed.
		return null;
	}
}

/** Clients whose structs in the update are not all known to the document. */
function newClients(doc: Y.Doc, decoded: Decoded): number[] {
	const clients = new Set<number>();
	for (const struct of decoded.structs) {
		if (struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client)) {
			clients.add(struct.id.client);
		}
	}
	return [...clients];
}

/** Whether every deletion of the update has already happened in the document. */
function deletesNothingNew(doc: Y.Doc, decoded: Decoded): boolean {
	for (const [client, ranges] of decoded.ds.clients) {
		const structs = doc.store.clients.get(client);
		for (const { clock, len } of ranges) {
			if (structs === undefined || clock + len > Y.getState(doc.store, client)) {
				return false;
			}
			for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
				const struct = structs[at];
				if (struct === undefined || struct.id.clock >= clock + len) {
					break;
				}
				if (!struct.deleted) {
					return false;
				}
			}
		}
	}
	return true;
}

/** Looks at an update without applying it. */
export function inspect(doc: Y.Doc, update: Uint8Array): Inspection {
	const decoded = decodeWhole(update);
	if (decoded === null) {
		return { kind: 'malformed', why: 'not an update' };
	}
	const clients = newClients(doc, decoded);
	if (clients.length > 0 || !deletesNothingNew(doc, decoded)) {
		return { kind: 'adds', clients };
	}
	return { kind: 'nothing', clients: [...new Set(decoded.structs.map((struct) => struct.id.client))] };
}

/**
 * Applies an update that {@link inspect} let through to a live document, if a part may hold the result.
 * @returns anything but `applied` leaves the document dirty: Yjs has no veto, the caller rebuilds it from the log
 */
export function admit(doc: Y.Doc, spec: PartSpec, update: Uint8Array): Admission {
	defineRoots(doc, spec);
	const touched = new Set<Y.AbstractType<unknown>>();
	const known = Y.decodeStateVector(Y.encodeStateVector(doc));
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
	const isNew = ({ id }: Y.Item): boolean => id.clock >= (known.get(id.client) ?? 0);
	const why = whyInvalid(doc, spec, { touched, isNew });
	return why === null ? { kind: 'applied' } : { kind: 'invalid', why };
}

/** A root that arrives before it is asked for has no kind yet, and would become another object when it is. */
function defineRoots(doc: Y.Doc, spec: PartSpec): void {
	proseOf(doc);
	fieldsOf(doc);
	for (const table of spec.tables) {
		tableOf(doc, table.key);
	}
}
