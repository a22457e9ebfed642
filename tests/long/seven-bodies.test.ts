import { join } from 'node:path';
import type { SignoffView } from '@renkei/api';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, planOf, signIn, signInAs } from '../support/http-client.ts';
import { type CountedHand, countedHand, freezeAll, loaded, progress, readToEnd, yesOf } from '../support/reading-tab.ts';
import { openSignoff, readFrozen } from '../support/signoff-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** Bodies in code order, with the name on screen. */
const bodies = [
	['朝霧', '朝霧町'],
	['霞沢', '霞沢町'],
	['栗瀬', '栗瀬町'],
	['椿坂', '椿坂町'],
	['灯野', '灯野村'],
	['水守', '水守村'],
	['若杉', '若杉村'],
] as const;
/** 21 is decided with the plan as a whole. */
const SIGNED_SECTIONS = 22;

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
/** The matrix as it was last seen: `02 団体` → what its cell says. */
let board: ReadonlyMap<string, string>;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
	await freezeAll(lead);
	for (const [short] of bodies) {
		await freezeAll(await signInAs(server.url, short, 'decider'));
	}
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

/** What every cell of the matrix says in the browser of the 代表団体. */
async function boardNow(): Promise<ReadonlyMap<string, string>> {
	const page = await openSignoff(browser, lead, '');
	await page.getByRole('heading', { level: 1, name: '確認と決裁' }).waitFor();
	const cells = page.locator('button.matrix__cell');
	await eventually(() => cells.count()).toBe(SIGNED_SECTIONS * bodies.length);
	const names = await cells.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
	await page.context().close();
	const found = names.map((name) => /^(\d\d) .*、([^、]+)、([^、]+)$/.exec(name)).filter((match) => match !== null);
	return new Map(found.map(([, section, body, state]) => [`${section} ${body}`, state ?? '']));
}

/** The board differs from before in exactly these cells of one body; `others` is what all of its other cells say. */
async function boardSays(body: string, others: string, cells: Readonly<Record<string, string>> = {}): Promise<void> {
	const due = new Map(board);
	for (const key of board.keys()) {
		if (key.endsWith(` ${body}`)) {
			due.set(key, cells[key.slice(0, 2)] ?? others);
		}
	}
	await eventually(boardNow).toEqual(due);
	board = due;
}

interface Person {
	readonly client: HttpClient;
	readonly body: string;
	readonly hand: CountedHand;
}

/** Reads everything that waits for a body on one page and records 同意, but for what is taken out. */
async function recordAll({ client, body, hand }: Person, but: readonly RegExp[] = [], absent?: string): Promise<Page> {
	const page = await openSignoff(browser, client, '');
	await hand.press(page.getByRole('link', { name: 'まとめて読んで決裁する' }).first());
	await loaded(page);
	await readToEnd(page);
	await eventually(() => progress(page).textContent()).toContain('すべて開きました');
	for (const name of but) {
		for (const box of await page.getByRole('checkbox', { name }).all()) {
			await box.uncheck();
		}
	}
	await hand.choose(page.getByRole('radio', { name: '同意', exact: true }));
	await hand.fill(page.getByRole('textbox', { name: /文書番号/ }), `${body.slice(0, 1)}総第412号`);
	await hand.fill(page.getByRole('textbox', { name: /決裁日/ }), 'R8.11.20');
	if (absent !== undefined) {
		await hand.fill(page.getByRole('textbox', { name: /だれの代わりか/ }), absent);
	}
	await hand.press(page.getByRole('button', { name: `${body}として決裁を記録する` }));
	await hand.press(yesOf(page, `${body}として決裁を記録する`));
	await page.getByText(`${body}の決裁を記録しました`).waitFor();
	return page;
}

async function person(short: string, body: string, role = 'decider'): Promise<Person> {
	return { client: await signInAs(server.url, short, role), body, hand: countedHand() };
}

it('[SG55] each body signs a plan of 22 sections with at most eight actions where nothing is special, and the board is right', async () => {
	board = await boardNow();
	for (const [short, body] of bodies.filter(([name]) => ['朝霧', '栗瀬', '若杉'].includes(name))) {
		const signer = await person(short, body);
		const page = await recordAll(signer);
		expect(signer.hand.actions()).toBeLessThanOrEqual(8);
		await page.context().close();
		await boardSays(body, '決裁済');
	}
});

