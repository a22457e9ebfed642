import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActView, InboxView, NoticeView, RemindersView, TodayView } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type DemoServer, type Heard, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

const [ASAGIRI, HINO, KASUMIZAWA, KURISE, TSUBAKIZAKA] = ['994014', '994057', '994022', '994031', '994049'] as const;

const folder = mkdtempSync(join(tmpdir(), 'renkei-'));
let now = new Date('2026-12-01T01:00:00.000Z');
let server: DemoServer;
let lead: SignedSeat;
/** Trunks that were frozen here; every body owes them. */
let first: string;
let second: string;

beforeAll(async () => {
	server = await startDemo({ data: folder }, { now: () => now });
	lead = await server.as('seat-asagiri-lead');
	await settleDemo();
	first = await freeze('03');
	second = await freeze('13');
});

afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Opens again whatever the demo froze, so that nothing is owed but what is frozen here. */
async function settleDemo(): Promise<void> {
	const { sections } = await lead.plan();
	for (const part of sections.flatMap(({ parts }) => parts).filter(({ frozen }) => frozen !== null)) {
		const owner = part.body === null ? lead : await server.as(deciderOf[part.body] ?? '');
		expect((await owner.post(`/api/parts/${part.id}/reopen`, { reason: '直すため' })).status).toBe(200);
	}
}

const deciderOf: Readonly<Record<string, string>> = {
	...{ [ASAGIRI]: 'seat-asagiri-decider', [HINO]: 'seat-hino-decider', [KASUMIZAWA]: 'seat-kasumizawa-decider' },
	...{ [KURISE]: 'seat-kurise-decider', [TSUBAKIZAKA]: 'seat-tsubakizaka-decider' },
};

async function freeze(key: string): Promise<string> {
	const { id } = await lead.part(key);
	expect((await lead.post(`/api/parts/${id}/freeze`)).status).toBe(200);
	return id;
}

async function sign(seat: string, part: string, capacity: string): Promise<void> {
	const signer = await server.as(seat);
	const { contentHash } = await signer.content(part);
	const said = { contentHash, verdict: 'agree', capacity };
	expect((await signer.post(`/api/parts/${part}/signoffs`, said)).status).toBe(201);
}

const path = () => `/api/plans/${server.planId}/reminders`;
const remind = (seat: SignedSeat, body: string, text?: string) => seat.post<RemindersView>(path(), { body, text });
const listFor = async (seat: string) => (await (await server.as(seat)).get<RemindersView>(path())).body;
const detailOf = (answer: Heard<unknown>) => (answer.body as { detail: string }).detail;

/** Reminders that a seat is told and that are not settled. */
async function toldTo(seat: string): Promise<NoticeView[]> {
	const { asks } = (await (await server.as(seat)).get<InboxView>('/api/inbox')).body;
	return asks.filter(({ kind }) => kind === 'reminded');
}

const journalFor = async (seat: string): Promise<ActView[]> => {
	const answer = await (await server.as(seat)).get<{ acts: ActView[] }>(`/api/plans/${server.planId}/journal`);
	return answer.body.acts.filter(({ kind }) => kind === 'reminder');
};

const others = ['michishirube-reviewer', 'kitahi-business', 'tsukikage-reviewer'].map((id) => `seat-${id}`);

