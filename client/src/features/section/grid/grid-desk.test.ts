import { addRow, addRows, rowsOf, setCell } from '@renkei/part-doc';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ValueColumn } from '../column-plan.ts';
import { cellsOf } from './clipboard.ts';
import { GridDesk } from './grid-desk.ts';
import { type GridLine, type GridSource, linesOf, noFilter } from './lines.ts';
import { planPaste, rowsBelow } from './paste-plan.ts';
import { readCell } from './read-cell.ts';

const columns = [
	{ key: 'name', title: '名称', type: 'text', required: true, help: '' },
	{ key: 'y1', title: '1年目', type: 'number', required: true, help: '' },
] as const satisfies readonly ValueColumn[];
const world = { bodies: [], named: () => [] };
const read = (column: ValueColumn) => (text: string) => readCell(text, column, world);

/** A desk on one part's document, as the page makes it, whose sources are looked at anew with each question. */
function deskOn(doc: Y.Doc, editable = true) {
	let ids = 0;
	const desk = new GridDesk('kpis', () => `new-${++ids}`);
	const look = (): readonly GridLine[] => {
		const source = {
			part: { id: 'p' },
			owner: null,
			open: { doc, editable },
			rows: rowsOf(doc, 'kpis'),
			blank: desk.blankOf('p'),
		};
		desk.take([source as unknown as GridSource]);
		return linesOf(
			[source as unknown as GridSource],
			noFilter,
			() => '',
			() => null,
		);
	};
	return { desk, look };
}

function threeRows(): Y.Doc {
	const doc = new Y.Doc();
	addRows(
		doc,
		'kpis',
		['a', 'b', 'c'].map((id) => ({ id, cells: { name: id } })),
		null,
	);
	return doc;
}

const order = (doc: Y.Doc) => rowsOf(doc, 'kpis').flatMap(({ id, deleted }) => (deleted ? [] : [id]));
const cells = (doc: Y.Doc) => rowsOf(doc, 'kpis').flatMap((row) => (row.deleted ? [] : [row.cells]));
const lineOf = (lines: readonly GridLine[], row: string) => lines.find((line) => line.row.id === row) as GridLine;

it('[GR2] a value, a cleared range and a paste are one step each, and go back in the order in which they were made', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc);
	desk.write(lineOf(look(), 'a'), 'y1', 5);
	desk.clear(look(), columns);
	expect(cells(doc)).toEqual([{}, {}, {}]);
	const lines = look();
	desk.paste(
		planPaste({
			cells: cellsOf('x\t1\ny\t約2\nz\t3\nw\t4'),
			line: lineOf(lines, 'a'),
			column: 'name',
			below: rowsBelow(lines, lineOf(lines, 'a')),
			columns,
			answers: { skipHeading: true, yen: null },
			world,
		}),
	);
	expect(cells(doc)).toEqual([{ name: 'x', y1: 1 }, { name: 'y' }, { name: 'z', y1: 3 }, { name: 'w', y1: 4 }]);
	expect(desk.states.get('p/b', 'y1')).toEqual({ kind: 'refused', text: '約2', fault: 'not-a-number' });
	look();
	desk.goBack('undo');
	expect(cells(doc)).toEqual([{}, {}, {}]);
	expect(desk.states.get('p/b', 'y1').kind).toBe('settled');
	desk.goBack('undo');
	expect(cells(doc)).toEqual([{ name: 'a', y1: 5 }, { name: 'b' }, { name: 'c' }]);
	desk.goBack('redo');
	desk.goBack('undo');
	desk.goBack('undo');
	expect(cells(doc)).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
	expect(desk.goBack('undo')).toBe('none');
});

it('[GR2] a step back takes nothing of others with it', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc);
	desk.write(lineOf(look(), 'a'), 'y1', 5);
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	setCell(other, 'kpis', 'a', 'name', 'ほかの人の名称');
	setCell(other, 'kpis', 'a', 'y1', 7);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
	look();
	desk.goBack('undo');
	expect(cells(doc)[0]).toEqual({ name: 'ほかの人の名称', y1: 7 });
});

it('[GR2] a new row in which others have written stays when its making is taken back; only the own words go', () => {
	const doc = new Y.Doc();
	const { desk, look } = deskOn(doc);
	desk.write(look().at(-1) as GridLine, 'name', '登録者数');
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	setCell(other, 'kpis', rowsOf(other, 'kpis')[0]?.id ?? '', 'y1', 7);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
	look();
	desk.goBack('undo');
	expect(cells(doc)).toEqual([{ y1: 7 }]);
	// Nobody else wrote in this one: it goes as a whole.
	desk.write(look().at(-1) as GridLine, 'name', '運行費');
	look();
	desk.goBack('undo');
	expect(cells(doc)).toEqual([{ y1: 7 }]);
});

it('[GR2] a step takes back what it wrote and nothing older: not when it wrote nothing, not when others replaced it all', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc);
	desk.write(lineOf(look(), 'a'), 'y1', 5);
	const lines = look();
	desk.paste(
		planPaste({
			cells: cellsOf('約1\n約2'),
			line: lineOf(lines, 'a'),
			column: 'y1',
			below: rowsBelow(lines, lineOf(lines, 'a')),
			columns,
			answers: { skipHeading: true, yen: null },
			world,
		}),
	);
	expect(desk.states.get('p/b', 'y1').kind).toBe('refused');
	desk.goBack('undo');
	expect(desk.states.get('p/b', 'y1').kind).toBe('settled');
	expect(cells(doc)[0]).toEqual({ name: 'a', y1: 5 });
	desk.write(lineOf(look(), 'b'), 'y1', 6);
	setCell(doc, 'kpis', 'b', 'y1', 8);
	look();
	expect(desk.goBack('undo')).toBe('replaced');
	expect(cells(doc).slice(0, 2)).toEqual([
		{ name: 'a', y1: 5 },
		{ name: 'b', y1: 8 },
	]);
});