it('[SG55] one body sets a condition on one section, and agrees to the others', async () => {
	const signer = await person('霞沢', '霞沢町');
	const page = await recordAll(signer, [/^この記録に含める：03 /]);
	await page.context().close();
	// 09 has had a condition before.
	const before = { '09': '条件付' };
	// The plan as a whole waits for what was taken out.
	await boardSays('霞沢町', '決裁済', { ...before, '03': board.get('03 霞沢町') ?? '', '21': '未' });
	const panel = await openSignoff(browser, signer.client, '03');
	await readFrozen(panel, 1);
	await panel.locator('summary', { hasText: 'その他の場合' }).click();
	await panel.getByRole('radio', { name: '条件付同意' }).check();
	await panel.getByRole('textbox', { name: /同意の条件/ }).fill('体制図に広域消防を加えること。');
	await panel.getByRole('textbox', { name: /文書番号/ }).fill('霞総第413号');
	await panel.getByRole('textbox', { name: /決裁日/ }).fill('R8.11.20');
	await panel.getByRole('button', { name: '霞沢町として決裁を記録する' }).click();
	await yesOf(panel, '霞沢町として決裁を記録する').click();
	await panel.getByText('霞沢町の決裁を記録しました').waitFor();
	await panel.getByText('体制図に広域消防を加えること。').first().waitFor();
	await panel.context().close();
	await boardSays('霞沢町', '決裁済', { ...before, '03': '条件付', '21': '未' });
});

it('[SG55] one body is signed for by 代決 of its whole 起案, and its 後閲 comes later in one act', async () => {
	const acting = await person('椿坂', '椿坂町', 'acting');
	const page = await recordAll(acting, [], '総務課長 村上 孝');
	expect(acting.hand.actions()).toBeLessThanOrEqual(8);
	await page.context().close();
	await boardSays('椿坂町', '決裁済');
	const waiting = async () => viewings(await lastActingOf('椿坂町'));
	expect((await waiting()).required).toBeGreaterThan(20);
	const head = await person('椿坂', '椿坂町', 'decider');
	const panel = await openSignoff(browser, head.client, '03');
	await panel.getByRole('button', { name: /^後閲を済ませる/ }).click();
	await yesOf(panel, '後閲を記録する').click();
	await panel.getByText('後閲を記録しました').waitFor();
	await panel.getByText('後閲 済').waitFor();
	await panel.context().close();
	const { required, done } = await waiting();
	expect(required).toBe(0);
	expect(done).toBeGreaterThan(20);
	await boardSays('椿坂町', '決裁済');
});

it('[SG55] one body sends a section back with its reason', async () => {
	const signer = await person('灯野', '灯野村');
	const page = await recordAll(signer, [/^この記録に含める：04 /]);
	await page.context().close();
	// 09 was sent back before, and waits for other words.
	const before = { '09': '差戻し' };
	await boardSays('灯野村', '決裁済', { ...before, '04': board.get('04 灯野村') ?? '', '21': '未' });
	const panel = await openSignoff(browser, signer.client, '04');
	await readFrozen(panel, 1);
	await panel.getByRole('radio', { name: '差戻し' }).check();
	await panel.getByRole('textbox', { name: /差し戻す理由/ }).fill('事務局の置き場所が違います。');
	await panel.getByRole('button', { name: '灯野村として差し戻す' }).click();
	await yesOf(panel, '灯野村として差し戻す').click();
	await panel.getByText('灯野村として差し戻しました').waitFor();
	await panel.context().close();
	await boardSays('灯野村', '決裁済', { ...before, '04': '差戻し', '21': '未' });
});

it('[SG55] one body takes a sign-off back', async () => {
	const signer = await person('水守', '水守村');
	const page = await recordAll(signer);
	await page.context().close();
	await boardSays('水守村', '決裁済');
	const panel = await openSignoff(browser, signer.client, '11');
	await panel
		.getByRole('button', { name: /^撤回する：水守村/ })
		.first()
		.click();
	await panel.getByRole('textbox', { name: /撤回する理由/ }).fill('負担額を見直すため');
	await panel.getByRole('button', { name: '内容を確かめる' }).click();
	await yesOf(panel, '水守村として撤回する').click();
	await panel.getByText('記録を撤回しました').waitFor();
	await panel.context().close();
	await boardSays('水守村', '決裁済', { '11': '未' });
});

it('[SG56] vendor and state are offered nothing to sign, and are refused by raw requests', async () => {
	const vendor = await signInAs(server.url, '委託', 'reviewer');
	const state = await theState();
	const part = await partOf(lead, '03');
	for (const client of [vendor, state]) {
		const page = await openSignoff(browser, client, '03');
		await page.getByRole('heading', { level: 1, name: '確認と決裁' }).waitFor();
		expect(await page.getByRole('radio').count()).toBe(0);
		expect(await page.getByRole('link', { name: /まとめて読んで/ }).count()).toBe(0);
		expect(await page.getByRole('button', { name: /記録する|差し戻す|撤回する/ }).count()).toBe(0);
		await page.context().close();
		const said = { verdict: 'agree', parts: [{ part: part.id, contentHash: part.contentHash }] };
		for (const capacity of ['decision-maker', 'delegated', 'acting', 'checked']) {
			const path = `/api/plans/${lead.seat.plan}`;
			expect((await client.post(`${path}/signing/prepare`, { act: 'sign', ...said, capacity })).status).toBe(403);
			expect((await client.post(`${path}/signing`, { act: 'sign', ...said, capacity, nonce: 'x' })).status).toBe(403);
			expect((await client.post(`${path}/signoffs`, { ...said, capacity })).status).toBe(403);
		}
	}
	expect((await vendor.post(`/api/parts/${part.id}/signoffs`, { ...part, verdict: 'agree', capacity: 'checked' })).status).toBe(
		403,
	);
});

