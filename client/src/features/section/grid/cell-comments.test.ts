import { expect, it } from 'vitest';
import { commentAnswer, lineOfThread, nameWithComments } from './cell-comments.ts';
import { keyAct } from './key-act.ts';

const may = (...acts: readonly string[]) => ({ may: [...acts] });

it('[GR31] a cell that is only read can be commented on; the row that stands ready cannot, and who may not is told', () => {
	expect(commentAnswer({ blank: false }, may('comment'))).toBe('comment');
	expect(commentAnswer({ blank: true }, may('comment', 'write'))).toBe('new-row');
	expect(commentAnswer({ blank: false }, may('write'))).toBe('not-here');
	expect(commentAnswer({ blank: true }, undefined)).toBe('not-here');
});

it('[GR31] Ctrl+Alt+M is no key of the grid’s own, whether a cell is chosen, opened or typed over', () => {
	const facts = { key: 'm', shift: false, control: true, alt: true, composing: false };
	expect([null, 'opened' as const, 'typed' as const].map((writing) => keyAct(facts, writing))).toEqual([null, null, null]);
});

it('[GR32] the name of a cell says its open comments, and without any is what it was', () => {
	const say = (name: string, count: number) => `${name}、指摘${count}件`;
	expect(nameWithComments('媒体、周知 1行目：広報', 0, say)).toBe('媒体、周知 1行目：広報');
	expect(nameWithComments('媒体、周知 1行目：広報', 2, say)).toBe('媒体、周知 1行目：広報、指摘2件');
});

it('[GR33] a thread leads to its line, in the table that has it', () => {
	const open = new Map([['p/r', new Map([['amount', ['a', 'b']]])]]);
	expect(lineOfThread(open, 'b')).toBe('p/r');
	expect(lineOfThread(open, 'c')).toBeNull();
	expect(lineOfThread(open, null)).toBeNull();
});
