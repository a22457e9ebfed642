import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { startServer } from './index.ts';
import './testing/patience.ts';

const folder = mkdtempSync(join(tmpdir(), 'renkei-'));

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

describe('settings', () => {
	it('[CF1] without any the server stands on this machine only', () => {
		expect(readConfig({}, '/client')).toMatchObject({
			port: 8787,
			host: '127.0.0.1',
			data: './data',
			mode: null,
			origin: null,
			limits: { socketsPerSession: 64, framesPerSecond: 60, burst: 200, maxFrame: 1_048_576 },
		});
	});

	it('[CF2] what cannot be used is said in one sentence', () => {
		expect(readConfig({ PORT: '9000', RENKEI_ORIGIN: 'https://renkei.example.jp' }, '').port).toBe(9000);
		const wrong = [
			{ PORT: 'http' },
			{ PORT: '70000' },
			{ RENKEI_MODE: 'test' },
			{ RENKEI_ORIGIN: 'renkei.example.jp' },
			{ RENKEI_ORIGIN: 'https://renkei.example.jp/path' },
			{ RENKEI_FRAMES_PER_SECOND: '-1' },
			{ DATABASE_URL: 'postgres://localhost/renkei' },
		];
		for (const env of wrong) {
			expect(() => readConfig(env, '')).toThrow(ConfigError);
		}
	});

	it('[CF3] a folder keeps the mode it was created with, and a production folder has no demo door', async () => {
		const production = await startServer({ port: 0, data: folder, mode: 'production', logLevel: 'silent' });
		const seats = await fetch(`${production.url}/api/demo/seats`);
		const signIn = await fetch(`${production.url}/api/demo/sign-in`, { method: 'POST', body: '{"seat":"seat-kurise-officer"}' });
		expect([seats.status, signIn.status]).toEqual([404, 404]);
		await production.close();
		await expect(startServer({ port: 0, data: folder, mode: 'demo', logLevel: 'silent' })).rejects.toThrow(ConfigError);
		const again = await startServer({ port: 0, data: folder, logLevel: 'silent' });
		expect(again.mode).toBe('production');
		await again.close();
	});
});
