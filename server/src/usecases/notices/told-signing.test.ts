import type { InboxView, NoticeView, PreparedView, SigningActView, SigningRequests, TaskView } from '@renkei/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

let server: DemoServer;
let acting: SignedSeat;
let head: SignedSeat;
let lead: SignedSeat;
let target: { part: string; contentHash: string };

beforeAll(async () => {
	server = await startDemo();
	acting = await server.as('seat-tsubakizaka-acting');
	head = await server.as('seat-tsubakizaka-decider');
	lead = await server.as('seat-asagiri-lead');
	const { id: part } = await lead.part('03');
	const { body } = await lead.post<{ contentHash: string }>(`/api/parts/${part}/freeze`);
	target = { part, contentHash: body.contentHash };
});

afterAll(async () => {
	await server.close();
});

async function record(seat: SignedSeat, request: SigningRequests['prepare']) {
	const { body } = await seat.post<PreparedView>(`/api/plans/${server.planId}/signing/prepare`, request);
	const committed = { ...request, nonce: body.intent.nonce };
	const act = await seat.post<SigningActView>(`/api/plans/${server.planId}/signing`, committed);
	expect(act.status).toBe(201);
	return act.body;
}
const inbox = async (seat: SignedSeat) => (await seat.get<InboxView>('/api/inbox')).body;
const ofAct = (notices: readonly NoticeView[], act: SigningActView) => notices.filter(({ signing }) => signing?.act === act.id);
const viewings = async (seat: SignedSeat) => {
	const { tasks } = (await seat.get<{ tasks: TaskView[] }>(`/api/today?plan=${server.planId}`)).body;
	return tasks.filter(({ kind, part }) => kind === 'later-view' && part === target.part);
};
const substitute = () =>
	record(acting, { act: 'sign', parts: [target], verdict: 'agree', capacity: 'acting', absent: '総務課長 村上 孝' });

it('[NO61][NO67] whoever decides is asked for the 後閲 of a 代決, in the inbox and today, until it is recorded', async () => {
	const act = await substitute();
	const [asked] = ofAct((await inbox(head)).asks, act);
	const section = { key: '03', title: expect.any(String) };
	expect(asked).toMatchObject({
		...{ kind: 'later-view', personal: true, asks: true, by: { person: '岡部 亮' }, place: { part: target.part } },
		signing: { does: 'sign', parts: 1, section },
	});
	expect(await viewings(head)).toMatchObject([{ key: '03', body: '994049' }]);
	expect([await viewings(acting), await viewings(lead)]).toEqual([[], []]);
	const [receipt] = ofAct((await inbox(acting)).news, act);
	expect(receipt).toMatchObject({ kind: 'receipt', personal: true, asks: false });
	// Whoever may read the act at its page is told of it too, and nobody else.
	expect((await acting.get(`/api/plans/${server.planId}/signing/${receipt?.signing?.act}`)).status).toBe(200);
	const view = { act: 'later-view', signoffs: act.signoffs.map(({ id }) => id), capacity: 'decision-maker' } as const;
	const officer = await server.as('seat-tsubakizaka-officer');
	const refused = await officer.post(`/api/plans/${server.planId}/signing/prepare`, { ...view, capacity: 'checked' });
	expect(codeOf(refused)).toEqual([403, 'forbidden']);
	expect(ofAct((await inbox(head)).asks, act)).toHaveLength(1);
	const viewed = await record(head, view);
	expect(ofAct((await inbox(head)).asks, act)).toEqual([]);
	expect(ofAct((await inbox(head)).ended, act)).toMatchObject([{ kind: 'later-view', state: 'settled' }]);
	expect(await viewings(head)).toEqual([]);
	expect(ofAct((await inbox(acting)).news, viewed)).toMatchObject([{ kind: 'receipt', signing: { does: 'later-view' } }]);
});

it('[NO63][NO66] a 決裁 that is taken back is told to the 代表団体, to no other body and no vendor; its receipt to neither', async () => {
	const act = await substitute();
	const others = ['seat-hino-decider', 'seat-michishirube-reviewer', 'seat-tsukikage-reviewer', 'seat-kitahi-business'];
	const seats = await Promise.all(others.map((seat) => server.as(seat)));
	const withdrawal = await record(acting, {
		...{ act: 'withdraw', signoffs: act.signoffs.map(({ id }) => id), capacity: 'acting' },
		text: '負担額を見直すため',
	});
	expect(ofAct((await inbox(lead)).news, withdrawal)).toMatchObject([
		{ kind: 'withdrawn', detail: '負担額を見直すため', signing: { does: 'withdraw' }, place: { part: target.part } },
	]);
	expect(ofAct((await inbox(lead)).news, act)).toEqual([]);
	for (const seat of seats) {
		const { asks, news } = await inbox(seat);
		expect(ofAct([...asks, ...news], withdrawal)).toEqual([]);
	}
	expect((await inbox(head)).asks.filter(({ kind, place }) => kind === 'sign' && place?.part === target.part)).toHaveLength(1);
	expect(await viewings(head)).toEqual([]);
});
