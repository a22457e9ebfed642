import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRow, rowsOf, setCell } from './rows.ts';
import { followed, type WriteId, writeOf } from './writes.ts';

const place = { table: 'kpis', row: 'a', column: 'y1' };
const value = (doc: Y.Doc) => rowsOf(doc, 'kpis')[0]?.cells.y1;

/** Two documents with the same row, whose clientIDs are as given. */
function pair(first: number, second: number): [Y.Doc, Y.Doc] {
	const [one, other] = [new Y.Doc(), new Y.Doc()];
	one.clientID = first;
	other.clientID = second;
	addRow(one, 'kpis', 'a', null, { y1: 100 });
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	return [one, other];
}

function meet(one: Y.Doc, other: Y.Doc): void {
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

describe('two people and one cell', () => {
	it.each([
		[1, 2],
		[2, 1],
	])(
		'[GR1] of two values written at the same time one stands everywhere, and only the other was not followed (%i, %i)',
		(a, b) => {
			const [one, other] = pair(a, b);
			setCell(one, 'kpis', 'a', 'y1', 120);
			setCell(other, 'kpis', 'a', 'y1', 150);
			const mine = [writeOf(one, place), writeOf(other, place)] as [WriteId, WriteId];
			meet(one, other);
			expect(value(one)).toBe(value(other));
			expect([followed(one, place, mine[0]), followed(other, place, mine[1])]).toEqual([value(one) === 120, value(one) === 150]);
		},
	);

	it.each([
		[1, 2],
		[2, 1],
	])('[GR1] who writes after having seen a value has followed it, and so has whoever follows them (%i, %i)', (a, b) => {
		const [one, other] = pair(a, b);
		setCell(one, 'kpis', 'a', 'y1', 120);
		const mine = writeOf(one, place) as WriteId;
		meet(one, other);
		setCell(other, 'kpis', 'a', 'y1', 150);
		meet(one, other);
		setCell(one, 'kpis', 'a', 'y1', 160);
		expect(value(one)).toBe(160);
		expect(followed(one, place, mine)).toBe(true);
	});

	it('[GR1] who had only seen an older value of the same person has not followed the newer one', () => {
		const [one, other] = pair(1, 2);
		setCell(one, 'kpis', 'a', 'y1', 120);
		setCell(other, 'kpis', 'a', 'y1', 150);
		const mine = writeOf(one, place) as WriteId;
		meet(one, other);
		setCell(other, 'kpis', 'a', 'y1', 151);
		meet(one, other);
		expect(value(one)).toBe(151);
		expect(followed(one, place, mine)).toBe(false);
	});

	it('[GR1] a cell that holds nothing, and a row that is no more, have no write', () => {
		const [one] = pair(1, 2);
		expect(writeOf(one, { ...place, column: 'y2' })).toBeNull();
		expect(writeOf(one, { ...place, row: 'z' })).toBeNull();
		expect(followed(one, { ...place, row: 'z' }, { client: 1, clock: 0 })).toBe(false);
	});
});
