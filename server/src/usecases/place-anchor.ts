import { openDoc, resolveAnchors } from '@renkei/part-doc';
import { accept, type Result, refuse } from '@renkei/plan';
import * as Y from 'yjs';
import { readCommitted } from '../storage/part-log.ts';
import type { Tx } from '../storage/tables.ts';

/** Words of a part that a thread is about: base64 of two encoded Yjs relative positions, and the words themselves. */
export interface AnchorAsked {
	readonly start: string;
	readonly end: string;
	readonly quote: string;
}

/** Columns of a thread that say where its words stand. */
export interface AnchorColumns {
	readonly anchor_start: string | null;
	readonly anchor_end: string | null;
	readonly quote: string | null;
	readonly words: string | null;
	readonly before: string | null;
	readonly after: string | null;
	readonly twins: number | null;
}

const nowhere: AnchorColumns = {
	...{ anchor_start: null, anchor_end: null, quote: null },
	...{ words: null, before: null, after: null, twins: null },
};

/** An anchor is taken only when its words stand in what is committed: a quote that never stood there is nobody's words. */
export async function placeAnchor(tx: Tx, part: string, asked: AnchorAsked | null | undefined): Promise<Result<AnchorColumns>> {
	if (asked === undefined || asked === null) {
		return accept(nowhere);
	}
	const doc = openDoc((await readCommitted(tx, part)).update);
	const [placed] = placeAnchors(doc, [asked]);
	doc.destroy();
	return placed ?? accept(nowhere);
}

/** The same for several of one part, in one reading of its text. */
export function placeAnchors(doc: Y.Doc, asked: readonly AnchorAsked[]): readonly Result<AnchorColumns>[] {
	const readable = asked.filter(({ start, end }) => isPosition(start) && isPosition(end));
	// Words that moved meanwhile are found by their quote, if it can be no other's.
	const records = readable.map(({ start, end, quote }) => ({
		...{ start, end, quote, words: quote },
		...{ before: '', after: '', twins: null },
	}));
	const found = new Map(resolveAnchors(doc, records).map((resolved, at) => [readable[at], resolved]));
	return asked.map((one) => {
		const resolved = found.get(one);
		if (resolved === undefined) {
			return refuse('malformed', '選んだ所を読み取れませんでした。もう一度選び直してください。');
		}
		const { quote } = one;
		if (resolved.kind === 'detached' || resolved.text !== quote) {
			return refuse('content-changed', '選んだ文が見つかりません。直されたかもしれません。もう一度選び直してください。');
		}
		const { start: anchor_start, end: anchor_end, words, before, after, twins } = resolved.record;
		return accept({ anchor_start, anchor_end, quote, words, before, after, twins });
	});
}

function isPosition(encoded: string): boolean {
	try {
		Y.decodeRelativePosition(new Uint8Array(Buffer.from(encoded, 'base64')));
		return true;
	} catch {
		return false;
	}
}
