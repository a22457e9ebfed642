import { join } from 'node:path';
import { type FoundThread, type PlanCommentsView, type PlanSummary, routes, type ThreadView } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseName } from '../storage/open-sqlite.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

let server: DemoServer;
let vendor: SignedSeat;
let officer: SignedSeat;
let plans: readonly PlanSummary[];

beforeAll(async () => {
	server = await startDemo();
	vendor = await server.as('seat-michishirube-reviewer');
	officer = await server.as('seat-kurise-officer');
	plans = (await vendor.get<{ plans: PlanSummary[] }>('/api/plans')).body.plans;
});

afterAll(async () => {
	await server.close();
});

const say = (seat: SignedSeat, request: object) =>
	seat.post<PlanCommentsView>('/api/comments', { kind: 'must-fix', text: '出典を書いてください。', section: '02', ...request });
const found = async (seat: SignedSeat, thread: string | null | undefined) =>
	(await seat.get<FoundThread>(`/api/threads/${thread}`)).body;
const threadsIn = async (seat: SignedSeat, plan: string) =>
	(await seat.get<{ threads: ThreadView[] }>(`/api/plans/${plan}/threads`)).body.threads;

describe('the same comment to several plans', () => {
	it('[OI20] it is a thread of its own on each plan, in the order asked, and once for a plan named twice', async () => {
		const [first, second] = [plans[1]?.id ?? '', plans[0]?.id ?? ''];
		const { status, body } = await say(vendor, { plans: [first, second, first], due: '2099-03-31' });
		expect(status).toBe(200);
		expect(routes.commentOnPlans.answer.parse(body)).toEqual(body);
		expect(body.results.map(({ plan, code }) => [plan, code])).toEqual([
			[first, null],
			[second, null],
		]);
		const [there, here] = await Promise.all(body.results.map(({ thread }) => found(vendor, thread)));
		expect(there).toMatchObject({ plan: first, section: '02', kind: 'must-fix', due: '2099-03-31', to: null, quote: null });
		expect(here).toMatchObject({ plan: second, section: '02', state: 'open' });
		expect(here?.comments[0]?.author.seat).not.toBe(there?.comments[0]?.author.seat);
		await vendor.post(`/api/threads/${here?.id}`, { state: 'resolved' });
		expect((await found(vendor, there?.id)).state).toBe('open');
	});

	it('[OI21] one plan’s refusal stops no other, and a strange plan is unknown to the person', async () => {
		const mine = server.planId;
		const strange = plans.find(({ id }) => id !== mine)?.id ?? '';
		const before = (await threadsIn(vendor, strange)).length;
		const { status, body } = await say(officer, { plans: [strange, '0'.repeat(32), '__proto__', mine] });
		expect(status).toBe(200);
		expect(body.results.map(({ plan, code }) => [plan, code])).toEqual([
			[strange, 'unknown'],
			['0'.repeat(32), 'unknown'],
			['__proto__', 'unknown'],
			[mine, null],
		]);
		expect(body.results.map(({ text }) => text === null)).toEqual([false, false, false, true]);
		expect(await threadsIn(vendor, strange)).toHaveLength(before);
	});

	it('[OI21] each plan’s own rights count: a seat that reads nothing there is told nothing', async () => {
		const shut = plans.find(({ id, representative }) => id !== server.planId && representative !== null)?.id ?? '';
		const both = async () => (await say(vendor, { plans: [shut, server.planId] })).body.results.map(({ code }) => code);
		expect(await both()).toEqual([null, null]);
		// There, the firm now stands as the state does, which sees only what was released to it.
		const sqlite = new Database(join(server.folder, databaseName));
		const stand = sqlite.prepare("update party set membership = ? where plan = ? and code = 'vendor-michishirube'");
		stand.run('state', shut);
		expect(await both()).toEqual(['unknown', null]);
		stand.run('vendor', shut);
		sqlite.close();
	});

	it('[OI21] a section without a common part is unknown, walled ones too', async () => {
		for (const section of ['99', 'memo', 'quotes', '']) {
			expect((await say(vendor, { plans: [server.planId], section })).body.results[0]?.code).toBe('unknown');
		}
	});

	it('[OI22] addressed to the 代表団体 it asks each plan’s own, and is refused where none is named', async () => {
		const named = plans.find(({ id, representative }) => id !== server.planId && representative !== null);
		const unnamed = plans.find(({ representative }) => representative === null);
		const asked = [server.planId, named?.id, unnamed?.id];
		const { results } = (await say(vendor, { plans: asked, to: 'representative' })).body;
		expect(results.map(({ code }) => code)).toEqual([null, null, 'representative-unset']);
		expect((await found(vendor, results[0]?.thread)).to?.party.code).toBe(
			plans.find(({ id }) => id === server.planId)?.representative,
		);
		expect((await found(vendor, results[1]?.thread)).to?.party.code).toBe(named?.representative);
	});

	it('[OI20] it takes one plan to sixty, words, and no 提案', async () => {
		expect((await say(vendor, { plans: [server.planId] })).status).toBe(200);
		for (const wrong of [
			{ plans: [] },
			{ plans: Array.from({ length: 61 }, () => server.planId) },
			{ plans: [server.planId], text: '　' },
			{ plans: [server.planId], kind: 'suggestion' },
			{ plans: [server.planId], to: 'somebody' },
		]) {
			expect(codeOf(await say(vendor, wrong))).toEqual([400, 'malformed']);
		}
		expect((await fetch(`${server.url}/api/comments`, { method: 'POST' })).status).toBe(401);
	});
});
