import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knockAt } from '../support/hostile-socket.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let officer: HttpClient;
let part: string;

beforeAll(async () => {
	server = await startServer();
	officer = await signInAs(server.url, '栗瀬', 'officer');
	part = (await partOf(officer, '13')).id;
});

afterAll(async () => {
	await server.close();
});

/** What the log says of refused requests so far; its last line may still be on its way. */
const refusals = (): Record<string, unknown>[] =>
	server
		.said()
		.split('\n')
		.slice(0, -1)
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Record<string, unknown>)
		.filter(({ msg }) => msg === 'request refused');

describe('a refused request', () => {
	it('[HT11b] leaves one line that says who, at which door, of which thing and why, and nothing that anybody typed', async () => {
		const secret = 'ひみつの文とパスワード';
		await officer.post(`/api/parts/${part}/freeze?token=${encodeURIComponent(secret)}`, { note: secret });
		await fetch(`${server.url}/api/parts/${part}/content`, { headers: { cookie: `renkei=${encodeURIComponent(secret)}` } });
		await fetch(`${server.url}/${encodeURIComponent(secret)}.html`);
		await until(() => refusals().length >= 3);
		const [frozen, content, page] = refusals();
		expect(frozen).toMatchObject({ method: 'POST', door: '/api/parts/:part/freeze', of: [part], status: 403, code: 'forbidden' });
		expect(frozen?.person).toBe('person-yamada');
		expect(content).toMatchObject({ door: '/api/parts/:part/content', status: 401, code: 'not-signed-in' });
		expect(page).toMatchObject({ status: 404, code: 'unknown' });
		const all = server.said();
		for (const trace of [secret, encodeURIComponent(secret), officer.cookie.split('=')[1] as string]) {
			expect(all).not.toContain(trace);
		}
	});
});

/** A request whose head no library would send. @returns the status, or the error's code */
function ask(path: string, headers: Readonly<Record<string, string>>): Promise<number | string> {
	return new Promise((resolve) => {
		const sent = request({ host: '127.0.0.1', port: server.port, path, headers, agent: false }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
		sent.end();
	});
}

describe('long inputs where something is matched', () => {
	const long = 12_000;

	it('[HT12] no header, path or address of a socket makes the server think for long or fall over', async () => {
		const host = `127.0.0.1:${server.port}`;
		const heads: Readonly<Record<string, string>>[] = [
			{ cookie: `renkei=${'a'.repeat(long)}` },
			{ cookie: 'a=b; '.repeat(long / 5) },
			{ cookie: `${'='.repeat(long)}` },
			{ origin: `http://${'a.'.repeat(long / 2)}` },
			{ host: `${'1'.repeat(long)}:1` },
			{ host: `127.0.0.1${':1'.repeat(long / 2)}` },
			{ 'x-forwarded-for': '1,'.repeat(long / 2) },
			{ accept: 'a/b;q='.repeat(long / 6) },
			{ 'accept-encoding': 'gzip,'.repeat(long / 5) },
		];
		const paths = [
			'/'.repeat(long),
			'/%2e'.repeat(long / 4),
			`/api/parts/${'a'.repeat(long)}/content`,
			`/metrics${'/'.repeat(long)}`,
		];
		for (const head of heads) {
			expect([200, 400, 403, 404, 431]).toContain(await ask('/api/health', { host, ...head }));
		}
		for (const path of paths) {
			// An address of no door is the page, which says that there is nothing.
			expect([200, 400, 404, 431]).toContain(await ask(path, { host, cookie: officer.cookie }));
		}
		for (const query of [`?schema=${'9'.repeat(long)}`, `?schema=${'-'.repeat(long)}`, `?${'a&'.repeat(long / 2)}`]) {
			const socket = knockAt(officer, part, { query });
			await socket.greeted;
			socket.end();
		}
		expect(await ask('/api/health', { host })).toBe(200);
	});

	it('[HT13] words of a quarter megabyte in a comment, an anchor or a date are refused or kept, never worked on', async () => {
		const wide = 'あ'.repeat(80_000);
		const bodies: readonly (readonly [string, unknown])[] = [
			[`/api/parts/${part}/threads`, { kind: 'comment', text: wide }],
			[
				`/api/parts/${part}/threads`,
				{ kind: 'comment', text: 'x', anchor: { start: 'A'.repeat(200_000), end: 'A'.repeat(200_000), quote: '' } },
			],
			[
				`/api/parts/${part}/threads`,
				{ kind: 'suggestion', text: 'x', anchor: { start: 'AA==', end: 'AA==', quote: ' '.repeat(200_000) }, replacement: 'x' },
			],
			[`/api/parts/${part}/signoffs`, { contentHash: `sha256:${'0'.repeat(200_000)}`, verdict: 'agree', capacity: 'checked' }],
			[
				`/api/parts/${part}/signoffs`,
				{ contentHash: 'sha256:0', verdict: 'agree', capacity: 'checked', decidedOn: '1'.repeat(200_000) },
			],
			['/api/demo/sign-in', { seat: '-'.repeat(200_000) }],
		];
		for (const [path, body] of bodies) {
			const { status } = await officer.post(path, body);
			expect([path, [400, 404, 409, 413, 403].includes(status)]).toEqual([path, true]);
		}
		expect((await officer.get(`/api/parts/${part}/content`)).status).toBe(200);
	});
});
