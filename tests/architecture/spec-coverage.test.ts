import { expect, it } from 'vitest';
import { filesBelow, textOf } from './source-files.ts';

const idsIn = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map((match) => (match[1] ?? match[2]) as string);

/** Rules stand in a SPEC.md as `**RT1**` or at the head of a line as `- [RT1]`; tests cite them as `[RT1]`. */
it('[AR10] every rule of a SPEC.md has a test that cites it', () => {
	const specs = filesBelow(['packages'], ['SPEC.md']);
	const rules = specs.flatMap((file) => idsIn(textOf(file), /\*\*([A-Z]{2}\d+)\*\*|^- \[([A-Z]{2}\d+)\]/gm));
	const cited = new Set(
		filesBelow(['client', 'server', 'packages', 'tests'], ['.test.ts', '.test.tsx']).flatMap((file) =>
			idsIn(textOf(file), /\[([A-Z]{2}\d+)[a-z]?\]/g),
		),
	);
	expect(specs.length).toBeGreaterThan(0);
	expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
	expect(rules.length).toBe(new Set(rules).size);
});
