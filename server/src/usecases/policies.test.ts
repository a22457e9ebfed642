import { join } from 'node:path';
import type { PoliciesView, SigningRequests, TodayView } from '@renkei/api';
import { yearsAfter } from '@renkei/plan';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter, dayBefore, dayInJapan } from '../clock.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

type Policy = SigningRequests['policies']['policy'];

const KURISE = '994031';
const [SOON, LATER] = [40, 52].map((days) => dayInJapan(new Date(Date.now() + days * 24 * 60 * 60 * 1000))) as [string, string];

let server: DemoServer;
let lead: SignedSeat;
let decider: SignedSeat;
let officer: SignedSeat;
let head: SignedSeat;
let others: readonly SignedSeat[];
let stranger: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	const as = (name: string) => server.as(`seat-${name}`);
	[lead, head] = await Promise.all([as('asagiri-lead'), as('asagiri-decider')]);
	[decider, officer, stranger] = await Promise.all([as('kurise-decider'), as('kurise-officer'), as('016641-decider')]);
	others = [
		await as('asagiri-officer'),
		await as('michishirube-reviewer'),
		await as('sumikawa-business'),
		await as('tsukikage-reviewer'),
	];
});

afterAll(() => server.close());

const inWords = (day: string): string => {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	return `令和${year - 2018}年${month}月${date}日`;
};
const path = () => `/api/plans/${server.planId}/policies`;
const set = (seat: SignedSeat, sections: readonly string[], policy: Policy) =>
	seat.post<PoliciesView>(path(), { sections, policy });
const read = async (seat: SignedSeat) => (await seat.get<PoliciesView>(path())).body;
const policyAt = async (key: string) => (await read(officer)).policies.find((policy) => policy.key === key);
const standard = {
	...{ deciding: ['decision-maker', 'delegated', 'acting'], freezing: 'responsible', checkFirst: false, dueOn: null },
};
const agreed = (contentHash: string, more: object = {}) => ({
	...{ contentHash, verdict: 'agree', capacity: 'decision-maker' },
	...more,
});

describe('what is set for the sign-off of sections', () => {
	it('[SP1] is the default for all 22 sections, in plan order, to every seat of the plan', async () => {
		for (const seat of [lead, officer, ...others]) {
			const { policies } = await read(seat);
			expect(policies.map(({ key }) => key)).toEqual(Array.from({ length: 22 }, (_, at) => String(at).padStart(2, '0')));
			expect(policies[7]).toEqual({ key: '07', ...standard });
		}
		expect((await read(lead)).mayChange).toBe(true);
		expect((await read(decider)).mayChange).toBe(false);
		expect(codeOf(await stranger.get(path()))).toEqual([404, 'unknown']);
	});

	it('[SP5] is the 代表団体’s to set for many sections in one act; what is left out stays', async () => {
		const first = await set(lead, ['05', '03', '03'], { dueOn: SOON, checkFirst: true });
		expect(first.status).toBe(200);
		expect(first.body.policies[3]).toEqual({ key: '03', ...standard, dueOn: SOON, checkFirst: true });
		expect((await set(lead, ['05'], { dueOn: null })).status).toBe(200);
		expect(await policyAt('03')).toMatchObject({ dueOn: SOON, checkFirst: true });
		expect(await policyAt('05')).toEqual({ key: '05', ...standard, checkFirst: true });
		expect(await policyAt('04')).toEqual({ key: '04', ...standard });
	});

	it('[SP5] is nobody else’s: not another body’s, the vendor’s, a business’s or the prefecture’s, and unknown to strangers', async () => {
		const before = await read(lead);
		for (const seat of [decider, officer, ...others]) {
			expect(codeOf(await set(seat, ['03'], { checkFirst: false }))).toEqual([403, 'forbidden']);
			expect((await read(seat)).mayChange).toBe(false);
		}
		expect(codeOf(await set(stranger, ['03'], { checkFirst: false }))).toEqual([404, 'unknown']);
		expect(codeOf(await set(lead, ['03', 'memo'], { checkFirst: false }))).toEqual([404, 'unknown']);
		expect(codeOf(await set(lead, ['03'], { dueOn: '2027-02-30' }))).toEqual([400, 'malformed']);
		expect(codeOf(await set(lead, [], { checkFirst: false }))).toEqual([400, 'malformed']);
		expect(await read(lead)).toEqual(before);
	});

	it('[SP14] a last day lies from today on and at most three years ahead; one that stood before stays beside another change', async () => {
		const today = dayInJapan(new Date());
		const [past, last, far] = [dayBefore(today), yearsAfter(today, 3), dayAfter(yearsAfter(today, 3))];
		for (const day of [today, last, null]) {
			expect((await set(lead, ['17'], { dueOn: day })).status).toBe(200);
			expect((await policyAt('17'))?.dueOn).toBe(day);
		}
		for (const day of [past, far, '0001-01-01', '9999-12-31']) {
			const refused = await set(lead, ['17'], { dueOn: day, checkFirst: true });
			expect([day, ...codeOf(refused)]).toEqual([day, 400, 'malformed']);
			expect((refused.body as unknown as { detail: string }).detail).toContain('今日から3年後までの日');
			expect(await policyAt('17')).toEqual({ key: '17', ...standard });
		}
		const sqlite = new Database(join(server.folder, 'renkei.sqlite'));
		await set(lead, ['17'], { dueOn: today });
		sqlite.prepare("update signoff_policy set due_on = ? where key = '17'").run(past);
		sqlite.close();
		expect((await set(lead, ['17'], { dueOn: past, checkFirst: true })).status).toBe(200);
		expect(await policyAt('17')).toMatchObject({ dueOn: past, checkFirst: true });
	});

	it('[SP4] keeps 決裁権者 among the capacities', async () => {
		expect((await set(lead, ['04'], { deciding: ['acting'] })).status).toBe(200);
		expect((await policyAt('04'))?.deciding).toEqual(['decision-maker', 'acting']);
	});

	it('[SP11] stands in the journal as a sentence, once, and not where nothing changed', async () => {
		const said = async () =>
			(await lead.get<{ acts: { kind: string; detail: string }[] }>(`/api/plans/${server.planId}/journal`)).body.acts
				.filter(({ kind }) => kind === 'policy')
				.map(({ detail }) => detail);
		const before = await said();
		expect(before).toContain(`03・05：期限は${inWords(SOON)}、決裁の前に担当確認が要る`);
		await set(lead, ['16', '15'], { freezing: 'deciders', deciding: ['delegated'] });
		const told = '15・16：共通の部分を凍結できるのは代表団体の決裁権者・専決、受け付ける決裁は決裁権者・専決';
		expect(await said()).toEqual([told, ...before]);
		await set(lead, ['16', '15'], { freezing: 'deciders' });
		expect(await said()).toHaveLength(before.length + 1);
	});
});

