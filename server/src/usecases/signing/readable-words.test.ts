import type { PreparedView, SeatView } from '@renkei/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

/** Half a letter, a letter that ends a text for some programs, one that moves the cursor, and one that nothing shows. */
const unreadable = ['条\ud800件', '条\udfff', '条\u0000件', '条\u001b[2K件', '条\u007f件', '条\r件'];

let server: DemoServer;
let decider: SignedSeat;
let lead: SignedSeat;
let part: string;
let contentHash: string;

beforeAll(async () => {
	server = await startDemo();
	decider = await server.as('seat-kurise-decider');
	lead = await server.as('seat-asagiri-lead');
	({ id: part } = await decider.part('02', '994031'));
	({ contentHash } = (await decider.post<{ contentHash: string }>(`/api/parts/${part}/freeze`)).body);
});

afterAll(() => server.close());

const prepare = (more: object) =>
	decider.post<PreparedView>(`/api/plans/${server.planId}/signing/prepare`, {
		...{ act: 'sign', parts: [{ part, contentHash }], verdict: 'conditional', capacity: 'decision-maker', text: '条件' },
		...more,
	});

it('[SG30] an act is not prepared with words that cannot be read', async () => {
	const said = { documentNumber: '栗総第𠮷号', text: '条件\n𠮷野川\tの水', consulted: ['財政課長', '議会事務局'] };
	expect(await prepare(said)).toMatchObject({ status: 200, body: { intent: { said } } });
	for (const words of unreadable) {
		for (const more of [{ text: words }, { documentNumber: words }, { absent: words }, { consulted: ['財政課長', words] }]) {
			expect([more, codeOf(await prepare(more))]).toEqual([more, [400, 'malformed']]);
		}
	}
});

it('[SG30] who is away and each of the 合議先 stand on one line', async () => {
	for (const words of ['財政課長\n総務課長', '財政課長\u2028総務課長', '財政課長\u0085総務課長']) {
		expect(codeOf(await prepare({ consulted: [words] }))).toEqual([400, 'malformed']);
		expect(codeOf(await prepare({ absent: words }))).toEqual([400, 'malformed']);
	}
});

it('[SG30] nor is one recorded in one request, a part reopened or corrected, or a seat named', async () => {
	const plan = `/api/plans/${server.planId}`;
	const said = { contentHash, verdict: 'conditional', capacity: 'decision-maker', text: '条件', documentNumber: '第1号' };
	const member = { party: '994031', person: '新任 太郎', post: '主事', role: 'delegate' };
	const acting = (delegation: string) => ({ change: { seat: 'seat-kurise-decider', delegation } });
	for (const words of unreadable) {
		const refused = [
			decider.post(`/api/parts/${part}/signoffs`, { ...said, text: words }),
			decider.post(`/api/parts/${part}/signoffs`, { ...said, documentNumber: words }),
			decider.post(`${plan}/signoffs`, { ...said, parts: [{ part, contentHash }], text: words }),
			decider.post(`/api/parts/${part}/reopen`, { reason: words }),
			decider.post(`/api/parts/${part}/corrections`, { reason: words, objectUntil: '2099-12-31' }),
			lead.post(`${plan}/members`, { add: { ...member, person: words } }),
			lead.post(`${plan}/members`, { add: { ...member, post: words } }),
			lead.post(`${plan}/members`, acting(words)),
		];
		for (const answer of await Promise.all(refused)) {
			expect([words, codeOf(answer)]).toEqual([words, [400, 'malformed']]);
		}
	}
	expect((await lead.post<{ seats: SeatView[] }>(`${plan}/members`, { add: member })).status).toBe(200);
	expect((await decider.post(`/api/parts/${part}/signoffs`, said)).status).toBe(201);
	expect((await decider.post(`/api/parts/${part}/reopen`, { reason: '書き直すため' })).status).toBe(200);
});
