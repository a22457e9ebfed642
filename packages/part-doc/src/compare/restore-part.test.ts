import type { PartContent, PartSpec } from '@renkei/plan';
import { canonicalText } from '@renkei/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
	type AnchorRecord,
	addRow,
	admit,
	anchorOfQuote,
	deleteRow,
	moveRow,
	openDoc,
	proseOf,
	readPart,
	resolveAnchor,
	restorePart,
	restoreRow,
	rowsOf,
	type SeedContent,
	seedUpdate,
	setCell,
	setField,
	snapshotOf,
} from '../index.ts';

const column = { type: 'text', required: false, help: '' } as const;
const spec: PartSpec = {
	question: '',
	guide: null,
	fields: [
		{ ...column, key: 'summary', title: '要約' },
		{ ...column, key: 'months', title: '月数' },
	],
	tables: [
		{
			key: 'issues',
			title: '課題',
			help: '',
			minRows: 0,
			columns: [
				{ ...column, key: 'who', title: '住民' },
				{ ...column, key: 'value', title: '現状値' },
			],
		},
	],
};
const seed: SeedContent = {
	prose: ['路線バスの減便が続く。', { heading: '原因' }, { list: ['予約が別々', '電話だけ'] }, '見守りも引き継がれない。'],
	fields: { summary: '移動' },
	tables: { issues: [{ who: '通院', value: 305 }, { who: '買い物' }, { who: '通学' }] },
};
const identity = { template: 'plan.v1', key: '02', body: null, spec };
const fresh = (): Y.Doc => openDoc(seedUpdate(seed));
const copyOf = (doc: Y.Doc): Y.Doc => openDoc(Y.encodeStateAsUpdate(doc));
const read = (doc: Y.Doc): PartContent => readPart(doc, identity);
const oldOf = (doc: Y.Doc) => ({ prose: read(doc).prose, snapshot: snapshotOf(doc, spec) });
/** Updates that an act sends. */
const sent = (doc: Y.Doc, act: () => void): { readonly update: Uint8Array; readonly origin: unknown }[] => {
	const updates: { readonly update: Uint8Array; readonly origin: unknown }[] = [];
	const note = (update: Uint8Array, origin: unknown): unknown => updates.push({ update, origin });
	doc.on('update', note);
	act();
	doc.off('update', note);
	return updates;
};
const words = (doc: Y.Doc, at = 0): Y.XmlText => (proseOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText;

describe('a part brought back', () => {
	it('[HI17] reads as it did, by one update of the origin that was given', () => {
		const doc = fresh();
		words(doc).format(0, 4, { bold: {}, link: { href: 'https://a.example', target: null } });
		const [old, content] = [oldOf(doc), read(doc)];
		words(doc).delete(0, 3);
		proseOf(doc).delete(2, 1);
		setField(doc, 'summary', '別');
		setField(doc, 'months', 12);
		setCell(doc, 'issues', 'seed-1', 'value', null);
		const updates = sent(doc, () => restorePart(doc, spec, { ...old, origin: 'restore' }));
		expect(read(doc)).toEqual(content);
		expect(updates.map(({ origin }) => origin)).toEqual(['restore']);
	});

	it('[HI18] keeps the blocks that stand already, and the threads on them', () => {
		const doc = fresh();
		const anchor = anchorOfQuote(doc, '引き継がれない') as AnchorRecord;
		const [old, before] = [oldOf(doc), proseOf(doc).toArray()];
		words(doc).insert(0, '今、');
		proseOf(doc).insert(1, [new Y.XmlElement('paragraph')]);
		restorePart(doc, spec, old);
		const after = proseOf(doc).toArray();
		expect(after.map((block, at) => block === before[at])).toEqual([false, true, true, true]);
		expect(resolveAnchor(doc, anchor)).toMatchObject({ kind: 'found' });
	});

	it('[HI18a] that stands already as it was sends nothing', () => {
		const doc = fresh();
		deleteRow(doc, 'issues', 'seed-2');
		setCell(doc, 'issues', 'seed-1', 'who', '');
		setField(doc, 'summary', '');
		expect(sent(doc, () => restorePart(doc, spec, oldOf(doc)))).toEqual([]);
	});

	it('[HI19] has its rows again under their ids in their order, and none that came since', () => {
		const doc = fresh();
		const old = oldOf(doc);
		deleteRow(doc, 'issues', 'seed-2');
		addRow(doc, 'issues', 'new', 'seed-1', { who: '新しい' });
		moveRow(doc, 'issues', 'seed-3', null);
		restorePart(doc, spec, old);
		expect(snapshotOf(doc, spec).tables).toEqual(old.snapshot.tables);
		expect(rowsOf(doc, 'issues').find(({ id }) => id === 'new')).toMatchObject({ deleted: true, cells: { who: '新しい' } });
	});

	it('[HI19a] has rows again that this copy has never had', () => {
		const doc = fresh();
		const old = oldOf(doc);
		const rows = old.snapshot.tables[0]?.rows ?? [];
		const added = ['x', 'y'].map((id) => ({ id, cells: { who: id } }));
		const snapshot = { ...old.snapshot, tables: [{ key: 'issues', rows: [...rows.slice(0, 1), ...added, ...rows.slice(1)] }] };
		restorePart(doc, spec, { ...old, snapshot });
		expect(snapshotOf(doc, spec).tables).toEqual(snapshot.tables);
	});

	it('[HI19b] has its order again among rows of one and the same order, and of a strange one', () => {
		for (const order of ['a1', '!!', null]) {
			const doc = fresh();
			for (const id of ['seed-1', 'seed-2', 'seed-3']) {
				setCell(doc, 'issues', id, 'order', order);
			}
			const rows = oldOf(doc).snapshot.tables[0]?.rows ?? [];
			const turned = {
				...oldOf(doc).snapshot,
				tables: [{ key: 'issues', rows: [rows[2], rows[0], rows[1]].flatMap((row) => row ?? []) }],
			};
			restorePart(doc, spec, { ...oldOf(doc), snapshot: turned });
			expect(rowsOf(doc, 'issues').map(({ id }) => id)).toEqual(['seed-3', 'seed-1', 'seed-2']);
		}
	});

	it('[HI17a] is not touched at all when the old prose is none of this schema', () => {
		const doc = fresh();
		const [old, content] = [oldOf(doc), read(doc)];
		setField(doc, 'summary', '別');
		restorePart(copyOf(doc), spec, old);
		const prose = { type: 'doc', content: [{ type: 'paragraph' }, { type: 'script' }] };
		expect(sent(doc, () => expect(() => restorePart(doc, spec, { ...old, prose })).toThrow(RangeError))).toEqual([]);
		expect(read(doc).prose).toEqual(content.prose);
	});
});

/** Edits of a person, by numbers that find their place in whatever stands there. */
const acts: readonly ((doc: Y.Doc, at: number, other: number) => void)[] = [
	(doc, at, other) => textAt(doc, at)?.insert(0, ['今、', 'バス', '。'][other % 3] as string),
	(doc, at, other) => inText(doc, at, (text, length) => text.delete(other % length, 1)),
	(doc, at, other) =>
		inText(doc, at, (text, length) =>
			text.format(other % length, 1, [{ bold: {} }, { italic: {} }, { bold: null }][other % 3] as object),
		),
	(doc, at, other) =>
		inText(doc, at, (text, length) => text.format(0, length, { link: { href: `https://a.example/${other}`, target: null } })),
	(doc, at) => proseOf(doc).length > 1 && proseOf(doc).delete(at % proseOf(doc).length, 1),
	(doc, at, other) => proseOf(doc).insert(at % (proseOf(doc).length + 1), [blockOf(other)]),
	(doc, at) => proseOf(doc).get(at % proseOf(doc).length) instanceof Y.XmlElement && breakLine(doc, at),
	(doc, at, other) => setField(doc, at % 2 === 0 ? 'summary' : 'months', [null, '', 0, 12, '移動', false][other % 6] ?? null),
	(doc, at, other) =>
		setCell(doc, 'issues', rowAt(doc, at), other % 2 === 0 ? 'who' : 'value', [null, '', 1, '通院'][other % 4] ?? null),
	(doc, at) => deleteRow(doc, 'issues', rowAt(doc, at)),
	(doc, at) => restoreRow(doc, 'issues', rowAt(doc, at)),
	(doc, at, other) => rowAt(doc, at) !== rowAt(doc, other) && moveRow(doc, 'issues', rowAt(doc, at), rowAt(doc, other)),
	(doc, at, other) =>
		addRow(doc, 'issues', `row-${doc.clientID % 1_000}-${other}`, at % 3 === 0 ? null : rowAt(doc, at), { who: '皆' }),
	// Rows of one order come of two people who add at one place at once.
	(doc, at) => setCell(doc, 'issues', rowAt(doc, at), 'order', 'a1'),
];
const blockOf = (other: number): Y.XmlElement => {
	const block = new Y.XmlElement(other % 3 === 0 ? 'heading' : 'paragraph');
	if (other % 3 === 0) {
		block.setAttribute('level', (other % 2 === 0 ? 3 : 4) as unknown as string);
	}
	if (other % 4 !== 0) {
		block.insert(0, [new Y.XmlText(['見守り', '予約が別々', '電話だけ'][other % 3])]);
	}
	return block;
};
const rowAt = (doc: Y.Doc, at: number): string => rowsOf(doc, 'issues')[at % rowsOf(doc, 'issues').length]?.id ?? '';
function textAt(doc: Y.Doc, at: number): Y.XmlText | undefined {
	const block = proseOf(doc).get(at % proseOf(doc).length) as Y.XmlElement;
	const texts = [...block.createTreeWalker((node) => node instanceof Y.XmlText)] as unknown as Y.XmlText[];
	return texts[at % Math.max(1, texts.length)];
}
function inText(doc: Y.Doc, at: number, act: (text: Y.XmlText, length: number) => void): void {
	const text = textAt(doc, at);
	if (text !== undefined && text.length > 0) {
		act(text, text.length);
	}
}
function breakLine(doc: Y.Doc, at: number): void {
	const block = textAt(doc, at)?.parent;
	if (block instanceof Y.XmlElement) {
		block.push([new Y.XmlElement('hardBreak'), new Y.XmlText('続き')]);
	}
}

const edits = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(9), fc.nat(9)), { maxLength: 12 });
const edit = (doc: Y.Doc, some: readonly (readonly [number, number, number])[]): void => {
	for (const [act, at, other] of some) {
		acts[act]?.(doc, at, other);
	}
};

