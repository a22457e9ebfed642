import { expect, it } from 'vitest';
import { filesBelow, textOf } from './source-files.ts';

const linesOf = (file: string): number => textOf(file).split('\n').length - 1;

it('[AR9] no source file has more than 300 lines, no test more than 500', () => {
	const long = filesBelow(['client', 'server', 'packages', 'tests'], ['.ts', '.tsx', '.css'])
		.map((file) => ({ file, lines: linesOf(file) }))
		.filter(({ file, lines }) => lines > (/\.test\.tsx?$/.test(file) ? 500 : 300));
	expect(long).toEqual([]);
});
