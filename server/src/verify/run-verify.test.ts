import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
	checkpointOver,
	faultCodes,
	type LedgerLine,
	newTrial,
	publicKeyOf,
	trialPlan,
	trialSecrets,
	verifierKey,
} from '@renkei/ledger';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultWords } from './fault-words.ts';
import { runVerify } from './run-verify.ts';

let folder: string;
let archive: string;
const trial = newTrial();
const part = trial.freeze('02', null, '課題');
trial.act([part], { byPasskey: true });
const files = trial.archive();
const lines = new TextDecoder()
	.decode(files.get('ledger/entries.jsonl'))
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line) as LedgerLine);

const written = (name: string, content: Uint8Array | string): string => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};
const zipped = (name: string, changed: ReadonlyMap<string, Uint8Array> = files): string =>
	written(name, zipSync(Object.fromEntries(changed)));

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'renkei-verify-'));
	archive = zipped('a.zip');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('renkei verify', () => {
	it('[AV20] says that an archive is as it was recorded, and against what that was not checked', async () => {
		const { code, words } = await runVerify({ archive, checkpoints: [], key: null });
		expect(code).toBe(0);
		expect(words).toMatch(/^この控えは、記録のとおりです。\n {2}計画：計画\n {2}団体：朝霧町（994014）\n/);
		expect(words).toContain('記録簿：4 件\n');
		expect(words).toContain('確認・決裁の記録：1 件（パスキーで確かめられたもの 1 件）');
		expect(words).toContain('有効 1、失効 0、撤回 0');
		expect(words).toContain('--key で渡すと');
		expect(words).toContain('--checkpoint で渡すと');
	});

	it('[AV20] takes a key and checkpoints that were kept elsewhere, as mails and editors leave them', async () => {
		const note = checkpointOver(lines, 3);
		const kept = [written('unix.txt', note), written('windows.txt', `\uFEFF${note.replaceAll('\n', '\r\n')}\r\n`)];
		const key = `${verifierKey(trialPlan, publicKeyOf(trialSecrets[0]))}\n`;
		const { code, words } = await runVerify({ archive, checkpoints: kept, key });
		expect(code).toBe(0);
		expect(words).toContain('渡された鍵は、この記録簿の鍵です。');
		expect(words).toContain('別に保管していた要約 2 個とも合っています。');
	});

	it('[AV20] names the first thing that is wrong, and what to do', async () => {
		const altered = zipped('b.zip', new Map([...files, ['acts/0001.json', new Uint8Array(10)]]));
		const { code, words } = await runVerify({ archive: altered, checkpoints: [], key: null });
		expect(code).toBe(1);
		expect(words).toMatch(/^最初の食い違い：acts\/0001\.json：書き出したときの内容と違います。\n/);
		expect(words).toContain('もう一度書き出してもらって');
		const log = new TextDecoder().decode(files.get('ledger/entries.jsonl')).replace('part-02', 'part-03');
		const second = zipped('c.zip', new Map([...files, ['ledger/entries.jsonl', new TextEncoder().encode(log)]]));
		expect((await runVerify({ archive: second, checkpoints: [], key: null })).words).toMatch(
			/^最初の食い違い：ledger\/entries\.jsonl の 2 番目の記録：/,
		);
		const foreign = written('foreign.txt', 'text');
		expect((await runVerify({ archive, checkpoints: [foreign], key: null })).words).toContain(
			`最初の食い違い：${foreign}：記録簿の要約として読み取れません。`,
		);
	});

	it('[AV20] says where nothing could be checked', async () => {
		const none = await runVerify({ archive: join(folder, 'none.zip'), checkpoints: [], key: null });
		expect(none).toMatchObject({ code: 2, words: expect.stringMatching(/^確かめられませんでした。.*none\.zip がありません。$/) });
		const noFile = await runVerify({ archive, checkpoints: [join(folder, 'none.txt')], key: null });
		expect(noFile).toMatchObject({ code: 2, words: expect.stringContaining('要約のファイルを読めません') });
	});

	it('[AV20] has words for every fault', () => {
		expect(Object.keys(faultWords).toSorted()).toEqual(faultCodes.toSorted());
	});

	it('[AV20] ends with 0, 1 or 2 as a program', () => {
		const cli = resolve(import.meta.dirname, '../cli.ts');
		const run = (...args: string[]) => spawnSync(process.execPath, [cli, 'verify', ...args], { encoding: 'utf8', cwd: folder });
		const key = verifierKey(trialPlan, publicKeyOf(new Uint8Array(32).fill(9)));
		expect(run(archive)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('記録のとおりです') });
		expect(run(archive, '--key', key)).toMatchObject({
			status: 1,
			stdout: expect.stringContaining('この記録簿の鍵ではありません'),
		});
		expect(run('none.zip')).toMatchObject({ status: 2, stdout: expect.stringContaining('確かめられませんでした') });
	});
});
