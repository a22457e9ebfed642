import { matchesGlob } from 'node:path';
import { expect, it } from 'vitest';
import config from '../../vite.config.ts';
import { filesBelow, importsOf } from './source-files.ts';

const isTest = (file: string): boolean => /\.(test|contract)\.tsx?$/.test(file);
const testing = 'server/src/testing/';

it('[AR13] nothing that people run reaches what only tests use', () => {
	const product = filesBelow(['client/src', 'server/src', 'packages'], ['.ts', '.tsx']);
	const reached = product
		.filter((file) => !isTest(file) && !file.startsWith(testing))
		.flatMap((file) => importsOf(file).map((target) => [file, target] as const))
		.filter(([, target]) => target.startsWith(testing) || target.startsWith('tests/') || isTest(target));
	expect(product).toContain('server/src/testing/planted-folder.ts');
	expect(reached).toEqual([]);
});

it('[AR14] each test file belongs to one project, so that none is left out of every run', () => {
	const projects = (config.test?.projects ?? []).map((project) => (project as { test: { include: string[] } }).test.include);
	const files = filesBelow(['client', 'server', 'packages', 'tests'], ['.test.ts', '.test.tsx']);
	const runsOf = (file: string): number => projects.filter((globs) => globs.some((glob) => matchesGlob(file, glob))).length;
	expect(files.length).toBeGreaterThan(200);
	expect(files.filter((file) => runsOf(file) !== 1)).toEqual([]);
	// A project whose folders were renamed would pass with nothing in it.
	const idle = projects.flat().filter((glob) => !files.some((file) => matchesGlob(file, glob)));
	expect(idle).toEqual([]);
});
