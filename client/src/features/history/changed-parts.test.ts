import type { PartChangesView, PlanView } from '@renkei/api';
import { expect, it } from 'vitest';
import { placesOf, runsOf } from '../../differences/index.ts';
import { type ChangedPart, groupName, groupsOf, neighbour, seenOf } from './changed-parts.ts';

const block = (kind: PartChangesView['blocks'][number]['kind']): PartChangesView['blocks'][number] => ({
	kind,
	block: 'paragraph',
	pieces: [{ kind: 'same', text: kind }],
	by: null,
});
const part = (id: string, key: string, to = 9): ChangedPart => ({ part: id, key, body: null, from: 1, to });
const plan = {
	sections: [
		{ key: '02', title: '地域課題・現状' },
		{ key: 'memo', title: '庁内メモ' },
	],
} as unknown as PlanView;

it('[HV3] parts stand under their section, in plan order, and one section can be asked for alone', () => {
	const parts = [part('a', '02'), part('b', '02'), part('c', 'memo'), part('d', 'gone')];
	expect(groupsOf(plan, parts).map((group) => [groupName(group), group.parts.length])).toEqual([
		['02 地域課題・現状', 2],
		['庁内メモ', 1],
		['gone', 1],
	]);
	expect(groupsOf(plan, parts, 'memo').map(({ key }) => key)).toEqual(['memo']);
});

it('[HV3] neighbours that stayed fold into one run, and words that all stayed are not shown', () => {
	const runs = runsOf([block('changed'), block('same'), block('same'), block('removed'), block('same')]);
	expect(runs.map((run) => [run.kind, run.at, run.kind === 'same' ? run.blocks.length : 1])).toEqual([
		['change', 0, 1],
		['same', 1, 2],
		['change', 3, 1],
		['same', 4, 1],
	]);
	expect(runsOf([block('same'), block('same')])).toEqual([]);
});

it('[HV4] the next change goes through words, fields and rows, and round at the end', () => {
	const places = placesOf({
		part: 'p',
		from: 1,
		to: 2,
		blocks: [block('same'), block('added')],
		fields: [{ key: 'name', before: null, after: 'x', by: null }],
		rows: [{ kind: 'removed', table: 't', row: 'r1', number: 1, cells: [], by: null }],
	});
	expect(places).toEqual(['p-b1', 'p-f-name', 'p-r-t-r1']);
	expect(neighbour(places, null, 1)).toBe('p-b1');
	expect(neighbour(places, 'p-b1', 1)).toBe('p-f-name');
	expect(neighbour(places, 'p-r-t-r1', 1)).toBe('p-b1');
	expect(neighbour(places, 'p-b1', -1)).toBe('p-r-t-r1');
	expect(neighbour(places, 'gone', -1)).toBe('p-r-t-r1');
	expect(neighbour([], null, 1)).toBeUndefined();
});

it('[HV5] as seen counts what was on screen, not what has come since', () => {
	const parts = [part('a', '02', 12), part('b', '02', 7), part('c', '02', 0)];
	const shown = (id: string) => (id === 'a' ? { to: 10 } : undefined);
	expect(seenOf(parts, shown)).toEqual([
		{ part: 'a', seq: 10 },
		{ part: 'b', seq: 7 },
	]);
});
