import type { Node as ProseNode } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { wordPieces } from '../compare/word-pieces.ts';
import { proseOf } from '../roots.ts';
import { proseSchema } from '../schema.ts';

/** A range of a part's flat text (UTF-16 units, '\n' between blocks) and the words that take its place. */
export interface Wording {
	readonly start: number;
	readonly end: number;
	/** '\n' ends a block. */
	readonly words: string;
}

/**
 * Puts other words in the place of a range, as an editor would: only the words that differ are deleted and written, so
 * that marks, carets and the anchors of other threads stay on those that stand; a '\n' that goes joins two blocks, one
 * that comes splits a block. In one transaction.
 * @returns false when the range is not in the text, or cuts a letter in two: nothing has changed then
 */
export function replaceWords(doc: Y.Doc, { start, end, words }: Wording, origin: unknown = null): boolean {
	const body = proseOf(doc);
	const { doc: before, mapping } = initProseMirrorDoc(body, proseSchema);
	const text = before.textBetween(0, before.content.size, '\n');
	const stretches = stretchesOf(before);
	if (start < 0 || end < start || end > text.length || splitsLetter(text, start) || splitsLetter(text, end)) {
		return false;
	}
	const change = new Transform(before);
	// From the end: what stands before keeps its place.
	let at = end;
	for (const { kind, text: piece } of wordPieces(text.slice(start, end), words).toReversed()) {
		if (kind === 'added') {
			write(change, positionOf(stretches, at, 'first'), piece);
			continue;
		}
		at -= piece.length;
		if (kind === 'removed') {
			change.delete(positionOf(stretches, at, 'last'), positionOf(stretches, at + piece.length, 'first'));
		}
	}
	doc.transact(() => {
		// The fragment is brought to the new document by the fewest edits, as the editor's own binding does it.
		updateYFragment(doc, body, change.doc, { mapping, isOMark: new Map() });
	}, origin);
	return true;
}

/** Whether an offset lies between the two units of one letter. */
const splitsLetter = (text: string, offset: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(offset, offset + 1));

/** Writes words at a position, with the marks that stand there. */
function write(change: Transform, position: number, words: string): void {
	const marks = change.doc.resolve(position).marks();
	const lines = words.split('\n');
	for (const [at, line] of lines.toReversed().entries()) {
		if (line !== '') {
			change.insert(position, proseSchema.text(line, marks));
		}
		if (at < lines.length - 1) {
			change.split(position);
		}
	}
}

/** A stretch of words in one block: where it stands in the flat text, and in the document. */
interface Stretch {
	readonly flat: number;
	readonly position: number;
	readonly length: number;
}

/** Where the words of a document stand. Every block has a stretch, an empty one too. */
function stretchesOf(doc: ProseNode): Stretch[] {
	const stretches: Stretch[] = [];
	let flat = 0;
	doc.descendants((block, position) => {
		if (!block.isTextblock) {
			return true;
		}
		flat += stretches.length === 0 ? 0 : 1;
		const first = stretches.length;
		block.forEach((child, offset) => {
			if (child.isText) {
				stretches.push({ flat, position: position + 1 + offset, length: child.nodeSize });
				flat += child.nodeSize;
			}
		});
		if (stretches.length === first) {
			stretches.push({ flat, position: position + 1, length: 0 });
		}
		return false;
	});
	return stretches;
}

/**
 * The position of an offset of the flat text. Around a hard break, which is no letter, one offset has two: `first` is
 * before the break, `last` after it.
 */
function positionOf(stretches: readonly Stretch[], offset: number, which: 'first' | 'last'): number {
	const holds = ({ flat, length }: Stretch): boolean => offset >= flat && offset <= flat + length;
	const stretch = which === 'first' ? stretches.find(holds) : stretches.findLast(holds);
	return stretch === undefined ? 0 : stretch.position + offset - stretch.flat;
}
