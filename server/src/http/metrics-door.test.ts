import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { problemShape } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, startDemo } from '../testing/demo-server.ts';

let server: DemoServer;

beforeAll(async () => {
	// On every address, so that it can also be asked from elsewhere than loopback.
	server = await startDemo({ host: '0.0.0.0' });
});

afterAll(async () => {
	await server.close();
});

function ask(path: string, { host = '127.0.0.1', headers = {} }: { host?: string; headers?: Record<string, string> } = {}) {
	return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
		const sent = request({ host, port: server.port, path, headers, agent: false }, (response) => {
			let body = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => {
				body += chunk;
			});
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body });
			});
		});
		sent.on('error', reject);
		sent.end();
	});
}

const elsewhere = Object.values(networkInterfaces())
	.flatMap((addresses) => addresses ?? [])
	.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

describe('GET /metrics', () => {
	it('[HT10c] a program on the machine reads them', async () => {
		const answer = await ask('/metrics');
		expect([answer.status, answer.type.split(';')[0]]).toEqual([200, 'text/plain']);
		expect(answer.body).toContain('renkei_commits_total');
		expect(answer.body).toContain('nodejs_eventloop_lag_max_seconds');
	});

	it.each([
		['forwarded', 'for=192.0.2.1'],
		['x-forwarded-for', '192.0.2.1'],
		['x-real-ip', '192.0.2.1'],
		['via', '1.1 proxy'],
	])('[HT10d] whoever comes through a proxy (%s) finds nothing there', async (name, value) => {
		const answer = await ask('/metrics', { headers: { [name]: value } });
		expect([answer.status, problemShape.parse(JSON.parse(answer.body)).code]).toEqual([404, 'unknown']);
	});

	it.skipIf(elsewhere === undefined)('[HT10e] nor does whoever asks over the network', async () => {
		expect((await ask('/api/health', { host: elsewhere ?? '' })).status).toBe(200);
		expect((await ask('/metrics', { host: elsewhere ?? '' })).status).toBe(404);
	});

	it('[HT11a] a refused request is counted under its code', async () => {
		const before = (await ask('/metrics')).body;
		expect((await ask('/api/me')).status).toBe(401);
		const count = (text: string): number =>
			Number(/renkei_http_refusals_total\{code="not-signed-in"\} (\d+)/.exec(text)?.[1] ?? 0);
		expect(count((await ask('/metrics')).body)).toBe(count(before) + 1);
	});
});
