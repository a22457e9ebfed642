import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, textOf } from './source-files.ts';

/**
 * The table of design "What may import what", as rules: for files below `from`, an import of the project must match
 * one of `may`, and outside packages must be listed in `outside` where that is given.
 */
interface Fence {
	readonly from: string;
	/** Prefixes of paths from the root, or names of packages of the project. */
	readonly may: readonly string[];
	/** Names of outside packages; left out: whatever the package.json lists. */
	readonly outside?: readonly string[];
	readonly never?: readonly string[];
}

const fences: readonly Fence[] = [
	{ from: 'packages/plan/src/', may: ['packages/plan/src/'], outside: [] },
	{
		from: 'packages/part-doc/src/',
		may: ['packages/part-doc/src/', '@renkei/plan'],
		outside: [
			'yjs',
			'@tiptap/core',
			'@tiptap/pm',
			'@tiptap/starter-kit',
			'@tiptap/y-tiptap',
			'fractional-indexing',
			'diff',
			'approx-string-match',
		],
	},
	{ from: 'packages/sync-protocol/src/', may: ['packages/sync-protocol/src/'], outside: ['lib0'] },
	// It runs in any browser and in any Node: what it needs of the two is handed in.
	{
		from: 'packages/ledger/src/',
		may: ['packages/ledger/src/', '@renkei/plan'],
		outside: ['@noble/hashes', '@noble/curves'],
	},
	{ from: 'packages/api/src/', may: ['packages/api/src/', '@renkei/plan'], outside: ['zod'] },
	{
		from: 'server/src/auth/',
		may: ['server/src/auth/', 'server/src/storage/', 'server/src/clock.ts', '@renkei/'],
		never: ['hono', 'kysely', 'ws'],
	},
	{
		from: 'server/src/usecases/',
		may: [
			'server/src/usecases/',
			'server/src/auth/',
			'server/src/storage/',
			'server/src/read-model/',
			'server/src/sync/ports.ts',
			'server/src/clock.ts',
			'@renkei/',
		],
		never: ['hono', 'kysely', 'ws'],
	},
	// Whoever proves a passkey is judged in one place.
	{
		from: 'server/src/usecases/passkeys/',
		may: ['server/src/usecases/', 'server/src/auth/', 'server/src/storage/', '@renkei/'],
		outside: ['@simplewebauthn/server', 'node:crypto'],
	},
	{
		from: 'server/src/http/',
		may: [
			'server/src/http/',
			'server/src/usecases/',
			'server/src/auth/',
			'server/src/storage/',
			'server/src/read-model/',
			'server/src/metrics/',
			'server/src/papers/',
			'server/src/clock.ts',
			'@renkei/',
		],
		never: ['kysely', 'ws'],
	},
	{
		from: 'server/src/sync/',
		may: [
			'server/src/sync/',
			'server/src/auth/',
			'server/src/storage/',
			'server/src/metrics/',
			'server/src/clock.ts',
			'@renkei/',
		],
		never: ['hono', 'kysely'],
	},
	{
		from: 'server/src/read-model/',
		may: ['server/src/read-model/', 'server/src/storage/', 'server/src/clock.ts', '@renkei/'],
		never: ['hono', 'kysely', 'ws'],
	},
	{
		from: 'server/src/notify/',
		may: [
			'server/src/notify/',
			'server/src/usecases/',
			'server/src/auth/',
			'server/src/storage/',
			'server/src/clock.ts',
			'@renkei/',
		],
		never: ['hono', 'kysely', 'ws'],
	},
	// Papers are made of what a door has already let out: they know no storage and no rights.
	// Of the plan's own words they take the calendar, the text of an intent and the form of a result.
	{
		from: 'server/src/papers/',
		may: ['server/src/papers/', '@renkei/api', '@renkei/plan'],
		outside: [
			'write-excel-file',
			'@myriaddreamin/typst-ts-node-compiler',
			'node:fs',
			'node:module',
			'node:path',
			'node:url',
			'node:worker_threads',
		],
	},
	{ from: 'server/src/metrics/', may: ['server/src/metrics/', '@renkei/'], outside: ['prom-client'] },
	{
		from: 'server/src/backup/',
		may: ['server/src/backup/', 'server/src/read-model/', 'server/src/storage/', 'server/src/clock.ts', '@renkei/'],
		never: ['hono', 'ws'],
	},
	// Whoever checks an archive has nothing else: no database, no server, no network.
	{
		from: 'server/src/verify/',
		may: ['server/src/verify/', 'server/src/usecases/passkeys/sound-key.ts', '@renkei/ledger'],
		outside: ['fflate', 'node:crypto', 'node:fs/promises', 'node:path'],
	},
	{ from: 'server/src/storage/', may: ['server/src/storage/', '@renkei/plan', '@renkei/part-doc'], never: ['hono', 'ws'] },
	// Decided after the house was drawn: a body's look and the plan's words are pure data, which screens may know.
	{ from: 'client/src/ui/', may: ['client/src/ui/', 'client/src/text/', '@renkei/plan'], outside: ['react'] },
	{ from: 'client/src/text/', may: ['client/src/text/', '@renkei/plan'], outside: ['react'] },
	{ from: 'client/src/api/', may: ['client/src/api/', 'client/src/ui/', 'client/src/text/', '@renkei/'] },
	{
		from: 'client/src/differences/',
		may: ['client/src/differences/', 'client/src/api/', 'client/src/ui/', 'client/src/text/', '@renkei/'],
	},
	// Words are hashed in one place, for all pages that show what was signed or is to be.
	{ from: 'client/src/hashes/', may: ['client/src/hashes/', '@renkei/plan'], outside: ['@noble/hashes'] },
	{ from: 'client/src/sync/', may: ['client/src/sync/', 'client/src/ui/', 'client/src/text/', '@renkei/'] },
	{
		from: 'client/src/editor/',
		may: ['client/src/editor/', 'client/src/sync/', 'client/src/ui/', 'client/src/text/', '@renkei/'],
	},
	// The pages on which a body signs know no editor.
	{
		from: 'client/src/features/signoff/',
		may: [
			'client/src/features/signoff/',
			'client/src/differences/',
			'client/src/hashes/',
			'client/src/api/',
			'client/src/ui/',
			'client/src/text/',
			'@renkei/api',
			'@renkei/plan',
		],
		outside: ['react', '@tanstack/react-query', '@tanstack/react-router'],
	},
	// What shows the log draws it; a receipt checks its place by the ledger's own rules and by nothing else.
	{
		from: 'client/src/features/ledger/',
		may: ['client/src/features/ledger/', 'client/src/api/', 'client/src/ui/', 'client/src/text/', '@renkei/api'],
		outside: ['react', '@tanstack/react-router'],
	},
	{
		from: 'client/src/features/receipt/',
		may: [
			'client/src/features/receipt/',
			'client/src/api/',
			'client/src/ui/',
			'client/src/text/',
			'@renkei/api',
			'@renkei/plan',
			'@renkei/ledger',
		],
		outside: ['react', '@tanstack/react-router'],
	},
];