describe('reminding a body', () => {
	it('[BD6][BD9] tells those who decide for it which sections wait, with the words that were added', async () => {
		const answer = await remind(lead, TSUBAKIZAKA, '来週の申請に間に合わせたいです。');
		expect(answer.status).toBe(201);
		expect(answer.body.reminders).toEqual([{ body: TSUBAKIZAKA, at: now.toISOString(), person: '佐藤 真紀' }]);
		for (const seat of ['seat-tsubakizaka-decider', 'seat-tsubakizaka-acting']) {
			expect(await toldTo(seat)).toMatchObject([
				{
					...{ asks: true, personal: true, detail: '来週の申請に間に合わせたいです。', by: { person: '佐藤 真紀' } },
					reminder: { sections: [{ key: '03' }, { key: '13' }] },
				},
			]);
		}
		for (const seat of ['seat-tsubakizaka-officer', 'seat-kurise-decider', 'seat-asagiri-decider']) {
			expect(await toldTo(seat)).toEqual([]);
		}
	});

	it('[BD8] happens once a day, whoever of the 代表団体 does it', async () => {
		for (const seat of [lead, await server.as('seat-asagiri-decider')]) {
			const again = await remind(seat, TSUBAKIZAKA);
			expect(codeOf(again)).toEqual([409, 'already-done']);
			expect(detailOf(again)).toContain('明日から');
		}
		expect(await toldTo('seat-tsubakizaka-decider')).toHaveLength(1);
	});

	it('[BD8] happens once where two ask at the same moment', async () => {
		const seats = [lead, await server.as('seat-asagiri-decider')];
		const answers = await Promise.all(seats.map((seat) => remind(seat, HINO)));
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
		expect(await toldTo('seat-hino-decider')).toMatchObject([{ detail: '' }]);
	});

	it('[BD6] is refused to every other seat, and whoever is not of the plan learns nothing', async () => {
		for (const seat of ['seat-asagiri-officer', 'seat-kurise-decider', 'seat-kurise-officer', ...others]) {
			expect(codeOf(await remind(await server.as(seat), KURISE))).toEqual([403, 'forbidden']);
		}
		const stranger = await server.as('seat-016641-officer');
		expect(codeOf(await remind(stranger, KURISE))).toEqual([404, 'unknown']);
		expect(codeOf(await stranger.get(path()))).toEqual([404, 'unknown']);
		expect(await toldTo('seat-kurise-decider')).toEqual([]);
	});

	it('[BD7] is refused where nothing is awaited, and takes readable words of 500 letters', async () => {
		for (const body of ['michishirube', 'nobody']) {
			expect(codeOf(await remind(lead, body))).toEqual([409, 'already-done']);
		}
		for (const text of ['あ'.repeat(501), 'a\u0000b']) {
			expect(codeOf(await remind(lead, KURISE, text))).toEqual([400, 'malformed']);
		}
		expect(await toldTo('seat-kurise-decider')).toEqual([]);
	});
});

describe('who sees it', () => {
	it('[BD11] member bodies when and by whom, without its words; only whoever may remind who would be told', async () => {
		const own = await listFor('seat-asagiri-lead');
		expect(own.mayRemind).toBe(true);
		expect(own.receivers.find(({ body }) => body === TSUBAKIZAKA)?.people).toEqual([
			{ person: '岡部 亮', post: '総務課 課長補佐' },
			{ person: '村上 孝', post: '総務課長' },
		]);
		// 朝霧町 owes as well, and whoever reminds is not told.
		expect(own.receivers.find(({ body }) => body === ASAGIRI)?.people).toEqual([{ person: '大友 和彦', post: '企画課長' }]);
		const member = await listFor('seat-kurise-decider');
		expect(member).toMatchObject({ mayRemind: false, receivers: [] });
		expect(member.reminders.map(({ body }) => body).sort()).toEqual([TSUBAKIZAKA, HINO].sort());
		expect(JSON.stringify([own, member])).not.toContain('間に合わせたい');
	});

	it('[BD11] nobody else, the state neither', async () => {
		const nothing = { reminders: [], mayRemind: false, receivers: [] };
		for (const seat of others) {
			expect([await listFor(seat), await journalFor(seat)]).toEqual([nothing, []]);
		}
		const sqlite = new Database(join(folder, 'renkei.sqlite'));
		const be = sqlite.prepare(
			"update party set membership = ? where code = (select party from seat where id = 'seat-tsukikage-reviewer')",
		);
		be.run('state');
		const state = await server.as('seat-tsukikage-reviewer');
		expect(await listFor('seat-tsukikage-reviewer')).toEqual(nothing);
		expect(codeOf(await remind(state, KURISE))).toEqual([403, 'forbidden']);
		be.run('observer');
		sqlite.close();
	});

	it('[BD11] the journal names the body and its sections, for member bodies alone', async () => {
		const told = [['佐藤 真紀', '椿坂町（03・13）']];
		for (const seat of ['seat-kurise-officer', 'seat-tsubakizaka-officer']) {
			const acts = (await journalFor(seat)).filter(({ detail }) => detail.startsWith('椿坂町'));
			expect(acts.map(({ person, detail }) => [person, detail])).toEqual(told);
		}
		const today = (await (await server.as('seat-kurise-officer')).get<TodayView>('/api/today')).body;
		expect(today.changes.filter(({ kind }) => kind === 'reminder')).toEqual([]);
	});
});

