import { expect, it } from 'vitest';
import { filesBelow, textOf } from './source-files.ts';

/** Everything by which a Typst source could run data, read another file, or fetch a package. */
const reaching = /\b(eval|read|plugin|image|bibliography|include|csv|toml|xml|yaml|cbor)\s*[("]|@(preview|local)/;

it('[AR11] a template of a paper shows its data and reaches for nothing else', () => {
	const templates = filesBelow(['server/src/papers'], ['.typ']);
	expect(templates.length).toBeGreaterThan(0);
	expect(templates.filter((file) => reaching.test(textOf(file)))).toEqual([]);
	const imports = templates.flatMap((file) => [...textOf(file).matchAll(/#import\s+"([^"]+)"/g)].map(([, target]) => target));
	expect(imports.filter((target) => !/^[a-z-]+\.typ$/.test(target ?? ''))).toEqual([]);
});

it('[AR12] data come into a template by `sys.inputs` alone: no source is put together', () => {
	const wrong = filesBelow(['server/src'], ['.ts'])
		.filter((file) => !file.endsWith('.test.ts'))
		.filter((file) => /mainFileContent|addSource|mapShadow/.test(textOf(file)));
	expect(wrong).toEqual([]);
});
