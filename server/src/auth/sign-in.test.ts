import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, startDemo } from '../testing/demo-server.ts';

let server: DemoServer;

beforeAll(async () => {
	server = await startDemo();
});

afterAll(async () => {
	await server.close();
});

const signIn = (seat: string, cookie: string) =>
	fetch(`${server.url}/api/demo/sign-in`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie },
		body: JSON.stringify({ seat }),
	});

describe('signing in and out', () => {
	it('[SE5] a session planted beforehand is not the one that is signed in, and an old one is dead', async () => {
		const planted = `renkei_session=${'A'.repeat(43)}`;
		const first = await signIn('seat-kurise-officer', planted);
		const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
		expect(cookie).not.toBe(planted);
		expect((await fetch(`${server.url}/api/me`, { headers: { cookie: planted } })).status).toBe(401);
		expect((await fetch(`${server.url}/api/me`, { headers: { cookie } })).status).toBe(200);
		await signIn('seat-kurise-decider', cookie);
		expect((await fetch(`${server.url}/api/me`, { headers: { cookie } })).status).toBe(401);
	});

	it('[SE6] after signing out the cookie opens nothing', async () => {
		const seat = await server.as('seat-kurise-officer');
		expect((await seat.get('/api/me')).status).toBe(200);
		expect((await seat.post('/api/sign-out')).headers.get('set-cookie')).toContain('Max-Age=0');
		expect((await seat.get('/api/me')).status).toBe(401);
	});

	it('[SE7] a seat that does not exist cannot be taken', async () => {
		expect((await signIn('seat-kurise-officer', '')).status).toBe(200);
		expect((await signIn('seat-nobody', '')).status).toBe(404);
	});
});