describe('what is set for a section holds at once', () => {
	it('[SP2] the lead freezes no more where it is left to the deciders, and again when it is not', async () => {
		const trunk = () => lead.part('14');
		const { id } = await trunk();
		expect((await trunk()).may).toContain('freeze');
		await set(lead, ['14'], { freezing: 'deciders' });
		expect((await trunk()).may).not.toContain('freeze');
		expect((await lead.part('14', '994014')).may).toContain('freeze');
		const refused = await lead.post(`/api/parts/${id}/freeze`);
		expect(codeOf(refused)).toEqual([403, 'forbidden']);
		expect(refused.body).toMatchObject({ detail: 'この節の共通の部分を凍結できるのは、朝霧町の決裁権者と専決の席です。' });
		expect((await head.post(`/api/parts/${id}/freeze`)).status).toBe(200);
		expect(codeOf(await lead.post(`/api/parts/${id}/reopen`, { reason: '直すため' }))).toEqual([403, 'forbidden']);
		await set(lead, ['14'], { freezing: 'responsible' });
		expect((await lead.post(`/api/parts/${id}/reopen`, { reason: '直すため' })).status).toBe(200);
	});

	it('[SP3] a 専決 is refused where it is not taken, in the trunk as in the own part', async () => {
		const delegate = await server.as('seat-kasumizawa-delegate');
		const { id } = await delegate.part('16', '994022');
		const { contentHash } = (await delegate.post<{ contentHash: string }>(`/api/parts/${id}/freeze`)).body;
		const sign = () => delegate.post(`/api/parts/${id}/signoffs`, agreed(contentHash, { capacity: 'delegated' }));
		await set(lead, ['16'], { deciding: ['acting'] });
		expect((await delegate.part('16')).may).not.toContain('sign');
		expect(codeOf(await sign())).toEqual([403, 'capacity-not-taken']);
		await set(lead, ['16'], { deciding: ['delegated'] });
		expect((await sign()).status).toBe(201);
	});

	it('[SP6] a 決裁 waits for the 確認 of its own body, and [SP7] a 差戻し does not', async () => {
		const { id } = await lead.part('13');
		const { contentHash } = (await lead.post<{ contentHash: string }>(`/api/parts/${id}/freeze`)).body;
		await set(lead, ['13'], { checkFirst: true });
		const sign = (seat: SignedSeat, more: object = {}) => seat.post(`/api/parts/${id}/signoffs`, agreed(contentHash, more));
		expect(codeOf(await sign(decider))).toEqual([409, 'check-first']);
		const other = await server.as('seat-hino-officer');
		expect((await sign(other, { capacity: 'checked' })).status).toBe(201);
		expect(codeOf(await sign(decider))).toEqual([409, 'check-first']);
		expect((await sign(decider, { verdict: 'return', text: '年数が違うため' })).status).toBe(201);
		expect((await sign(officer, { capacity: 'checked' })).status).toBe(201);
		expect((await sign(decider)).status).toBe(201);
		expect((await decider.part('13')).standings.find(({ body }) => body === KURISE)?.standing).toBe('decided');
	});

	it('[SP13] the last day stands with the section, and with the tasks of whoever has to record there', async () => {
		await set(lead, ['12'], { dueOn: LATER });
		const { id } = await lead.part('12');
		expect((await lead.post(`/api/parts/${id}/freeze`)).status).toBe(200);
		const sections = (await officer.plan()).sections;
		expect(sections.find(({ key }) => key === '12')?.dueOn).toBe(LATER);
		expect(sections.find(({ key }) => key === '11')?.dueOn).toBeNull();
		for (const [seat, kind] of [[officer, 'check'] as const, [decider, 'sign'] as const]) {
			const { tasks } = (await seat.get<TodayView>('/api/today')).body;
			expect(tasks.find((task) => task.part === id)).toMatchObject({ kind, due: LATER });
		}
	});
});
