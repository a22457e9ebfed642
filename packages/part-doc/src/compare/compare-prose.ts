import type { Block, BlockChange } from '@renkei/plan';
import { alignEqual, alignInOrder, type Pair } from './align.ts';
import { type IsLike, likeness } from './likeness.ts';
import { wordPieces } from './word-pieces.ts';

/** Fewer letters than this stand in many places by chance: nobody would say that they were moved. */
const LEAST_MOVED = 4;

/** Parts of the letters that two blocks share: enough to be one block, for one with the same id and for any other. */
const LIKE = { sameId: 0.3, other: 0.45 } as const;

/** Blocks of one stretch that may differ before no likeness is looked for: the cost is its square. */
const MOST_UNLIKE = 200;

/**
 * What became of the blocks of a text: in the order of the newer one, those that went where they stood. A block is found
 * again by its words, else by its id, else by likeness, always between the same neighbours; its words alone elsewhere
 * are a move.
 */
export function compareProse(before: readonly Block[], after: readonly Block[]): BlockChange[] {
	const texts = (blocks: readonly Block[]): string[] => blocks.map(({ text }) => text);
	const equal = alignEqual(texts(before), texts(after));
	const moved = movesOf({ before, after }, equal);
	const pairs = pairRest({ before, after }, equal, moved);
	return changesInOrder({ before, after }, pairs, moved);
}

interface Sides {
	readonly before: readonly Block[];
	readonly after: readonly Block[];
}

/** Where a block stood, by where it stands. */
type Moves = ReadonlyMap<number, number>;

function movesOf({ before, after }: Sides, stayed: readonly Pair[]): Moves {
	const left = new Set(stayed.map(([at]) => at));
	const right = new Set(stayed.map(([, at]) => at));
	const gone = new Map<string, number[]>();
	for (const [at, { text }] of before.entries()) {
		if (!left.has(at) && [...text.trim()].length >= LEAST_MOVED) {
			gone.set(text, [...(gone.get(text) ?? []), at]);
		}
	}
	const moves = new Map<number, number>();
	for (const [at, { text }] of after.entries()) {
		const from = right.has(at) ? undefined : gone.get(text)?.shift();
		if (from !== undefined) {
			moves.set(at, from);
		}
	}
	return moves;
}

/** Finds again, stretch by stretch between what is paired already, the blocks whose words changed. */
function pairRest(sides: Sides, stayed: readonly Pair[], moves: Moves): readonly Pair[] {
	const isLike = likeness();
	const left = new Set(moves.values());
	const passes: readonly Pass[] = [
		// Who splits a block after its first words leaves the id there: words that went on elsewhere count for more.
		(one, other) => pairSameId(one, other).filter(([a, b]) => isLike(one[a]?.text ?? '', other[b]?.text ?? '', LIKE.sameId)),
		(one, other) => pairLike(one, other, isLike),
		pairSameId,
	];
	let pairs = stayed;
	for (const pass of passes) {
		const found = stretches(sides, pairs).flatMap(([fromBefore, toBefore, fromAfter, toAfter]) => {
			const one = free(sides.before, fromBefore, toBefore, (at) => left.has(at));
			const other = free(sides.after, fromAfter, toAfter, (at) => moves.has(at));
			return pass(one, other).map(([a, b]): Pair => [one[a]?.at ?? 0, other[b]?.at ?? 0]);
		});
		pairs = [...pairs, ...found].sort(([a], [b]) => a - b);
	}
	return pairs;
}

interface FreeBlock extends Block {
	readonly at: number;
}
type Pass = (before: readonly FreeBlock[], after: readonly FreeBlock[]) => Pair[];

const pairSameId: Pass = (before, after) =>
	alignEqual(
		before.map(({ id }) => id),
		after.map(({ id }) => id),
	);

const pairLike = (before: readonly FreeBlock[], after: readonly FreeBlock[], isLike: IsLike): Pair[] =>
	alignInOrder(before, after, { isPair: (one, other) => isLike(one.text, other.text, LIKE.other), most: MOST_UNLIKE });

/** From and to on either side of every stretch between two pairs that has something on both sides. */
function stretches({ before, after }: Sides, pairs: readonly Pair[]): (readonly [number, number, number, number])[] {
	const ends: readonly Pair[] = [[-1, -1], ...pairs, [before.length, after.length]];
	return ends.slice(1).flatMap(([toBefore, toAfter], at) => {
		const [lastBefore, lastAfter] = ends[at] as Pair;
		const some = lastBefore + 1 < toBefore && lastAfter + 1 < toAfter;
		return some ? [[lastBefore + 1, toBefore, lastAfter + 1, toAfter] as const] : [];
	});
}

function free(blocks: readonly Block[], from: number, to: number, isMoved: (at: number) => boolean): FreeBlock[] {
	return blocks
		.slice(from, to)
		.map((block, at) => ({ ...block, at: from + at }))
		.filter(({ at }) => !isMoved(at));
}

function changesInOrder({ before, after }: Sides, pairs: readonly Pair[], moves: Moves): BlockChange[] {
	const left = new Set(moves.values());
	const changes: BlockChange[] = [];
	let [lastBefore, lastAfter] = [0, 0];
	for (const [toBefore, toAfter] of [...pairs, [before.length, after.length] as const]) {
		for (let at = lastBefore; at < toBefore; at += 1) {
			changes.push(...(left.has(at) ? [] : goneOrCome('removed', before[at] as Block)));
		}
		for (let at = lastAfter; at < toAfter; at += 1) {
			const block = after[at] as Block;
			const old = before[moves.get(at) ?? -1];
			changes.push(...(old === undefined ? goneOrCome('added', block) : [{ ...sameWords(old, block), kind: 'moved' as const }]));
		}
		const one = before[toBefore];
		const other = after[toAfter];
		changes.push(...(one !== undefined && other !== undefined ? [changeOf(one, other)] : []));
		[lastBefore, lastAfter] = [toBefore + 1, toAfter + 1];
	}
	return changes;
}

/** An empty block that came or went is room between others, no words. */
function goneOrCome(kind: 'removed' | 'added', { kind: block, text, id }: Block): BlockChange[] {
	const ids = kind === 'removed' ? { before: id, after: null } : { before: null, after: id };
	return text === '' ? [] : [{ kind, block, pieces: [{ kind, text }], ...ids }];
}

function sameWords(one: Block, other: Block): BlockChange {
	return { kind: 'same', block: other.kind, pieces: wordPieces(one.text, other.text), before: one.id, after: other.id };
}

function changeOf(one: Block, other: Block): BlockChange {
	const change = sameWords(one, other);
	if (one.text !== other.text) {
		return { ...change, kind: 'changed' };
	}
	return one.form === other.form ? change : { ...change, kind: 'form' };
}
