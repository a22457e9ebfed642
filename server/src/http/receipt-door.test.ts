import { files, type PreparedView, type SigningActView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { pdfPages } from '../testing/pdf-text.ts';

const KURISE = '994031';

let server: DemoServer;
let decider: SignedSeat;
let act: SigningActView;

beforeAll(async () => {
	server = await startDemo();
	decider = await server.as('seat-kurise-decider');
	const { id: part } = await decider.part('02', KURISE);
	const { contentHash } = (await decider.post<{ contentHash: string }>(`/api/parts/${part}/freeze`)).body;
	const said = { act: 'sign', parts: [{ part, contentHash }], verdict: 'agree', capacity: 'decision-maker' };
	act = await recorded(said);
});

afterAll(async () => {
	await server.close();
});

async function recorded(said: object): Promise<SigningActView> {
	const path = `/api/plans/${server.planId}/signing`;
	const { nonce } = (await decider.post<PreparedView>(`${path}/prepare`, said)).body.intent;
	return (await decider.post<SigningActView>(path, { ...said, nonce })).body;
}

const knock = (cookie: string, id = act.id, plan = server.planId): Promise<Response> =>
	fetch(server.url + files.receipt.path.replace('{plan}', plan).replace('{act}', id), { headers: { cookie } });
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

describe('the paper of an act', () => {
	it('[RC10] is a file with the number in its name, which no cache keeps', async () => {
		const answer = await knock(decider.cookie);
		expect(answer.status).toBe(200);
		const name = encodeURIComponent(`記録の控え_第${act.number}号.pdf`);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="receipt-${act.number}.pdf"; filename*=UTF-8''${name}`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		});
		const [page] = pdfPages(await bytesOf(answer));
		expect(page).toContain(`受付番号　第${act.number}号`);
		expect(page).toContain('02 ');
		expect(page).toContain((act.intent.parts[0]?.contentHash ?? '').slice('sha256:'.length));
	});

	it('[RC9] is for exactly those who may read the act; for all others there is none', async () => {
		for (const seat of [
			'seat-kurise-officer',
			'seat-asagiri-lead',
			'seat-michishirube-reviewer',
			'seat-mizumori-officer',
			'seat-sumikawa-business',
		]) {
			const { cookie, get } = await server.as(seat);
			const receipt = await get(`/api/plans/${server.planId}/signing/${act.id}`);
			expect([seat, (await knock(cookie)).status]).toEqual([seat, receipt.status]);
		}
		expect((await knock(decider.cookie)).status).toBe(200);
		expect((await knock('')).status).toBe(401);
		const stranger = await server.as('seat-016641-officer');
		const plan = (await stranger.get<{ seats: { plan: string }[] }>('/api/me')).body.seats[0]?.plan;
		expect((await knock(stranger.cookie)).status).toBe(404);
		expect((await knock(stranger.cookie, act.id, plan)).status).toBe(404);
		for (const id of ['0'.repeat(32), '..%2f..%2fetc', '%00', '__proto__', 'x'.repeat(10_000)]) {
			expect((await knock(decider.cookie, id)).status).toBe(404);
		}
	});

	it('[RC4] has the same bytes after the sign-off was taken back and the part was opened', async () => {
		const before = await bytesOf(await knock(decider.cookie));
		const signoffs = act.signoffs.map(({ id }) => id);
		const withdrawn = await recorded({ act: 'withdraw', signoffs, capacity: 'decision-maker', text: '金額に誤りがあったため' });
		await decider.post(`/api/parts/${act.intent.parts[0]?.part}/reopen`, { reason: '直すため' });
		const now = await decider.get<SigningActView>(`/api/plans/${server.planId}/signing/${act.id}`);
		expect(now.body.signoffs.map(({ state }) => state)).toEqual(['withdrawn']);
		expect((await bytesOf(await knock(decider.cookie))).equals(before)).toBe(true);
		const [page] = pdfPages(await bytesOf(await knock(decider.cookie, withdrawn.id)));
		expect(page).toContain('記録の種類撤回の記録');
		expect(page).toContain(`対象の記録${signoffs[0]}`);
	});
});
