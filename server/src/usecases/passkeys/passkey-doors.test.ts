import type { ActView, PasskeyProofView, PasskeysView, TodayView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type DemoServer, type Heard, type SignedSeat, startDemo } from '../../testing/demo-server.ts';
import { type SoftwarePasskey, softwarePasskey } from '../../testing/software-passkey.ts';

const ROUTE = '/api/me/passkeys';

let server: DemoServer;
let decider: SignedSeat;
let officer: SignedSeat;
/** The demo under the name that it prints beside its digits. */
let local: string;
const devices: SoftwarePasskey[] = [];

beforeAll(async () => {
	server = await startDemo();
	local = `http://localhost:${new URL(server.url).port}`;
	decider = await server.as('seat-kurise-decider');
	officer = await server.as('seat-kurise-officer');
});

afterAll(async () => {
	await server.close();
});

/** Asks at the named address, as a page there does. Without a body it is a question. */
async function at<T>(seat: SignedSeat | null, path: string, body?: unknown): Promise<Heard<T>> {
	const headers = { cookie: seat?.cookie ?? '', origin: local, 'content-type': 'application/json' };
	const act = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
	const answer = await fetch(local + path, { headers, ...act });
	return { status: answer.status, body: (await answer.json()) as T, headers: answer.headers };
}

async function register(seat: SignedSeat, label: string): Promise<Heard<PasskeysView>> {
	const passkey = softwarePasskey('localhost', local);
	const proof = await at<PasskeyProofView>(seat, `${ROUTE}/proof`, { act: 'register', label });
	const vouching = devices.find(({ id }) => proof.body.passkeys.some((one) => one.id === id));
	const assertion = vouching?.assert(proof.body.challenge);
	const { body } = await at<{ options: { challenge: string } }>(seat, `${ROUTE}/options`, { label, assertion });
	const credential = passkey.register(body.options);
	devices.push(passkey);
	return at<PasskeysView>(seat, ROUTE, { label, credential });
}

