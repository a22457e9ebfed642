import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine has a C compiler and lets a library be loaded before libc. */
export const canForget: boolean = process.platform === 'linux' && hasCompiler();

function hasCompiler(): boolean {
	try {
		execFileSync('cc', ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		process.stderr.write('\nNo C compiler (cc) on Linux here: the tests of power cuts and full disks are SKIPPED.\n\n');
		return false;
	}
}

/** Compiles the shim into a folder of its own, and gives the library's path. */
export function compileShim(): string {
	const library = join(mkdtempSync(join(tmpdir(), 'forgetful-')), 'shim.so');
	const source = join(import.meta.dirname, 'shim.c');
	execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror', '-o', library, source, '-ldl', '-lpthread']);
	return library;
}