const isOurs = (target: string): boolean => /^(client|server|packages|tests)\//.test(target) || target.startsWith('@renkei/');
const isSource = (file: string): boolean => !/\.test\.tsx?$/.test(file) && !/\.contract\.ts$/.test(file);
const matches = (target: string, list: readonly string[]): boolean =>
	list.some((prefix) => target === prefix || target.startsWith(prefix));
const isOutside = (target: string, names: readonly string[]): boolean =>
	names.some((name) => target === name || target.startsWith(`${name}/`));

function trespasses(fence: Fence): string[] {
	return filesBelow([fence.from], ['.ts', '.tsx'])
		.filter(isSource)
		.flatMap((file) =>
			importsOf(file)
				.filter((target) => {
					if (isOurs(target)) {
						return !matches(target, fence.may);
					}
					return (
						isOutside(target, fence.never ?? []) ||
						(fence.outside !== undefined && !isOutside(target, fence.outside) && !target.endsWith('.css'))
					);
				})
				.map((target) => `${file} → ${target}`),
		);
}

describe('what may import what', () => {
	it.each(fences.map((fence) => [fence.from, fence] as const))('[AR1] %s imports only what is below it', (_, fence) => {
		expect(trespasses(fence)).toEqual([]);
	});

	it('[AR2] a feature never imports another feature or a page', () => {
		const wrong = filesBelow(['client/src/features'], ['.ts', '.tsx']).flatMap((file) => {
			const own = file.split('/').slice(0, 4).join('/');
			return importsOf(file)
				.filter(
					(target) =>
						target.startsWith('client/src/pages/') ||
						(target.startsWith('client/src/features/') && !target.startsWith(`${own}/`)),
				)
				.map((target) => `${file} → ${target}`);
		});
		expect(wrong).toEqual([]);
	});

	it('[AR3] a page never imports another page', () => {
		const wrong = filesBelow(['client/src/pages'], ['.ts', '.tsx']).flatMap((file) =>
			importsOf(file)
				.filter((target) => target.startsWith('client/src/pages/') && !target.endsWith('.css'))
				.map((target) => `${file} → ${target}`),
		);
		expect(wrong).toEqual([]);
	});

	it('[AR4] the client never imports the server, nor the server the client', () => {
		const wrong = filesBelow(['client/src', 'server/src'], ['.ts', '.tsx']).flatMap((file) => {
			const other = file.startsWith('client/') ? /^(server\/|@renkei\/server)/ : /^client\//;
			return importsOf(file)
				.filter((target) => other.test(target))
				.map((target) => `${file} → ${target}`);
		});
		expect(wrong).toEqual([]);
	});

	it('[AR5] only main.ts and index.ts import compose.ts', () => {
		const wrong = filesBelow(['server/src'], ['.ts'])
			.filter((file) => importsOf(file).includes('server/src/compose.ts'))
			.filter((file) => !/server\/src\/(main|index)\.ts$/.test(file) && isSource(file));
		expect(wrong).toEqual([]);
	});

	it('[AR6] another package is entered by its front door only', () => {
		const wrong = filesBelow(['client/src', 'server/src', 'packages', 'tests'], ['.ts', '.tsx']).flatMap((file) =>
			importsOf(file)
				.filter(
					(target) =>
						/^@renkei\/[^/]+\/./.test(target) ||
						(/^packages\//.test(target) && !file.startsWith(target.split('/').slice(0, 2).join('/'))),
				)
				.map((target) => `${file} → ${target}`),
		);
		expect(wrong).toEqual([]);
	});
});

describe('no cycles', () => {
	it('[AR7] no source file reaches itself by its imports', () => {
		const files = filesBelow(['client/src', 'server/src', 'packages'], ['.ts', '.tsx']).filter(isSource);
		const graph = new Map(files.map((file) => [file, importsOf(file).filter((target) => files.includes(target))]));
		const done = new Set<string>();
		const cycles: string[] = [];
		const visit = (file: string, path: readonly string[]): void => {
			if (path.includes(file)) {
				cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
				return;
			}
			if (done.has(file)) {
				return;
			}
			for (const target of graph.get(file) ?? []) {
				visit(target, [...path, file]);
			}
			done.add(file);
		};
		for (const file of files) {
			visit(file, []);
		}
		expect(cycles).toEqual([]);
	});
});

describe('ambient state', () => {
	it('[AR8] packages never read the clock, chance or the environment', () => {
		const wrong = filesBelow(['packages'], ['.ts'])
			.filter((file) => isSource(file))
			.filter((file) => /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b|\brandomUUID\b/.test(textOf(file)));
		expect(wrong).toEqual([]);
	});
});
