import { request } from 'node:http';
import type { PreparedView, Problem, SignoffView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';
import { type SoftwarePasskey, softwarePasskey } from '../../testing/software-passkey.ts';

let server: DemoServer;
let decider: SignedSeat;
let port: string;
let part: string;
let said: object;

beforeAll(async () => {
	server = await startDemo();
	({ port } = new URL(server.url));
	decider = await server.as('seat-kurise-decider');
	({ id: part } = await decider.part('02', '994031'));
	const { body } = await decider.post<{ contentHash: string }>(`/api/parts/${part}/freeze`);
	const parts = [{ part, contentHash: body.contentHash }];
	said = { act: 'sign', parts, verdict: 'agree', capacity: 'decision-maker' };
});

afterAll(async () => {
	await server.close();
});

/** Asks under a Host of the caller's choice: fetch writes its own. */
function under<T>(name: string, path: string, body: unknown): Promise<{ status: number; body: T }> {
	const host = `${name}:${port}`;
	const headers = { host, origin: `http://${host}`, cookie: decider.cookie, 'content-type': 'application/json' };
	return new Promise((resolve, reject) => {
		const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (piece: string) => {
				text += piece;
			});
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as T }));
		});
		asked.on('error', reject);
		asked.end(JSON.stringify(body));
	});
}

async function registered(): Promise<SoftwarePasskey> {
	const passkey = softwarePasskey('localhost', `http://localhost:${port}`);
	const { body } = await under<{ options: { challenge: string } }>('localhost', '/api/me/passkeys/options', { label: '端末' });
	const credential = passkey.register(body.options);
	expect((await under('localhost', '/api/me/passkeys', { label: '端末', credential })).status).toBe(201);
	return passkey;
}
const prepare = (host: string) => under<PreparedView>(host, `/api/plans/${server.planId}/signing/prepare`, said);
const commit = (host: string, more: object) => under<Problem>(host, `/api/plans/${server.planId}/signing`, { ...said, ...more });
const recorded = async () =>
	(await decider.get<{ signoffs: SignoffView[] }>(`/api/parts/${part}/signoffs`)).body.signoffs.filter(
		({ person }) => person === '小林 修',
	).length;

describe('a server that is reached under several names', () => {
	it('[PK12] records under none of them without the passkey of a person who has one', async () => {
		// Without a passkey each name does.
		for (const host of ['localhost', '127.0.0.1', '[::1]']) {
			const { body } = await prepare(host);
			expect(body.stepUp.method).toBe('sign-in');
			expect((await commit(host, { nonce: body.intent.nonce })).status).toBe(201);
		}
		const passkey = await registered();
		const before = await recorded();
		const { body } = await prepare('localhost');
		const { nonce } = body.intent;
		expect(body.stepUp).toMatchObject({ method: 'passkey', rpId: 'localhost', passkeys: [{ id: passkey.id }] });
		const assertion = passkey.assert(body.stepUp.challenge);
		for (const host of ['127.0.0.1', '[::1]']) {
			expect((await prepare(host)).body.stepUp).toMatchObject({ method: 'passkey', rpId: 'localhost', passkeys: [] });
			for (const proof of [{}, { assertion }]) {
				const refused = await commit(host, { nonce, ...proof });
				expect(refused).toMatchObject({ status: 403, body: { code: 'passkey-required' } });
				expect(refused.body.detail).toContain('パスキーは localhost で開いたときに使えます');
			}
		}
		expect(await recorded()).toBe(before);
		expect((await commit('localhost', { nonce, assertion })).status).toBe(201);
		expect(await recorded()).toBe(before + 1);
	});

	it('[PK12] nor in one request, as programs may in the demo', async () => {
		const before = await recorded();
		const [first] = (said as { parts: [{ contentHash: string }] }).parts;
		const direct = { contentHash: first.contentHash, verdict: 'agree', capacity: 'decision-maker', text: '異議なし' };
		for (const host of ['localhost', '127.0.0.1', '[::1]']) {
			const refused = await under<Problem>(host, `/api/parts/${part}/signoffs`, direct);
			expect(refused).toMatchObject({ status: 403, body: { code: 'passkey-required' } });
		}
		expect(await recorded()).toBe(before);
	});
});
