import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8787';

interface Project {
	readonly name: string;
	readonly include: string[];
	readonly globalSetup?: string;
	readonly testTimeout?: number;
	readonly hookTimeout?: number;
	readonly fileParallelism?: boolean;
	readonly maxWorkers?: number;
	readonly isolate?: boolean;
	readonly setupFiles?: string[];
}

/** `unit` is quick and runs at every check; `whole` crosses package borders; `long` is for the night. */
const projects: readonly Project[] = [
	{
		name: 'unit',
		include: [
			'packages/**/*.test.ts',
			'server/**/*.test.ts',
			'client/src/**/*.test.ts',
			'tests/{architecture,bench}/**/*.test.ts',
		],
		// Tests that start a whole server take a second on a free machine and many on a full one. Nothing asserts a time: the
		// only use of a limit is to end a test that hangs.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		maxWorkers: 2,
		setupFiles: ['tests/support/fixed-chance.ts'],
		// Loading the modules anew for each of a hundred files took most of the time. No file may leave a changed global behind.
		isolate: false,
	},
	{
		name: 'whole',
		include: ['tests/{interop,e2e,fault,walls,simulation}/**/*.test.ts'],
		globalSetup: './tests/support/before-all.ts',
		testTimeout: 300_000,
		hookTimeout: 300_000,
		// One file at a time: some of them hold the server to what it promises within seconds.
		fileParallelism: false,
	},
	{
		name: 'long',
		include: ['tests/long/**/*.test.ts'],
		globalSetup: './tests/support/before-all.ts',
		testTimeout: 1_800_000,
		hookTimeout: 300_000,
		fileParallelism: false,
	},
];

export default defineConfig({
	root: 'client',
	base: '/',
	plugins: [react()],
	resolve: {
		// The original knows every top-level domain; the file says why a few lines are enough here.
		alias: { linkifyjs: fileURLToPath(new URL('./client/src/editor/find-links.ts', import.meta.url)) },
	},
	build: {
		outDir: 'dist',
		emptyOutDir: true,
		// The server serves by the manifest and the size gate sums it per route.
		manifest: true,
		chunkSizeWarningLimit: 700,
		// A font subset inlined as data: would fall under the page's content policy.
		assetsInlineLimit: 0,
		rolldownOptions: {
			treeshake: {
				// Our packages only define; without this the whole template stands in the first load.
				moduleSideEffects: [{ test: /\/packages\/[a-z-]+\/src\//, sideEffects: false }],
			},
		},
	},
	server: {
		host: '127.0.0.1',
		proxy: {
			'/api': { target: server },
			'/sync': { target: server, ws: true },
		},
	},
	test: {
		root: import.meta.dirname,
		// A project takes nothing over from the build above: its root is the repository, not client/.
		projects: projects.map((project) => ({ extends: false, test: { root: import.meta.dirname, ...project } })),
		reporters: ['default', './tests/support/plain-reporter.ts'],
		passWithNoTests: true,
	},
});
