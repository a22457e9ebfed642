import { join } from 'node:path';
import { type OpenItemsView, type PlanSummary, routes, type ThreadView } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseName } from '../storage/open-sqlite.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

const KURISE = '994031';
const MIZUMORI = '994065';
const KITAHI = 'business-kitahi';

let server: DemoServer;
let officer: SignedSeat;
let lead: SignedSeat;
let vendor: SignedSeat;
let rival: SignedSeat;
/** A body of another plan, on which the vendor sits too. */
let other: SignedSeat;
let plans: readonly PlanSummary[];

beforeAll(async () => {
	server = await startDemo();
	officer = await server.as('seat-kurise-officer');
	lead = await server.as('seat-asagiri-lead');
	vendor = await server.as('seat-michishirube-reviewer');
	rival = await server.as('seat-kitahi-business');
	other = await server.as('seat-016641-officer');
	plans = (await vendor.get<{ plans: PlanSummary[] }>('/api/plans')).body.plans;
});

afterAll(async () => {
	await server.close();
});

const listOf = async (seat: SignedSeat, query = '') => (await seat.get<OpenItemsView>(`/api/open-items${query}`)).body;
const begin = async (seat: SignedSeat, part: string, thread: object) =>
	(await seat.post<ThreadView>(`/api/parts/${part}/threads`, { kind: 'comment', text: '指摘です。', ...thread })).body;
const csvOf = (cookie: string, query = '') => fetch(`${server.url}/api/open-items.csv${query}`, { headers: { cookie } });
const otherPlan = async () => (await other.get<{ plans: PlanSummary[] }>('/api/plans')).body.plans[0]?.id ?? '';
const trunkOf = async (seat: SignedSeat, plan: string, key: string) => {
	const { body } = await seat.get<Awaited<ReturnType<SignedSeat['plan']>>>(`/api/plans/${plan}`);
	return body.sections.find((section) => section.key === key)?.parts.find((part) => part.body === null)?.id ?? '';
};

