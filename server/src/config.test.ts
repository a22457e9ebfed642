import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { startServer } from './index.ts';

const ORIGIN = 'https://renkei.example.jp';
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

	it('[MA38] a mail server is one address, with a sender and the origin that mails name', () => {
		const mail = { RENKEI_MAIL_FROM: 'Renkei 連携 <renkei@example.jp>', RENKEI_ORIGIN: 'https://renkei.example.jp' };
		const read = (smtp: string, more = {}) => readConfig({ ...mail, RENKEI_SMTP: smtp, ...more }, '').mail;
		expect(readConfig({}, '').mail).toBeNull();
		expect(read('smtp://post:p%40ss@mail.example.jp')).toEqual({
			server: {
				...{ host: 'mail.example.jp', port: 587, secure: false, requireTls: false },
				user: { name: 'post', password: 'p@ss' },
			},
			from: { name: 'Renkei 連携', address: 'renkei@example.jp' },
			origin: 'https://renkei.example.jp',
			quiet: 60_000,
			retry: 60_000,
		});
		expect(read('smtps://mail.example.jp')?.server).toMatchObject({ port: 465, secure: true, user: null });
		expect(read('smtp://10.0.0.5:25?require-tls')?.server).toMatchObject({ port: 25, requireTls: true });
		expect(read('smtp://m', { RENKEI_MAIL_QUIET: '0', RENKEI_MAIL_RETRY: '1' })).toMatchObject({ quiet: 0, retry: 1000 });
		expect(read('smtp://m', { RENKEI_MAIL_FROM: 'a@example.jp' })?.from).toEqual({ name: '', address: 'a@example.jp' });
		const wrong: (() => unknown)[] = [
			() => read('mail.example.jp:587:geheim'),
			() => read('http://u:geheim@mail.example.jp'),
			() => read('smtp://u:geheim@mail.example.jp/path'),
			() => read('smtp://u:geheim@mail.example.jp?tls=no'),
			() => read('smtp://u:geheim@mail.example.jp?require-tls=0'),
			() => read('smtp://u@mail.example.jp'),
			() => read('smtp://:geheim@mail.example.jp'),
			() => read('smtp://m', { RENKEI_MAIL_FROM: '連携@example.jp' }),
			() => read('smtp://m', { RENKEI_MAIL_FROM: 'Renkei <renkei@例え.jp>' }),
			() => read('smtp://m', { RENKEI_MAIL_RELEASE: 'yes' }),
			() => read('smtp://u:geheim%zz@mail.example.jp'),
			() => read('smtp://u:geheim@m', { RENKEI_MAIL_FROM: '' }),
			() => read('smtp://u:geheim@m', { RENKEI_MAIL_FROM: 'Renkei\r\nBcc: x <a@example.jp>' }),
			() => read('smtp://u:geheim@m', { RENKEI_ORIGIN: '' }),
			() => read('smtp://u:geheim@m', { RENKEI_MAIL_RETRY: '0' }),
		];
		for (const ask of wrong) {
			expect(ask).toThrow(ConfigError);
			expect(ask).not.toThrow(/geheim/);
		}
	});

	it('[CF3] a folder keeps the mode it was created with, and a production folder has no demo door', async () => {
		const production = await startServer({ port: 0, data: folder, mode: 'production', origin: ORIGIN, logLevel: 'silent' });
		const seats = await fetch(`${production.url}/api/demo/seats`);
		const signIn = await fetch(`${production.url}/api/demo/sign-in`, { method: 'POST', body: '{"seat":"seat-kurise-officer"}' });
		expect([seats.status, signIn.status]).toEqual([404, 404]);
		await production.close();
		await expect(startServer({ port: 0, data: folder, mode: 'demo', logLevel: 'silent' })).rejects.toThrow(ConfigError);
		const again = await startServer({ port: 0, data: folder, origin: ORIGIN, logLevel: 'silent' });
		expect(again.mode).toBe('production');
		await again.close();
	});

	it('[CF4] production does not start without an address of its own, whether it is asked for or the folder’s', async () => {
		const data = join(folder, 'of-its-own');
		const settings = { port: 0, data, logLevel: 'silent' } as const;
		await expect(startServer({ ...settings, mode: 'production' })).rejects.toThrow(/RENKEI_ORIGIN/);
		// What was refused has settled nothing.
		await (await startServer({ ...settings, mode: 'production', origin: ORIGIN })).close();
		await expect(startServer(settings)).rejects.toThrow(/RENKEI_ORIGIN/);
		await expect(startServer(settings)).rejects.toThrow(ConfigError);
	});
});