it('[SG57] an officer records no 決裁, on screen or by raw requests', async () => {
	const officer = await signInAs(server.url, '水守', 'officer');
	const { id, contentHash } = await partOf(officer, '11');
	const said = { act: 'sign', verdict: 'agree', parts: [{ part: id, contentHash }] };
	const path = `/api/plans/${lead.seat.plan}/signing/prepare`;
	expect((await officer.post(path, { ...said, capacity: 'checked' })).status).toBe(200);
	for (const capacity of ['decision-maker', 'delegated', 'acting']) {
		expect((await officer.post(path, { ...said, capacity })).status).toBe(403);
	}
	const page = await openSignoff(browser, officer, '11');
	await page.getByRole('heading', { name: '水守村の担当確認' }).waitFor();
	expect(await page.getByRole('button', { name: /決裁を記録する/ }).count()).toBe(0);
	await page.context().close();
});

it('[WH16] the plan ends 全団体決裁済 once every body has decided all of it, 21 with the plan as a whole', async () => {
	expect((await planOf(lead)).whole).toMatchObject({ step: 'ready', changes: [] });
	const agree = async (short: string, keys: readonly string[]) => {
		const client = await signInAs(server.url, short, 'decider');
		const plan = await planOf(client);
		const own = plan.seat.party.code;
		const parts = plan.sections
			.filter(({ key }) => keys.includes(key))
			.flatMap((section) => section.parts.filter(({ standings }) => standings.some(({ body }) => body === own)))
			.map(({ id: part, contentHash }) => ({ part, contentHash }));
		return client.post(`/api/plans/${plan.id}/signoffs`, { parts, verdict: 'agree', capacity: 'decision-maker' });
	};
	expect((await agree('灯野', ['04', '21'])).status).toBe(409);
	expect((await agree('灯野', ['04', '09', '21'])).status).toBe(201);
	expect((await agree('水守', ['11'])).status).toBe(201);
	expect((await planOf(lead)).whole?.step).toBe('ready');
	// The last one reads the manifest of the whole plan and records 21 by itself.
	const signer = await person('霞沢', '霞沢町');
	const panel = await openSignoff(browser, signer.client, '21');
	await readFrozen(panel, 1);
	const lines = panel.getByRole('table', { name: /^計画全体の一覧/ }).locator('tbody tr');
	expect(await lines.count()).toBe(21 + 8 * bodies.length);
	expect(await lines.filter({ hasText: '同じ' }).count()).toBe(21 + 8 * bodies.length);
	await panel.getByRole('radio', { name: '同意', exact: true }).check();
	await panel.getByRole('textbox', { name: /文書番号/ }).fill('霞総第414号');
	await panel.getByRole('textbox', { name: /決裁日/ }).fill('R8.11.20');
	await panel.getByRole('button', { name: '霞沢町として決裁を記録する' }).click();
	await yesOf(panel, '霞沢町として決裁を記録する').click();
	await panel.getByText('霞沢町の決裁を記録しました').waitFor();
	await panel.getByText('全団体決裁済：すべての団体が、計画全体を決裁しました。').waitFor();
	await panel.context().close();
	expect((await planOf(lead)).whole?.step).toBe('decided');
});

/** What a body signed by 代決 in its latest act. */
async function lastActingOf(body: string): Promise<SignoffView[]> {
	const plan = await planOf(lead);
	const code = plan.parties.find(({ name }) => name === body)?.code;
	const { signoffs } = (await lead.get<{ signoffs: SignoffView[] }>(`/api/plans/${plan.id}/signoffs`)).body;
	const own = signoffs.filter((signoff) => signoff.body === code && signoff.capacity === 'acting');
	const last = own.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
	return own.filter(({ act }) => act === last?.act);
}

function viewings(signoffs: readonly SignoffView[]) {
	const count = (viewing: SignoffView['viewing']) => signoffs.filter((signoff) => signoff.viewing === viewing).length;
	return { required: count('required'), done: count('done') };
}

/** The demo has no seat of the state: one is put on the plan beside the app. */
async function theState(): Promise<HttpClient> {
	const sqlite = new Database(join(server.data, 'renkei.sqlite'));
	const { plan } = lead.seat;
	sqlite
		.prepare(
			"insert into party (plan, code, name, short_name, kind, membership) values (?, 'state', '内閣府', '国', 'state', 'state')",
		)
		.run(plan);
	sqlite.prepare("insert into person (id, name) values ('person-state', '国の担当')").run();
	sqlite
		.prepare(
			"insert into seat (id, plan, party, person, post, role, from_day) values ('seat-state', ?, 'state', 'person-state', '参事官補佐', 'reviewer', '2025-04-01')",
		)
		.run(plan);
	sqlite.close();
	return signIn(server.url, ({ seat }) => seat === 'seat-state');
}
