import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The repository's root. */
export const root: string = resolve(import.meta.dirname, '../..');

/** Every file below some folders of the repository whose name ends in one of these, as paths from the root. */
export function filesBelow(folders: readonly string[], endings: readonly string[]): string[] {
	const found: string[] = [];
	const walk = (folder: string): void => {
		for (const name of readdirSync(folder)) {
			const path = join(folder, name);
			if (name === 'node_modules' || name === 'dist' || name.startsWith('.')) {
				continue;
			}
			if (statSync(path).isDirectory()) {
				walk(path);
			} else if (endings.some((ending) => name.endsWith(ending))) {
				found.push(relative(root, path));
			}
		}
	};
	for (const folder of folders) {
		walk(join(root, folder));
	}
	return found.sort();
}

/** Text of a file. */
export function textOf(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}

/** What a file imports: bare names as they are, relative ones as paths from the root. */
export function importsOf(file: string): string[] {
	const text = textOf(file).replace(/\/\*[\s\S]*?\*\//g, '');
	const names = [
		...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+['"]([^'"]+)['"]/g),
		...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
		...text.matchAll(/(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g),
	];
	return names.map(([, name]) => {
		const target = name as string;
		return target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target;
	});
}
