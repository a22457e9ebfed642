import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

let server: RunningServer;
let officer: HttpClient;
let lead: HttpClient;

beforeAll(async () => {
	server = await startServer();
	officer = await signInAs(server.url, '栗瀬', 'officer');
	lead = await signInAs(server.url, '朝霧', 'lead');
});

afterAll(async () => {
	await server?.close();
});

const personOf = async (client: HttpClient) => (await client.get<{ personId: string }>('/api/me')).body.personId;

/** Knocks with the officer's cookie: the close code, or `open` when something is said. */
async function knock(person: string | null): Promise<number | 'open'> {
	const { id } = await partOf(officer, '12');
	const query = person === null ? '' : `?person=${encodeURIComponent(person)}`;
	const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${id}${query}`, {
		headers: { cookie: officer.cookie },
	});
	const heard = once(socket, 'message').then(() => 'open' as const);
	const closed = once(socket, 'close').then(([code]) => code as number);
	const answer = await Promise.race([heard, closed]);
	socket.terminate();
	return answer;
}

it('[WP11] a page that names its person is let in with their session, and not with that of whoever signed in after', async () => {
	expect(await knock(null)).toBe('open');
	expect(await knock(await personOf(officer))).toBe('open');
	expect(await knock(await personOf(lead))).toBe(4401);
	expect(await knock('')).toBe(4401);
});
