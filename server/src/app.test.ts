import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files, type Problem, problemShape, routes } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type SignedSeat, startDemo } from './testing/demo-server.ts';

let server: DemoServer;
let lead: SignedSeat;
let client: string;

beforeAll(async () => {
	client = mkdtempSync(join(tmpdir(), 'renkei-client-'));
	mkdirSync(join(client, 'assets'));
	mkdirSync(join(client, '.vite'));
	writeFileSync(join(client, 'index.html'), '<!doctype html><title>Renkei</title>');
	writeFileSync(join(client, 'assets', 'app-1a2b3c.js'), 'export {};');
	writeFileSync(join(client, 'assets', 'sans-1a2b3c.woff2'), 'font');
	writeFileSync(join(client, '.vite', 'manifest.json'), '{}');
	writeFileSync(join(client, '..', 'renkei-secret.txt'), 'secret');
	server = await startDemo({ client });
	lead = await server.as('seat-asagiri-lead');
});

afterAll(async () => {
	await server.close();
	rmSync(client, { recursive: true, force: true });
	rmSync(join(client, '..', 'renkei-secret.txt'), { force: true });
});

/** A request as it stands, without the client library's tidying of paths and headers. */
function raw(path: string, head: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
	return new Promise<{ status: number; body: string; type: string }>((resolve, reject) => {
		const { method = 'GET', headers = {} } = head;
		const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				const body = Buffer.concat(chunks).toString('utf8');
				resolve({ status: response.statusCode ?? 0, body, type: response.headers['content-type'] ?? '' });
			});
		});
		sent.on('error', reject);
		sent.end(head.body);
	});
}

const act = (body: string, headers: Record<string, string> = {}) =>
	raw(`/api/plans/${server.planId}/drafting`, {
		method: 'POST',
		headers: { cookie: lead.cookie, 'content-type': 'application/json', ...headers },
		body,
	});
const allowed = JSON.stringify({ allowed: true });

describe('bodies from outside', () => {
	it('[HT1] JSON that is broken, too large, or reaches for prototypes is refused; the same act in good JSON is done', async () => {
		expect((await act(allowed)).status).toBe(200);
		expect((await act('{"allowed":')).status).toBe(400);
		expect((await act('{"allowed":"yes"}')).status).toBe(400);
		expect((await act('{"allowed":true,"__proto__":{"admin":true}}')).status).toBe(400);
		expect((await act('{"allowed":true,"x":{"constructor":{"prototype":1}}}')).status).toBe(400);
		expect((await act('['.repeat(100_000))).status).toBe(400);
		expect((await act(`{"allowed":true,"x":"${'あ'.repeat(100_000)}"}`)).status).toBe(413);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	it('[HT2] a body without a length stops at the limit too', async () => {
		const status = await new Promise((resolve, reject) => {
			const head = { host: '127.0.0.1', port: server.port, path: `/api/plans/${server.planId}/drafting`, method: 'POST' };
			const sent = request({ ...head, headers: { cookie: lead.cookie }, agent: false });
			sent.on('response', (response) => {
				resolve(response.statusCode);
				sent.destroy();
			});
			sent.on('error', reject);
			// Just over the limit in chunks of unknown number: the answer comes while the request is still open.
			sent.write(' '.repeat(256 * 1024 + 1));
		});
		expect(status).toBe(413);
	});
});

describe('requests of other sites', () => {
	const origins = ['https://evil.example', 'null', 'http://127.0.0.1', 'http://localhost:1', `http://127.0.0.1.evil.example`];

	it('[HT3] an act with a foreign Origin is refused, with the own one or none it is done', async () => {
		const own = `http://127.0.0.1:${server.port}`;
		expect((await act(allowed, { origin: own, host: `127.0.0.1:${server.port}` })).status).toBe(200);
		for (const origin of origins) {
			expect((await act(allowed, { origin, host: `127.0.0.1:${server.port}` })).status).toBe(403);
		}
	});

	it('[HT4] a server of one machine answers only to its own names', async () => {
		expect((await raw('/api/health', { headers: { host: `localhost:${server.port}` } })).status).toBe(200);
		expect((await raw('/api/health', { headers: { host: `rebound.example:${server.port}` } })).status).toBe(403);
	});
});

describe('every answer', () => {
	it('[HT5] an error is a problem with a code of the closed list, whatever the path', async () => {
		for (const path of ['/api/nothing', '/api/plans/x/y/z', '/api', '/sync/x', '/missing.js', '/api/plans/%E0%A4%A']) {
			const answer = await raw(path, { headers: { cookie: lead.cookie } });
			expect([path, answer.status, answer.type]).toEqual([path, 404, 'application/problem+json; charset=utf-8']);
			expect(problemShape.parse(JSON.parse(answer.body)).code).toBe('unknown');
		}
		const other = await raw('/api/health', { method: 'DELETE' });
		expect([other.status, (JSON.parse(other.body) as Problem).code]).toEqual([404, 'unknown']);
	});

	it('[HT6] carries the headers that keep it from being framed, sniffed or kept', async () => {
		const { headers } = await fetch(`${server.url}/api/health`);
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('content-security-policy')).not.toContain('unsafe');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('cache-control')).toBe('no-store');
	});

	it('[HT7] the API document names every route', async () => {
		const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: Record<string, object> };
		const paths = [...Object.values(routes), ...Object.values(files)].map((route) => route.path);
		expect(Object.keys(document.paths).sort()).toEqual([...new Set(paths)].sort());
	});
});

describe('the built client', () => {
	it('[HT8] pages get the one page, hashed files stay in the cache, the page does not', async () => {
		const page = await fetch(`${server.url}/plans/abc/s/02`);
		expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
		expect(await page.text()).toContain('Renkei');
		const script = await fetch(`${server.url}/assets/app-1a2b3c.js`);
		expect(script.headers.get('cache-control')).toContain('immutable');
		const font = await fetch(`${server.url}/assets/sans-1a2b3c.woff2`);
		expect([font.headers.get('content-type'), await font.text()]).toEqual(['font/woff2', 'font']);
	});

	it('[HT9] nothing outside the built client is served', async () => {
		const paths = [
			'/../renkei-secret.txt',
			'/%2e%2e/renkei-secret.txt',
			'/..%2frenkei-secret.txt',
			'/assets/..%2f..%2frenkei-secret.txt',
			'/..%5crenkei-secret.txt',
			'/%2e%2e%2frenkei-secret.txt%00.js',
			'/.vite/manifest.json',
			'//etc/passwd.txt',
		];
		for (const path of paths) {
			const answer = await raw(path);
			expect([path, answer.status]).toEqual([path, 404]);
			expect(answer.body).not.toBe('secret');
		}
	});
});