describe('open items across plans', () => {
	it('[OI1] they are the open threads of every plan of a person, and of no other', async () => {
		const plan = await otherPlan();
		const here = await begin(vendor, (await vendor.part('02')).id, { text: '練習用の計画で' });
		const there = await begin(vendor, await trunkOf(vendor, plan, '05'), { text: '別の計画で' });
		const threads = async (seat: SignedSeat) => (await listOf(seat)).items.map(({ thread }) => thread);
		expect(await threads(vendor)).toEqual(expect.arrayContaining([here.id, there.id]));
		expect(await threads(officer)).toContain(here.id);
		expect(await threads(officer)).not.toContain(there.id);
		expect(await threads(other)).toContain(there.id);
		expect(await threads(other)).not.toContain(here.id);
		await officer.post(`/api/threads/${here.id}`, { state: 'resolved' });
		expect(await threads(vendor)).not.toContain(here.id);
	});

	it('[OI1] what is open on a plan by the list is what the plan itself tells as open', async () => {
		for (const seat of [officer, lead, vendor, rival]) {
			const told = (await seat.get<{ threads: ThreadView[] }>(`/api/plans/${server.planId}/threads`)).body.threads;
			const open = told.filter(({ state }) => state === 'open').map(({ id }) => id);
			const listed = (await listOf(seat, `?plan=${server.planId}`)).items.map(({ thread }) => thread);
			expect(listed.toSorted()).toEqual(open.toSorted());
		}
		expect((await listOf(officer, `?plan=${server.planId}`)).items.length).toBeGreaterThan(2);
	});

	it('[OI1] walled parts are in nobody else’s list, nor in the file', async () => {
		const memo = await begin(officer, (await officer.part('memo', KURISE)).id, { text: '庁内だけの話' });
		expect((await listOf(officer)).items.map(({ thread }) => thread)).toContain(memo.id);
		expect(await (await csvOf(officer.cookie)).text()).toContain('庁内だけの話');
		for (const one of [lead, vendor, rival]) {
			expect(JSON.stringify(await listOf(one))).not.toContain(memo.id);
			expect(await (await csvOf(one.cookie)).text()).not.toContain('庁内だけの話');
		}
	});

	it('[OI1] figures computed of walled parts are in the list of whoever reads all of them only', async () => {
		const walled = await startDemo();
		try {
			// No part of a section stands behind a wall in the usual table; one that is a business's own does.
			const sqlite = new Database(join(walled.folder, databaseName));
			sqlite.prepare("update part set body = ? where body = ? and key in ('11', '08')").run(KITAHI, MIZUMORI);
			sqlite.close();
			const reader = await walled.as('seat-michishirube-reviewer');
			const shut = await walled.as('seat-kitahi-business');
			const part = (await shut.part('11')).id;
			const begun = (text: string, thread: object) =>
				reader.post<ThreadView>(`/api/parts/${part}/threads`, { kind: 'comment', text, ...thread });
			const [plain, figure] = [await begun('部分', {}), await begun('総額', { place: { figure: 'budget.total' } })];
			const seen = async (seat: SignedSeat) => {
				const listed = (await listOf(seat)).items.map(({ thread }) => thread);
				return [listed.includes(plain.body.id), listed.includes(figure.body.id)];
			};
			expect([await seen(reader), await seen(shut)]).toEqual([
				[true, true],
				[true, false],
			]);
		} finally {
			await walled.close();
		}
	});

	it('[OI2] they stand by plan, section and age, and say whom they wait for', async () => {
		const [late, own] = [(await officer.part('08')).id, (await officer.part('02', KURISE)).id];
		await begin(vendor, late, { text: '後の節' });
		const asked = await begin(vendor, own, { text: '栗瀬町へ', to: { party: KURISE, seat: 'seat-kurise-officer' } });
		const list = await listOf(vendor);
		expect(routes.openItems.answer.parse(list)).toEqual(list);
		const { items, total } = list;
		expect(total).toBe(items.length);
		const order = items.map(({ plan }) => plans.findIndex(({ id }) => id === plan.id));
		expect(order).toEqual(order.toSorted((a, b) => a - b));
		const here = items.filter(({ plan, section }) => plan.id === server.planId && /^\d/.test(section.key));
		const keys = here.map(({ section }) => section.key);
		expect(keys).toEqual(keys.toSorted());
		for (const [, group] of Map.groupBy(here, ({ part }) => part)) {
			expect(group.map(({ at }) => at)).toEqual(group.map(({ at }) => at).toSorted());
		}
		const seen = async (seat: SignedSeat) => (await listOf(seat)).items.find(({ thread }) => thread === asked.id);
		expect(await seen(officer)).toMatchObject({
			body: '栗瀬町',
			text: '栗瀬町へ',
			by: { party: '株式会社道しるべ総研', person: '中村 圭' },
			to: '栗瀬町 山田 恵さん',
			forMe: true,
			waitsForMe: true,
			overdue: false,
		});
		expect(await seen(vendor)).toMatchObject({ forMe: false, waitsForMe: false });
		await officer.post(`/api/threads/${asked.id}/comments`, { text: '直します。' });
		expect(await seen(officer)).toMatchObject({ forMe: true, waitsForMe: false, last: { person: '山田 恵' } });
		expect(await seen(vendor)).toMatchObject({ waitsForMe: true });
	});

	it('[OI3] asked for one plan they are that plan’s, and a strange plan is unknown', async () => {
		const plan = await otherPlan();
		await begin(vendor, await trunkOf(vendor, plan, '05'), { text: '別の計画で' });
		const ids = (await listOf(vendor, `?plan=${plan}`)).items.map((item) => item.plan.id);
		expect(new Set(ids)).toEqual(new Set([plan]));
		for (const strange of [plan, '0'.repeat(32), '', '__proto__']) {
			expect(codeOf(await officer.get(`/api/open-items?plan=${strange}`))).toEqual([404, 'unknown']);
			expect((await csvOf(officer.cookie, `?plan=${strange}`)).status).toBe(404);
		}
	});

	it('[OI3] beyond the bound the rest is counted, in the list and in the file', async () => {
		const plan = await otherPlan();
		const { id } = await begin(vendor, await trunkOf(vendor, plan, '05'), { text: '数える' });
		const count = (await listOf(other)).total;
		const sqlite = new Database(join(server.folder, databaseName));
		const copies = (table: 'thread' | 'comment', column: 'id' | 'thread') => {
			const { id: own, ...row } = sqlite.prepare(`select * from ${table} where ${column} = ?`).get(id) as Record<string, unknown>;
			const names = Object.keys(row);
			const quoted = names.map((name) => `"${name}"`).join(', ');
			const insert = sqlite.prepare(`insert into ${table} (id, ${quoted}) values (?, ${names.map(() => '?').join(', ')})`);
			return (number: number) =>
				insert.run(`${own}-${number}`, ...names.map((name) => (name === 'thread' ? `${id}-${number}` : row[name])));
		};
		const [thread, comment] = [copies('thread', 'id'), copies('comment', 'thread')];
		sqlite.transaction(() => {
			for (let number = 0; number < 2000; number += 1) {
				thread(number);
				comment(number);
			}
		})();
		const { items, total } = await listOf(other);
		expect([items.length, total]).toEqual([2000, count + 2000]);
		expect(await (await csvOf(other.cookie)).text()).toContain(`ほかに${count}件あります。`);
		sqlite.prepare('delete from thread where id like ?').run(`${id}-%`);
		sqlite.close();
		expect((await listOf(other)).total).toBe(count);
	});

	it('[OI4] the file is a download of the same items, with a Japanese name and no copy in any cache', async () => {
		await begin(vendor, (await vendor.part('02')).id, { text: '＝HYPERLINK("x","y")' });
		const answer = await csvOf(vendor.cookie);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		expect(answer.headers.get('cache-control')).toBe('no-store');
		const disposition = answer.headers.get('content-disposition') ?? '';
		expect(disposition).toMatch(/^attachment; filename="open-items-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''[\w%.-]+$/);
		expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toMatch(/^未対応の指摘_令和\d+年\d+月\d+日\.csv$/);
		const bytes = new Uint8Array(await answer.arrayBuffer());
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const text = new TextDecoder().decode(bytes);
		expect(text.startsWith('計画,節,部分,場所,引用,種類,指摘,')).toBe(true);
		expect(text).toContain(`"'＝HYPERLINK(""x"",""y"")"`);
		for (const item of (await listOf(vendor)).items) {
			expect(text).toContain(item.plan.title);
		}
	});

	it('[OI4] it asks everybody to sign in, as the list does', async () => {
		expect((await csvOf(vendor.cookie)).status).toBe(200);
		expect((await csvOf('')).status).toBe(401);
		expect((await fetch(`${server.url}/api/open-items`)).status).toBe(401);
	});
});