describe('a reminder ends', () => {
	it('[BD10] when the body has decided on all that it names, not before', async () => {
		await sign('seat-tsubakizaka-decider', first, 'decision-maker');
		expect(await toldTo('seat-tsubakizaka-decider')).toHaveLength(1);
		await sign('seat-tsubakizaka-acting', second, 'acting');
		for (const seat of ['seat-tsubakizaka-decider', 'seat-tsubakizaka-acting']) {
			expect(await toldTo(seat)).toEqual([]);
		}
		expect(codeOf(await remind(lead, TSUBAKIZAKA))).toEqual([409, 'already-done']);
		// Nobody would be told of a body that is awaited for nothing.
		const { receivers } = await listFor('seat-asagiri-lead');
		expect(receivers.map(({ body }) => body)).toEqual(expect.arrayContaining([HINO, KURISE]));
		expect(receivers.map(({ body }) => body)).not.toContain(TSUBAKIZAKA);
		expect(await toldTo('seat-hino-decider')).toHaveLength(1);
	});

	it('[BD9][BD10] for an officer with the 確認 that had to come first, for those who decide with the 決裁', async () => {
		const checkFirst = (on: boolean) =>
			lead.post(`/api/plans/${server.planId}/policies`, { sections: ['03'], policy: { checkFirst: on } });
		expect((await checkFirst(true)).status).toBe(200);
		expect((await remind(lead, KASUMIZAWA)).status).toBe(201);
		const told = async () =>
			Promise.all(['officer', 'delegate', 'decider'].map(async (one) => (await toldTo(`seat-kasumizawa-${one}`)).length));
		expect(await told()).toEqual([1, 1, 1]);
		await sign('seat-kasumizawa-officer', first, 'checked');
		expect(await told()).toEqual([0, 1, 1]);
		await sign('seat-kasumizawa-decider', first, 'decision-maker');
		await sign('seat-kasumizawa-delegate', second, 'delegated');
		expect(await told()).toEqual([0, 0, 0]);
		expect((await checkFirst(false)).status).toBe(200);
	});

	it('[BD8][BD10] a later one takes its place, from midnight in Japan on', async () => {
		now = new Date('2026-12-01T14:59:00.000Z');
		expect(codeOf(await remind(lead, HINO))).toEqual([409, 'already-done']);
		now = new Date('2026-12-01T15:00:00.000Z');
		// The session of the day before is over.
		lead = await server.as('seat-asagiri-lead');
		expect((await remind(lead, HINO, '改めてお願いします。')).status).toBe(201);
		expect(await toldTo('seat-hino-decider')).toMatchObject([{ detail: '改めてお願いします。' }]);
		expect((await listFor('seat-hino-decider')).reminders.find(({ body }) => body === HINO)?.at).toBe(now.toISOString());
	});

	it('[BD10] with a reopening, and what is frozen since has to be asked for anew', async () => {
		for (const part of [first, second]) {
			expect((await lead.post(`/api/parts/${part}/reopen`, { reason: '直すため' })).status).toBe(200);
		}
		expect(await toldTo('seat-hino-decider')).toEqual([]);
		await freeze('03');
		expect(await toldTo('seat-hino-decider')).toEqual([]);
	});

	it('[BD6] nobody reminds where there is no 代表団体', async () => {
		const sqlite = new Database(join(folder, 'renkei.sqlite'));
		sqlite.prepare('update plan set representative = null where id = ?').run(server.planId);
		sqlite.close();
		for (const seat of ['seat-asagiri-lead', 'seat-kurise-decider']) {
			expect(codeOf(await remind(await server.as(seat), KURISE))).toEqual([409, 'representative-unset']);
			expect((await listFor(seat)).mayRemind).toBe(false);
		}
	});
});