it('[GR13] values that are pasted over texts that were none take their place', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc);
	const paste = (text: string) => {
		const lines = look();
		const line = lineOf(lines, 'a');
		const answers = { skipHeading: true, yen: null };
		desk.paste(planPaste({ cells: cellsOf(text), line, column: 'y1', below: rowsBelow(lines, line), columns, answers, world }));
	};
	paste('約1\n約2\n3');
	expect(desk.states.get('p/a', 'y1').kind).toBe('refused');
	paste('1\n2\n3');
	expect(cells(doc).map(({ y1 }) => y1)).toEqual([1, 2, 3]);
	expect(desk.states.held(new Set(['p/a', 'p/b', 'p/c']))).toBeNull();
});

it('[GR25] what was being typed when its row was deleted comes back with the row', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc);
	const line = lineOf(look(), 'a');
	desk.happen(line, columns[0], { kind: 'typed', text: '途中の名称' }, read(columns[0]));
	desk.removeRow(line);
	look();
	desk.settleTyped();
	desk.restoreRow('p', 'a');
	expect(cells(doc)[0]?.name).toBe('途中の名称');
	expect(desk.states.get('p/a', 'name').kind).toBe('settled');
});

it('[GR3] the first value makes the ready row, emptying it makes none, and a second value before the screen follows makes no other', () => {
	const doc = new Y.Doc();
	const { desk, look } = deskOn(doc);
	const ready = look().at(-1) as GridLine;
	desk.write(ready, 'name', null);
	expect(order(doc)).toEqual([]);
	desk.write(ready, 'name', '登録者数');
	desk.write(ready, 'y1', 120);
	expect(cells(doc)).toEqual([{ name: '登録者数', y1: 120 }]);
	expect(look().map(({ blank }) => blank)).toEqual([false, true]);
});

it('[GR25] a row moves one place among those that are there, stays at the ends, and comes back where it was', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc);
	desk.moveRow(lineOf(look(), 'c'), 'up');
	expect(order(doc)).toEqual(['a', 'c', 'b']);
	desk.removeRow(lineOf(look(), 'c'));
	desk.moveRow(lineOf(look(), 'b'), 'up');
	expect(order(doc)).toEqual(['b', 'a']);
	expect(desk.moveRow(lineOf(look(), 'b'), 'up')).toBe(false);
	expect(desk.moveRow(lineOf(look(), 'a'), 'down')).toBe(false);
	desk.restoreRow('p', 'c');
	expect(order(doc)).toHaveLength(3);
});

it('[GR1] whose value was replaced by somebody who had not seen it is offered it back; by somebody who had, not', () => {
	for (const [mine, theirs] of [
		[1, 2],
		[2, 1],
	] as const) {
		const doc = new Y.Doc();
		doc.clientID = mine;
		addRow(doc, 'kpis', 'a', null, { y1: 100 });
		const other = new Y.Doc();
		other.clientID = theirs;
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		const { desk, look } = deskOn(doc);
		desk.write(lineOf(look(), 'a'), 'y1', 120);
		setCell(other, 'kpis', 'a', 'y1', 150);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
		const line = lineOf(look(), 'a');
		const lost = line.row.cells.y1 === 150;
		expect(desk.states.get('p/a', 'y1')).toEqual(lost ? { kind: 'offered', mine: 120 } : { kind: 'settled' });
		desk.happen(line, columns[1], { kind: 'mine-chosen' }, read(columns[1]));
		expect(cells(doc)[0]?.y1).toBe(120);
		look();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		setCell(other, 'kpis', 'a', 'y1', 160);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
		look();
		expect(desk.states.get('p/a', 'y1').kind).toBe('settled');
	}
});

it('[GR1] a value that somebody changes while it is being typed over is not overwritten unasked', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc);
	const line = lineOf(look(), 'a');
	const happen = (event: Parameters<GridDesk['happen']>[2]) => desk.happen(line, columns[0], event, read(columns[0]));
	happen({ kind: 'typed', text: '会議' });
	setCell(doc, 'kpis', 'a', 'name', 'ほかの人の名称');
	look();
	expect(desk.states.get('p/a', 'name')).toEqual({ kind: 'contested', text: '会議' });
	happen({ kind: 'finished', leaves: true });
	expect(cells(doc)[0]?.name).toBe('ほかの人の名称');
	expect(desk.states.get('p/a', 'name')).toEqual({ kind: 'offered', mine: '会議' });
	happen({ kind: 'mine-chosen' });
	expect(cells(doc)[0]?.name).toBe('会議');
});

it('[GR28] nothing is written into a part that this seat only reads', () => {
	const doc = threeRows();
	const { desk, look } = deskOn(doc, false);
	desk.write(lineOf(look(), 'a'), 'y1', 5);
	desk.clear(look(), columns);
	desk.removeRow(lineOf(look(), 'a'));
	expect(cells(doc)).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
	expect(desk.goBack('undo')).toBe('none');
	// The same acts, allowed.
	const own = deskOn(doc);
	own.desk.write(lineOf(own.look(), 'a'), 'y1', 5);
	expect(cells(doc)[0]).toEqual({ name: 'a', y1: 5 });
});
