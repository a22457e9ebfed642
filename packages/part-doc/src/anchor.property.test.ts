import type { PartSpec } from '@renkei/plan';
import type { NodeType, Node as ProseNode } from '@tiptap/pm/model';
import { canJoin, canSplit, Transform } from '@tiptap/pm/transform';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
	type AnchorRecord,
	anchorOfRange,
	flatText,
	openDoc,
	proseOf,
	proseSchema,
	type Resolved,
	readPart,
	resolveAnchor,
	resolveAnchors,
	restorePart,
	seedUpdate,
	snapshotOf,
} from './index.ts';

const spec: PartSpec = { question: '', guide: null, fields: [], tables: [] };
const identity = { template: 'plan.v1', key: '02', body: null, spec };

/** Every letter once, so that each can be followed through all edits. */
const letters = (from: number, count: number): string =>
	String.fromCodePoint(...Array.from({ length: count }, (_, at) => 0x4e00 + from + at));
const prose = [
	letters(0, 30),
	{ heading: letters(30, 12) },
	letters(42, 40),
	{ list: [letters(82, 15), letters(97, 15)] },
	letters(112, 25),
];

const acts = [
	'type',
	'type',
	'delete',
	'delete',
	'split',
	'split',
	'join',
	'join',
	'block',
	'cut',
	'cut',
	'undo',
	'undo',
	'redo',
	'restore',
	'meet',
	'meet',
	'store',
] as const;
const step = fc.record({ act: fc.constantFrom(...acts), peer: fc.nat(2), a: fc.nat(9_999), b: fc.nat(9_999), c: fc.nat(9_999) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Peer {
	readonly doc: Y.Doc;
	readonly undo: Y.UndoManager;
}

/** People at one text and the server that keeps its anchors. */
class Room {
	readonly peers: readonly Peer[];
	readonly server: Y.Doc;
	records: AnchorRecord[];
	/** Letters that were cut and pasted: they may stand inside of any words. */
	readonly pasted = new Set<string>();
	readonly #old: { readonly prose: ReturnType<typeof readPart>['prose']; readonly snapshot: ReturnType<typeof snapshotOf> }[] =
		[];
	#typed = 0;

	constructor(chosen: readonly (readonly [number, number])[]) {
		const seed = seedUpdate({ prose, fields: {}, tables: {} });
		this.server = openDoc(seed);
		this.peers = [1, 2, 3].map((clientID) => {
			const doc = openDoc(seed);
			doc.clientID = clientID;
			return { doc, undo: new Y.UndoManager(proseOf(doc), { captureTimeout: 0, trackedOrigins: new Set(['typing']) }) };
		});
		const length = flatText(this.server).length;
		this.records = chosen.flatMap(([at, count]) => {
			const start = at % length;
			return anchorOfRange(this.server, start, Math.min(length, start + 1 + (count % 24))) ?? [];
		});
	}

	play({ act, peer, a, b, c }: Step): void {
		const { doc, undo } = this.peers[peer] as Peer;
		switch (act) {
			case 'undo':
				undo.undo();
				break;
			case 'redo':
				undo.redo();
				break;
			case 'restore':
				this.#restore(doc, a);
				break;
			case 'meet':
				meet(doc, (this.peers[(peer + 1 + (a % 2)) % 3] as Peer).doc);
				break;
			case 'store':
				meet(doc, this.server);
				this.#old.push({ prose: readPart(this.server, identity).prose, snapshot: snapshotOf(this.server, spec) });
				this.#keep();
				break;
			default:
				this.#edit(doc, act, [a, b, c]);
		}
	}

	/** Everybody gets everything, without a last look of the server at its anchors. */
	meetAll(): void {
		for (const { doc } of [...this.peers, ...this.peers]) {
			meet(doc, this.server);
		}
	}

	#keep(): void {
		this.records = this.records.map((record) => {
			const found = resolveAnchor(this.server, record);
			return found.kind === 'detached' ? { ...record, detached: true } : found.record;
		});
	}

	#restore(doc: Y.Doc, which: number): void {
		const old = this.#old[which % Math.max(1, this.#old.length)];
		if (old !== undefined) {
			restorePart(doc, spec, { ...old, origin: 'typing' });
		}
	}

	/** An edit as the editor makes it: a transform of its document, then brought into Yjs by the binding. */
	#edit(
		doc: Y.Doc,
		act: 'type' | 'delete' | 'split' | 'join' | 'block' | 'cut',
		[a, b, c]: readonly [number, number, number],
	): void {
		const before = initProseMirrorDoc(proseOf(doc), proseSchema).doc;
		const places = wordPlaces(before);
		const at = places[a % places.length] as number;
		const to = places[Math.min(places.length - 1, (a % places.length) + 1 + (b % 12))] as number;
		switch (act) {
			case 'type':
				write(doc, (tr) => tr.insert(at, proseSchema.text(this.#letter() + (b % 2 === 0 ? this.#letter() : ''))));
				break;
			case 'delete':
				write(doc, (tr) => tr.delete(at, to));
				break;
			case 'split':
				write(doc, (tr) => canSplit(tr.doc, at) && tr.split(at));
				break;
			case 'join': {
				const end = before.resolve(at).after();
				write(doc, (tr) => canJoin(tr.doc, end) && tr.join(end));
				break;
			}
			case 'block': {
				const { heading, paragraph } = proseSchema.nodes as Record<'heading' | 'paragraph', NodeType>;
				write(doc, (tr) => (b % 2 === 0 ? tr.setBlockType(at, at, heading, { level: 3 }) : tr.setBlockType(at, at, paragraph)));
				break;
			}
			case 'cut':
				this.#cutAndPaste(doc, before, [at, to, c]);
		}
	}

	#cutAndPaste(doc: Y.Doc, before: ProseNode, [at, to, c]: readonly [number, number, number]): void {
		const piece = before.slice(at, to);
		write(doc, (tr) => tr.delete(at, to));
		for (const letter of piece.content.textBetween(0, piece.content.size)) {
			this.pasted.add(letter);
		}
		const left = wordPlaces(initProseMirrorDoc(proseOf(doc), proseSchema).doc);
		const there = left[c % left.length] as number;
		write(doc, (tr) => tr.replaceRange(there, there, piece));
	}

	#letter(): string {
		this.#typed += 1;
		return String.fromCodePoint(0xac00 + this.#typed);
	}
}

/** Positions in text blocks, where a caret may stand. */
function wordPlaces(doc: ProseNode): number[] {
	const places: number[] = [];
	doc.descendants((node, at) => {
		for (let offset = 0; node.isTextblock && offset <= node.content.size; offset += 1) {
			places.push(at + 1 + offset);
		}
	});
	return places;
}

function write(doc: Y.Doc, change: (transform: Transform) => unknown): void {
	const { doc: before, meta } = initProseMirrorDoc(proseOf(doc), proseSchema);
	const transform = new Transform(before);
	change(transform);
	doc.transact(() => updateYFragment(doc, proseOf(doc), transform.doc, meta), 'typing');
}

function meet(one: Y.Doc, other: Y.Doc): void {
	const mine = Y.encodeStateAsUpdate(one, Y.encodeStateVector(other));
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
	Y.applyUpdate(other, mine);
}

const bare = (text: string): string => text.replaceAll('\n', '');
const timesIn = (text: string, letter: string): number => text.split(letter).length - 1;
const inOrder = (text: string, word: string): boolean => {
	let at = 0;
	for (const letter of text) {
		at += letter === word[at] ? 1 : 0;
	}
	return at === word.length;
};

/** How often each claim was put to the test: one that never was says nothing. */
const tally = { exact: 0, gone: 0, remains: 0, detachedWithRemains: 0, moved: 0, strangersInside: 0, drifted: 0 };

function judge(room: Room, record: AnchorRecord, found: Resolved): void {
	const text = bare(flatText(room.server));
	const quote = bare(record.quote);
	const alive = [...quote].filter((letter) => text.includes(letter));
	tally.moved += found.kind === 'moved' ? 1 : 0;
	if (alive.length === 0) {
		tally.gone += 1;
		expect(found.kind).toBe('detached');
		return;
	}
	const isSingle = [...quote].every((letter) => timesIn(text, letter) === 1);
	if (text.includes(quote) && quote.length >= 4 && record.twins === 0) {
		tally.exact += 1;
		expect(found).toMatchObject({ kind: expect.stringMatching(/found|moved/) });
		const words = found.kind === 'detached' ? '' : bare(found.text);
		expect(isSingle ? words === quote : inOrder(words, quote), `${quote} → ${words}`).toBe(true);
	}
	if (found.kind === 'detached') {
		tally.detachedWithRemains += 1;
		return;
	}
	tally.remains += 1;
	const words = bare(found.text);
	expect([...words].some((letter) => quote.includes(letter))).toBe(true);
	expect(flatText(room.server).slice(found.start, found.end)).toBe(found.text);
	// What stood beside the words must not be taken for theirs. A single letter says too little, pasted ones may stand
	// anywhere, and a neighbour that was once between them is one of their words.
	const isStrange = (letter: string): boolean =>
		letter < '\uac00' && ![quote, record.words].some((own) => own.includes(letter)) && !room.pasted.has(letter);
	const isBeside = (pair: string): boolean =>
		[...pair].every(isStrange) && [record.before, record.after].some((beside) => bare(beside).includes(pair));
	if (alive.every((letter) => timesIn(text, letter) === 1)) {
		const own = [...words].map((letter) => quote.includes(letter));
		const edges = [words.slice(0, own.indexOf(true)), words.slice(own.lastIndexOf(true) + 1)];
		const pairs = edges.flatMap((edge) => [...edge].slice(1).map((letter, at) => `${edge[at]}${letter}`));
		expect(pairs.filter(isBeside), `${quote} → ${words}`).toEqual([]);
		tally.strangersInside += [...words].some(isStrange) ? 1 : 0;
	}
}

const history = fc.record({
	chosen: fc.array(fc.tuple(fc.nat(9_999), fc.nat(9_999)), { minLength: 4, maxLength: 4 }),
	steps: fc.array(step, { minLength: 4, maxLength: 24, size: 'max' }),
});

describe('anchors in any history of edits', () => {
	it('[AN12] resolve to their words, to what is left of them, or are detached; and all peers agree', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(history, ({ chosen, steps }) => {
				const room = new Room(chosen);
				for (const one of steps) {
					room.play(one);
				}
				room.meetAll();
				// In rare chains of undo, Yjs 13.6 itself leaves the undoing peer with another order of letters than all others.
				if (room.peers.some(({ doc }) => flatText(doc) !== flatText(room.server))) {
					tally.drifted += 1;
					return;
				}
				const found = resolveAnchors(room.server, room.records);
				for (const { doc } of room.peers) {
					expect(resolveAnchors(doc, room.records)).toEqual(found);
				}
				for (const [at, record] of room.records.entries()) {
					judge(room, record, found[at] as Resolved);
				}
			}),
			{ numRuns: 500, seed: 20_261_128 },
		);
		// Letters of others inside: two people rewrote the same block at once, and Yjs put one's words between the other's.
		expect(tally.strangersInside).toBeLessThan(tally.remains / 100);
		expect(tally.detachedWithRemains).toBeLessThan(tally.remains / 10);
		expect(Math.min(tally.exact, tally.moved)).toBeGreaterThan(400);
		expect(tally.gone).toBeGreaterThan(20);
		expect(tally.drifted).toBeLessThan(3);
	});
});