describe('whatever was written', () => {
	it('[HI17] a part reads as it did, may be admitted, and stands already the second time', () => {
		fc.assert(
			fc.property(edits, edits, (first, later) => {
				const doc = fresh();
				edit(doc, first);
				const [old, content] = [oldOf(doc), canonicalText(read(doc))];
				edit(doc, later);
				const server = copyOf(doc);
				const updates = sent(doc, () => restorePart(doc, spec, old));
				expect(canonicalText(read(doc))).toBe(content);
				expect(snapshotOf(doc, spec).tables).toEqual(old.snapshot.tables);
				expect(sent(doc, () => restorePart(doc, spec, old))).toEqual([]);
				for (const { update } of updates) {
					expect(admit(server, spec, update, [...Y.parseUpdateMeta(update).to.keys()])).toEqual({ kind: 'applied' });
				}
				expect(canonicalText(read(server))).toBe(content);
			}),
			{ numRuns: 300 },
		);
	});

	it('[HI17b] two who bring back and write at the same time come to agree', () => {
		fc.assert(
			fc.property(edits, edits, edits, (first, later, meanwhile) => {
				const doc = fresh();
				edit(doc, first);
				const old = oldOf(doc);
				edit(doc, later);
				const peer = copyOf(doc);
				edit(peer, meanwhile);
				restorePart(doc, spec, old);
				const [mine, theirs] = [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(peer)];
				Y.applyUpdate(doc, theirs);
				Y.applyUpdate(peer, mine);
				expect(canonicalText(read(doc))).toBe(canonicalText(read(peer)));
				restorePart(peer, spec, old);
				expect(read(peer).prose).toEqual(old.prose);
			}),
			{ numRuns: 150 },
		);
	});
});
