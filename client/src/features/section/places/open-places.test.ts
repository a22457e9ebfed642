import type { ThreadView } from '@renkei/api';
import { expect, it } from 'vitest';
import { lineKey } from '../grid/lines.ts';
import { openByKey, openInTable } from './open-places.ts';

const on = (id: string, place: Partial<ThreadView['place']>, state: ThreadView['state'] = 'open', part = 'p'): ThreadView =>
	({ id, part, state, place: { kind: 'part', key: null, row: null, column: null, title: '', ...place } }) as ThreadView;

const threads = [
	on('field', { kind: 'field', key: 'population' }),
	on('again', { kind: 'field', key: 'population' }),
	on('done', { kind: 'field', key: 'population' }, 'resolved'),
	on('other', { kind: 'field', key: 'population' }, 'open', 'q'),
	on('figure', { kind: 'figure', key: 'budget.total' }),
	on('cell', { kind: 'cell', key: 'costs', row: 'r', column: 'amount' }),
	on('second', { kind: 'cell', key: 'costs', row: 'r', column: 'amount' }),
	on('body', { kind: 'cell', key: 'costs', row: 's', column: 'amount' }, 'open', 'q'),
	on('table', { kind: 'cell', key: 'years', row: 'r', column: 'amount' }),
	on('whole', {}),
];

it('[GR34] a field and a figure know their open comments, oldest first, and none of another part', () => {
	expect([...openByKey(threads, 'p', 'field')]).toEqual([['population', ['field', 'again']]]);
	expect([...openByKey(threads, 'p', 'figure')]).toEqual([['budget.total', ['figure']]]);
});

it('[GR32] a cell knows its open comments, in whichever part its line is', () => {
	const open = openInTable(threads, 'costs', lineKey);
	expect(open.get('p/r')?.get('amount')).toEqual(['cell', 'second']);
	expect(open.get('q/s')?.get('amount')).toEqual(['body']);
	expect(open.size).toBe(2);
});