describe('the doors of passkeys', () => {
	it('[PK8] show nothing of another person, and end nothing of theirs', async () => {
		const added = await register(decider, '決裁の端末');
		expect(added).toMatchObject({
			status: 201,
			body: { rpId: 'localhost', passkeys: [{ label: '決裁の端末', rpId: 'localhost' }] },
		});
		const id = added.body.passkeys[0]?.id ?? '';
		const strangers = ['seat-kurise-officer', 'seat-asagiri-lead', 'seat-michishirube-reviewer', 'seat-012131-decider'];
		for (const seat of await Promise.all(strangers.map((one) => server.as(one)))) {
			expect((await at<PasskeysView>(seat, ROUTE)).body).toEqual({ passkeys: [], freshSignIn: true, rpId: 'localhost' });
			const end = await at(seat, `${ROUTE}/${encodeURIComponent(id)}`, { revoked: true });
			const none = await at(seat, `${ROUTE}/AAAA`, { revoked: true });
			expect(codeOf(end)).toEqual([404, 'unknown']);
			expect(codeOf(await at(seat, `${ROUTE}/${encodeURIComponent(id)}`, { lost: true }))).toEqual([404, 'unknown']);
			expect(codeOf(await at(seat, `${ROUTE}/proof`, { act: 'end', passkey: id }))).toEqual([404, 'unknown']);
			expect(JSON.stringify(end.body).replaceAll(id, 'AAAA')).toBe(JSON.stringify(none.body));
			// Nor does the browser hear of another person's keys when it makes one.
			const { body } = await at<{ options: { excludeCredentials: unknown[] } }>(seat, `${ROUTE}/options`, { label: '端末' });
			expect(body.options.excludeCredentials).toEqual([]);
		}
		expect((await at<PasskeysView>(decider, ROUTE)).body.passkeys).toMatchObject([{ id, revokedAt: null }]);
		expect(JSON.stringify(added.body)).not.toMatch(/public|person|counter/);
	});

	it('[PK8] ask everybody to sign in first', async () => {
		const knocks = [
			at(null, ROUTE),
			at(null, ROUTE, {}),
			at(null, `${ROUTE}/options`, { label: '端末' }),
			at(null, `${ROUTE}/proof`, { act: 'register', label: '端末' }),
			at(null, `${ROUTE}/AAAA`, { revoked: true }),
		];
		for (const answer of await Promise.all(knocks)) {
			expect(codeOf(answer)).toEqual([401, 'not-signed-in']);
		}
	});

	it('[PK6] end a passkey once; it stays in the list as ended', async () => {
		const { body } = await register(officer, '窓口の端末');
		const path = `${ROUTE}/${encodeURIComponent(body.passkeys[0]?.id ?? '')}`;
		expect(codeOf(await at(officer, path, { revoked: false }))).toEqual([400, 'malformed']);
		const ended = await at<PasskeysView>(officer, path, { revoked: true });
		expect(ended).toMatchObject({ status: 200, body: { passkeys: [{ label: '窓口の端末', revokedAt: expect.any(String) }] } });
		expect(codeOf(await at(officer, path, { revoked: true }))).toEqual([409, 'already-done']);
	});

	it('[PK5] say under an address of digits that there are none, and what to do', async () => {
		expect((await decider.get<PasskeysView>(ROUTE)).body.rpId).toBeNull();
		const begun = await decider.post<{ detail: string }>(`${ROUTE}/options`, { label: '端末' });
		expect(codeOf(begun)).toEqual([400, 'malformed']);
		expect(begun.body.detail).toContain('localhost');
	});

	it('[PK3] refuse noise without an error of the server', async () => {
		const credential = softwarePasskey('localhost', local).register({ challenge: 'AAAA' });
		for (const response of [
			{ ...credential.response, clientDataJSON: '%%' },
			{ ...credential.response, clientDataJSON: Buffer.from('[1]').toString('base64url') },
			credential.response,
		]) {
			expect(codeOf(await at(decider, ROUTE, { label: '端末', credential: { ...credential, response } }))).toEqual([
				409,
				'prepare-again',
			]);
		}
		expect(codeOf(await at(decider, ROUTE, { label: '端\ud800末', credential }))).toEqual([400, 'malformed']);
		expect(codeOf(await at(decider, ROUTE, { label: ' ', credential }))).toEqual([400, 'malformed']);
		expect(codeOf(await at(decider, ROUTE, { label: '端末' }))).toEqual([400, 'malformed']);
	});
});

describe('what others see of it', () => {
	it('[PK7] the journal and the day’s changes say it to the person’s own body alone', async () => {
		expect((await register(decider, '課長の端末')).status).toBe(201);
		const detail = 'パスキー「課長の端末」を登録しました';
		const told = (acts: readonly ActView[]) =>
			acts.some((act) => act.kind === 'passkey' && act.detail === detail && act.person === '小林 修');
		const lead = await server.as('seat-asagiri-lead');
		expect(told((await officer.get<{ acts: ActView[] }>(`/api/plans/${server.planId}/journal`)).body.acts)).toBe(true);
		for (const seat of [lead, await server.as('seat-michishirube-reviewer')]) {
			const { acts } = (await seat.get<{ acts: ActView[] }>(`/api/plans/${server.planId}/journal`)).body;
			expect(told(acts)).toBe(false);
			expect(JSON.stringify(acts)).not.toContain('課長の端末');
		}
		expect((await lead.get<{ acts: ActView[] }>(`/api/plans/${server.planId}/journal`)).body.acts.length).toBeGreaterThan(0);
		expect(told((await officer.get<TodayView>('/api/today')).body.changes)).toBe(true);
		expect(told((await lead.get<TodayView>('/api/today')).body.changes)).toBe(false);
	});
});
