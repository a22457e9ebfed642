import { openDoc, resolveAnchor } from '@renkei/part-doc';
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
	if (!isPosition(asked.start) || !isPosition(asked.end)) {
		return refuse('malformed', '選んだ所を読み取れませんでした。もう一度選び直してください。');
	}
	const { quote } = asked;
	const doc = openDoc((await readCommitted(tx, part)).update);
	// Words that moved meanwhile are found by their quote, if it can be no other's.
	const { start, end } = asked;
	const found = resolveAnchor(doc, { start, end, quote, words: quote, before: '', after: '', twins: null });
	doc.destroy();
	if (found.kind === 'detached' || found.text !== quote) {
		return refuse('content-changed', '選んだ文が見つかりません。直されたかもしれません。もう一度選び直してください。');
	}
	const { start: anchor_start, end: anchor_end, words, before, after, twins } = found.record;
	return accept({ anchor_start, anchor_end, quote, words, before, after, twins });
}

function isPosition(encoded: string): boolean {
	try {
		Y.decodeRelativePosition(new Uint8Array(Buffer.from(encoded, 'base64')));
		return true;
	} catch {
		return false;
	}
}
