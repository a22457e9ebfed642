import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveError } from './archive-error.ts';
import { isPlainPath, readArchive, readZip } from './read-archive.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = { '読み方.txt': bytes('読み方'), 'acts/0001.json': bytes('{}'), 'ledger/checkpoint.txt': new Uint8Array() };
const bounds = { files: 3, bytes: 100 };
let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'renkei-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes another size into the directory of a zip, at its only file. */
function saying(zip: Uint8Array, size: number): Uint8Array {
	const changed = zip.slice();
	const at = Buffer.from(changed).indexOf(Buffer.from('504b0102', 'hex'));
	new DataView(changed.buffer).setUint32(at + 24, size, true);
	return changed;
}

it('[AV22] a zip and the folder that it was unpacked to are read alike', async () => {
	const zip = join(folder, 'a.zip');
	writeFileSync(zip, zipSync(files));
	const unpacked = join(folder, 'a');
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(join(unpacked, path, '..'), { recursive: true });
		writeFileSync(join(unpacked, path), content);
	}
	const expected = new Map(Object.entries(files));
	expect(await readArchive(zip)).toEqual(expected);
	expect(new Map([...(await readArchive(unpacked))].toSorted())).toEqual(new Map([...expected].toSorted()));
	expect(readZip(zipSync({ acts: {}, ...files }))).toEqual(expected);
});

describe('what comes from outside', () => {
	it('[AV22] has no names that lead out of it, and none twice', () => {
		for (const name of [
			'../x',
			'a/../x',
			'/x',
			'a//x',
			'./x',
			'a\\x',
			'C:x',
			'x\n',
			'__proto__',
			'a/__proto__',
			'',
			'x'.repeat(201),
		]) {
			expect(isPlainPath(name), name).toBe(false);
			if (name !== '' && name !== '__proto__' && name !== 'a/__proto__') {
				expect(() => readZip(zipSync({ [name]: bytes('x') })), name).toThrow(ArchiveError);
			}
		}
		const twice = Buffer.from(zipSync({ 'a.txt': bytes('1'), 'b.txt': bytes('2') }));
		for (let at = twice.indexOf('b.txt'); at >= 0; at = twice.indexOf('b.txt')) {
			twice.write('a.txt', at);
		}
		expect(() => readZip(new Uint8Array(twice))).toThrow('同じ名前');
	});

	it('[AV22] takes no more room than is given, whatever a zip says of itself', () => {
		const bomb = zipSync({ 'a.txt': new Uint8Array(1_000_000) });
		expect(bomb.length).toBeLessThan(2_000);
		expect(() => readZip(bomb, bounds)).toThrow('大きすぎます');
		expect(readZip(saying(bomb, 10), { files: 1, bytes: 2_000 }).get('a.txt')).toHaveLength(10);
		const stored = zipSync({ 'a.txt': new Uint8Array(1_000) }, { level: 0 });
		expect(() => readZip(saying(stored, 10), bounds)).toThrow('大きすぎます');
		expect(() => readZip(zipSync({ ...files, 'more.txt': new Uint8Array() }), bounds)).toThrow('多すぎる');
		expect(readZip(zipSync(files), bounds).size).toBe(3);
	});

	it('[AV22] that is no zip, or a broken one, says so', async () => {
		const zip = zipSync(files);
		for (const other of [new Uint8Array(), bytes('PK'), zip.slice(0, -10), zip.slice(30)]) {
			expect(() => readZip(other)).toThrow(ArchiveError);
		}
		await expect(readArchive(join(folder, 'none.zip'))).rejects.toThrow('がありません');
	});

	it('[AV22] as a folder has files alone, in bounds', async () => {
		const below = join(folder, 'b');
		mkdirSync(join(below, 'c'), { recursive: true });
		for (const name of ['1', '2', 'c/3']) {
			writeFileSync(join(below, name), '12');
		}
		expect((await readArchive(below, bounds)).size).toBe(3);
		await expect(readArchive(below, { files: 2, bytes: 100 })).rejects.toThrow('多すぎる');
		await expect(readArchive(below, { files: 3, bytes: 5 })).rejects.toThrow('大きすぎます');
		symlinkSync('/etc/hostname', join(below, 'link'));
		await expect(readArchive(below)).rejects.toThrow('link');
		await expect(readArchive(join(below, 'link'))).rejects.toThrow(ArchiveError);
	});
});
