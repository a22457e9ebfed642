import type { PartyCode } from './parties/types.ts';
import type { ContentHash } from './signoff/types.ts';
import type { PartKey } from './template/types.ts';

/** A value that JSON can hold; the only kind that canonical content is made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A scalar of a field or cell. Absent values are left out, never null. */
export type Scalar = string | number | boolean;

/** A value that a part shows from another part, as captured at the freeze. */
export interface ShownValue {
	readonly part: string;
	readonly seq: number;
	readonly key: string;
	readonly value: Scalar;
}

/**
 * What a sign-off binds. Fields and rows stand in template order and are therefore lists; row ids and Yjs internals are
 * left out, so that equal words give an equal hash whoever typed them and in whatever order.
 */
export interface PartContent {
	readonly template: string;
	readonly schema: number;
	readonly key: PartKey;
	readonly body: PartyCode | null;
	/** ProseMirror JSON of the prose, without default attributes. */
	readonly prose: Json;
	readonly fields: readonly { readonly key: string; readonly value: Scalar }[];
	readonly tables: readonly { readonly key: string; readonly rows: readonly Readonly<Record<string, Scalar>>[] }[];
	readonly shown: readonly ShownValue[];
}

/**
 * RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16 code units, no white space, numbers as ECMAScript
 * writes them. No Unicode normalisation: NFC would make 異体字 equal.
 * @throws RangeError on a number that JSON cannot hold and on a lone surrogate, which RFC 8785 §3.2.2.2 forbids
 */
export function canonicalJson(value: Json): string {
	if (typeof value === 'string') {
		if (!value.isWellFormed()) {
			throw new RangeError('lone surrogate in canonical content');
		}
		return JSON.stringify(value);
	}
	if (typeof value === 'number' && !Number.isFinite(value)) {
		throw new RangeError('number outside JSON in canonical content');
	}
	if (value === null || typeof value !== 'object') {
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) {
		return `[${value.map(canonicalJson).join(',')}]`;
	}
	const entries = value as { readonly [key: string]: Json };
	const members = Object.keys(entries)
		.sort()
		.map((key) => `${canonicalJson(key)}:${canonicalJson(entries[key] as Json)}`);
	return `{${members.join(',')}}`;
}

/** The text that a sign-off hashes (engine.md "Canonical content"); its UTF-8 bytes go into SHA-256. */
export function canonicalText(content: PartContent): string {
	return `renkei.part.v1\n${canonicalJson(content as unknown as Json)}`;
}

/** `sha256:` + hex. The digest is handed in: the server's is node:crypto, a browser's may be another. */
export function contentHashOf(content: PartContent, sha256Hex: (text: string) => string): ContentHash {
	return `sha256:${sha256Hex(canonicalText(content))}`;
}
