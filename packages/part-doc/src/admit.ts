import type { PartSpec } from '@renkei/plan';
import { Node as ProseNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { maxDepth, rawElement } from './prose-json.ts';
import { fieldsOf, proseOf, rootsOf, rowKeys, tableOf } from './roots.ts';
import { isAllowedLink, proseSchema } from './schema.ts';

/** What an update would bring to a document, before it is applied. */
export type Inspection =
	/** Bytes that are no update. */
	| { readonly kind: 'malformed'; readonly why: string }
	/** Adds nothing: acknowledged, neither stored nor relayed nor refused. */
	| { readonly kind: 'nothing' }
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

/** Longest single value and longest text run. */
const MAX_VALUE = 20_000;

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
	return clients.length === 0 && deletesNothingNew(doc, decoded) ? { kind: 'nothing' } : { kind: 'adds', clients };
}

/**
 * Applies an update that {@link inspect} let through to a live document, if a part may hold the result.
 * @returns anything but `applied` leaves the document dirty: Yjs has no veto, the caller rebuilds it from the log
 */
export function admit(doc: Y.Doc, spec: PartSpec, update: Uint8Array): Admission {
	defineRoots(doc, spec);
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
	const why = whyInvalid(doc, spec, touched);
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

function whyInvalid(doc: Y.Doc, spec: PartSpec, touched: ReadonlySet<Y.AbstractType<unknown>>): string | null {
	const roots = rootsOf(spec);
	for (const name of doc.share.keys()) {
		if (!roots.has(name)) {
			return `unknown root ${name.slice(0, 40)}`;
		}
	}
	try {
		for (const type of touched) {
			checkTouched(doc, spec, type);
		}
		return null;
	} catch (error) {
		return error instanceof Error ? error.message : 'invalid';
	}
}

/** @throws RangeError naming what a part may not hold */
function checkTouched(doc: Y.Doc, spec: PartSpec, type: Y.AbstractType<unknown>): void {
	const chain = ancestry(type);
	const root = chain[0];
	if (root === proseOf(doc)) {
		const block = chain[1];
		const blocks = block === undefined ? proseOf(doc).toArray() : [block];
		for (const element of blocks) {
			checkBlock(element);
		}
		return;
	}
	if (root === fieldsOf(doc)) {
		const known = new Set(spec.fields.map((field) => field.key));
		checkValues(fieldsOf(doc) as Pick<Y.Map<unknown>, 'entries'>, known);
		return;
	}
	const table = spec.tables.find((candidate) => root === tableOf(doc, candidate.key));
	if (table === undefined) {
		throw new RangeError('outside of fields, tables and prose');
	}
	const known = new Set<string>([rowKeys.order, rowKeys.deleted, ...table.columns.map((column) => column.key)]);
	const rows = chain[1] === undefined ? [...tableOf(doc, table.key).values()] : [chain[1]];
	for (const row of rows) {
		if (!(row instanceof Y.Map)) {
			throw new RangeError('a row that is none');
		}
		checkValues(row as Pick<Y.Map<unknown>, 'entries'>, known);
	}
}

/** From the root type down to the touched one. */
function ancestry(type: Y.AbstractType<unknown>): Y.AbstractType<unknown>[] {
	const chain = [type];
	for (let at = type._item?.parent; at instanceof Y.AbstractType; at = at._item?.parent) {
		chain.unshift(at as unknown as Y.AbstractType<unknown>);
		if (chain.length > maxDepth * 2) {
			throw new RangeError('nested too deep');
		}
	}
	return chain;
}

function checkBlock(element: unknown): void {
	if (!(element instanceof Y.XmlElement)) {
		throw new RangeError('something else than a block in the prose');
	}
	if (element._item?.deleted === true) {
		return;
	}
	const node = ProseNode.fromJSON(proseSchema, rawElement(element));
	node.check();
	if (!proseSchema.topNodeType.contentMatch.matchType(node.type)) {
		throw new RangeError(`${node.type.name} is no block`);
	}
	node.descendants((child) => {
		// Canonical content (RFC 8785) can hold no half of a letter.
		if (child.text?.isWellFormed() === false) {
			throw new RangeError('half a letter');
		}
		for (const mark of child.marks) {
			if (mark.type.name === 'link' && !isAllowedLink(String(mark.attrs.href))) {
				throw new RangeError('link protocol');
			}
		}
	});
	checkAttributes(element);
}

/** `fromJSON` drops attributes that the schema does not know; a part may not carry them hidden. */
function checkAttributes(element: Y.XmlElement): void {
	const known = proseSchema.nodes[element.nodeName]?.spec.attrs ?? {};
	for (const [name, value] of Object.entries(element.getAttributes() as Record<string, unknown>)) {
		const plain = value === null || typeof value === 'number' || (typeof value === 'string' && value.length <= 100);
		if (!Object.hasOwn(known, name) || !plain) {
			throw new RangeError(`attribute ${name.slice(0, 40)}`);
		}
	}
	for (const child of element.toArray()) {
		if (child instanceof Y.XmlElement) {
			checkAttributes(child);
		}
	}
}

function checkValues(map: Pick<Y.Map<unknown>, 'entries'>, known: ReadonlySet<string>): void {
	for (const [key, value] of map.entries()) {
		const plain =
			typeof value === 'boolean' ||
			(typeof value === 'number' && Number.isFinite(value)) ||
			(typeof value === 'string' && value.length <= MAX_VALUE && value.isWellFormed());
		if (!known.has(key) || !plain) {
			throw new RangeError(`value of ${key.slice(0, 40)}`);
		}
	}
}
