import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActView, CorrectionsView, InboxView, SignoffView, TaskView, ThreadView } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedAnchor } from '../../testing/anchor-of.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

const [ASAGIRI, KASUMIZAWA, KURISE, TSUBAKIZAKA, WAKASUGI] = ['994014', '994022', '994031', '994049', '994073'];

const folder = mkdtempSync(join(tmpdir(), 'renkei-'));
let now = new Date('2026-12-01T01:00:00.000Z');
const clock = { now: () => now };
let server: DemoServer;
let lead: SignedSeat;
let kurise: SignedSeat;

const opened = async (): Promise<void> => {
	server = await startDemo({ data: folder }, clock);
	lead = await server.as('seat-asagiri-lead');
	kurise = await server.as('seat-kurise-decider');
};

/** Stops the app and starts it again at another time. */
async function restartAt(time: string): Promise<void> {
	await server.close();
	now = new Date(time);
	await opened();
}

beforeAll(opened);

afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

const listPath = () => `/api/plans/${server.planId}/corrections`;
const listFor = async (seat: SignedSeat): Promise<CorrectionsView> => (await seat.get<CorrectionsView>(listPath())).body;
const newest = async (seat = lead) => {
	const last = (await listFor(seat)).corrections.at(-1);
	if (last === undefined) {
		throw new Error('nothing was declared');
	}
	return last;
};
const declare = (seat: SignedSeat, part: string, said: object = {}) =>
	seat.post<CorrectionsView>(`/api/parts/${part}/corrections`, {
		reason: '誤字を直しました。',
		objectUntil: '2026-12-08',
		...said,
	});
const object = (seat: SignedSeat, correction: string, plan = server.planId, text = '数え方が変わっています。') =>
	seat.post<CorrectionsView>(`/api/plans/${plan}/corrections/${correction}/objections`, { text });

/** Where the bodies stand with a trunk, those without a record left out. */
async function standings(key: string): Promise<Record<string, string>> {
	const { standings: all } = await lead.part(key);
	return Object.fromEntries(all.filter(({ standing }) => standing !== 'none').map(({ body, standing }) => [body, standing]));
}

const asksFor = async (seat: SignedSeat, part: string): Promise<string[]> =>
	(await seat.get<{ tasks: TaskView[] }>('/api/today')).body.tasks.filter((task) => task.part === part).map(({ kind }) => kind);

/** What the inbox holds on a part: `kind state`. */
async function inboxOn(seat: SignedSeat, part: string): Promise<string[]> {
	const { asks, news, ended: over } = (await seat.get<InboxView>('/api/inbox')).body;
	return [...asks, ...news, ...over].filter(({ place }) => place?.part === part).map(({ kind, state }) => `${kind} ${state}`);
}

async function reopen(part: string): Promise<void> {
	expect((await lead.post(`/api/parts/${part}/reopen`, { reason: '誤字を直すため' })).status).toBe(200);
}

async function freeze(part: string): Promise<void> {
	expect((await lead.post(`/api/parts/${part}/freeze`)).status).toBe(200);
}

/** Replaces words of an open trunk. */
async function replace(part: string, words: string, replacement: string): Promise<void> {
	const pieces = [{ anchor: storedAnchor(folder, part, words), replacement }];
	const { body } = await lead.post<{ threads: ThreadView[] }>(`/api/parts/${part}/suggestions`, { pieces });
	const decision = { decision: 'accept', threads: [{ thread: body.threads[0]?.id }] };
	expect((await lead.post(`/api/parts/${part}/decisions`, decision)).body).toMatchObject({ results: [{ done: true }] });
}

/** Asks until what the app does at its start is done. */
async function ended(id: string): Promise<CorrectionsView['corrections'][number]> {
	for (;;) {
		const found = (await listFor(lead)).corrections.find((one) => one.id === id);
		if (found !== undefined && found.state !== 'open') {
			return found;
		}
		await new Promise((next) => setTimeout(next, 20));
	}
}

const SIGNED_08 = [ASAGIRI, KASUMIZAWA, KURISE, TSUBAKIZAKA, WAKASUGI];
const allAre = (bodies: readonly string[], standing: string) => Object.fromEntries(bodies.map((body) => [body, standing]));

describe('a freeze of other words', () => {
	it('[LP14] asks to sign again what has lapsed; equal words ask for nothing', async () => {
		const { id: changed } = await lead.part('08');
		await freeze(changed);
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'lapsed'));
		expect(await asksFor(kurise, changed)).toEqual(['sign-again']);
		const { id: equal } = await lead.part('06');
		const before = await standings('06');
		await reopen(equal);
		await freeze(equal);
		expect(await standings('06')).toEqual(before);
		expect(before[KURISE ?? '']).toBe('decided');
		expect(await asksFor(kurise, equal)).toEqual([]);
	});
});

describe('declaring a 軽微な修正', () => {
	it('[LP1] is offered to the 代表団体 for the words that had decisions, with the bodies that it would be of', async () => {
		const { id: part } = await lead.part('08');
		expect(await listFor(lead)).toMatchObject({ corrections: [], declarable: [{ part, bodies: SIGNED_08 }] });
		for (const seat of ['seat-kurise-decider', 'seat-asagiri-officer', 'seat-michishirube-reviewer']) {
			expect((await listFor(await server.as(seat))).declarable).toEqual([]);
		}
	});

	it('[LP11] is refused to every other seat, and whoever is not of the plan learns nothing', async () => {
		const { id: part } = await lead.part('08');
		const others = ['kurise-decider', 'asagiri-officer', 'michishirube-reviewer', 'kitahi-business', 'tsukikage-reviewer'];
		for (const seat of others) {
			expect(codeOf(await declare(await server.as(`seat-${seat}`), part))).toEqual([403, 'forbidden']);
		}
		const stranger = await server.as('seat-016641-officer');
		expect(codeOf(await declare(stranger, part))).toEqual([404, 'unknown']);
		expect(codeOf(await stranger.get(listPath()))).toEqual([404, 'unknown']);
	});

	it('[LP3] needs a trunk with something to carry, a reason and a day', async () => {
		const { id: part } = await lead.part('08');
		for (const objectUntil of ['2026-12-01', '2026-12-03', '2027-01-01', '2026-02-30', 'あした']) {
			expect(codeOf(await declare(lead, part, { objectUntil }))).toEqual([400, 'malformed']);
		}
		expect(codeOf(await declare(lead, part, { reason: '  ' }))).toEqual([400, 'malformed']);
		expect(codeOf(await declare(lead, (await lead.part('06')).id))).toEqual([409, 'already-done']);
		expect(codeOf(await declare(lead, (await lead.part('03')).id))).toEqual([409, 'not-frozen']);
		expect(codeOf(await declare(lead, (await lead.part('02', ASAGIRI)).id))).toEqual([403, 'forbidden']);
		expect((await listFor(lead)).corrections).toEqual([]);
	});

	it('[LP4] happens once, and nothing stands again by it', async () => {
		const { id: part } = await lead.part('08');
		const declared = await declare(lead, part);
		expect(declared.status).toBe(201);
		expect(declared.body.corrections).toMatchObject([
			{
				part,
				state: 'open',
				bodies: SIGNED_08,
				reason: '誤字を直しました。',
				objections: [],
				by: { body: ASAGIRI, person: '佐藤 真紀' },
			},
		]);
		expect(declared.body.declarable).toEqual([]);
		expect(codeOf(await declare(lead, part))).toEqual([409, 'already-done']);
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'lapsed'));
	});

	it('[NT1] asks nothing any more of the bodies that it is of, neither in 今日やること nor in the inbox', async () => {
		const { id: part } = await lead.part('08');
		expect(await asksFor(kurise, part)).toEqual([]);
		for (const seat of ['kurise-decider', 'kurise-officer', 'kasumizawa-delegate', 'kasumizawa-officer']) {
			const one = await server.as(`seat-${seat}`);
			expect(await asksFor(one, part)).toEqual([]);
			expect((await inboxOn(one, part)).filter((notice) => /^(sign|check)/.test(notice) && notice.endsWith(' open'))).toEqual([]);
		}
		expect(await inboxOn(kurise, part)).toEqual(expect.arrayContaining(['correction open', 'sign-again settled']));
		// One that it is not of is asked as ever.
		expect(await asksFor(await server.as('seat-hino-decider'), part)).toEqual(['sign']);
	});

	it('[NT1] and a reminder of such a body names what else it is awaited for alone', async () => {
		const said = { body: TSUBAKIZAKA };
		expect((await lead.post(`/api/plans/${server.planId}/reminders`, said)).status).toBe(201);
		const { asks } = (await (await server.as('seat-tsubakizaka-decider')).get<InboxView>('/api/inbox')).body;
		const named = asks.flatMap(({ reminder }) => reminder?.sections.map(({ key }) => key) ?? []);
		expect(named).not.toContain('08');
		expect(named.length).toBeGreaterThan(0);
	});

	it('[NT1] and neither does a freeze of the same words', async () => {
		const { id: part } = await lead.part('08');
		await reopen(part);
		await freeze(part);
		expect(await newest()).toMatchObject({ state: 'open', bodies: SIGNED_08 });
		expect(await asksFor(kurise, part)).toEqual([]);
		expect((await inboxOn(kurise, part)).filter((notice) => notice.startsWith('sign') && notice.endsWith(' open'))).toEqual([]);
		expect(await inboxOn(await server.as('seat-hino-decider'), part)).toContain('sign open');
	});
});

describe('objecting to it', () => {
	it('[LP5] is for any signing seat of a body that it concerns, once', async () => {
		const { id } = await newest();
		const officer = await server.as('seat-kasumizawa-officer');
		expect(await newest(officer)).toMatchObject({ mayObject: true });
		expect(codeOf(await object(officer, id, server.planId, ' '))).toEqual([400, 'malformed']);
		const objected = await object(officer, id);
		expect(objected.status).toBe(201);
		expect(objected.body.corrections).toMatchObject([
			{ mayObject: false, objections: [{ body: KASUMIZAWA, person: '高橋 健', text: '数え方が変わっています。' }] },
		]);
		for (const again of [officer, await server.as('seat-kasumizawa-delegate')]) {
			expect(codeOf(await object(again, id))).toEqual([409, 'already-done']);
		}
	});

	it('[NT2] asks the body again, whoever objected among them, and no other one', async () => {
		const { part } = await newest();
		const asked = { decider: 'sign-again', delegate: 'sign-again', officer: 'check' };
		for (const [role, kind] of Object.entries(asked)) {
			const seat = await server.as(`seat-kasumizawa-${role}`);
			expect(await asksFor(seat, part)).toEqual([kind]);
			expect((await inboxOn(seat, part)).filter((notice) => /^(sign|check)/.test(notice) && notice.endsWith(' open'))).toEqual([
				`${kind} open`,
			]);
		}
		expect(await asksFor(kurise, part)).toEqual([]);
		expect(await inboxOn(kurise, part)).not.toContain('sign-again open');
	});

	it('[LP11] is refused to whoever does not sign or has nothing to lose, and unknown elsewhere', async () => {
		const { id } = await newest();
		for (const seat of ['hino-decider', 'michishirube-reviewer', 'kitahi-business', 'tsukikage-reviewer']) {
			const refused = await server.as(`seat-${seat}`);
			expect(await newest(refused)).toMatchObject({ mayObject: false });
			expect(codeOf(await object(refused, id))).toEqual([403, 'forbidden']);
		}
		expect(codeOf(await object(kurise, '0'.repeat(32)))).toEqual([404, 'unknown']);
		const stranger = await server.as('seat-016641-officer');
		expect(codeOf(await object(stranger, id))).toEqual([404, 'unknown']);
		// The vendor sits on both plans: through the other one it learns nothing of this.
		const vendor = await server.as('seat-michishirube-reviewer');
		const plans = (await vendor.get<{ plans: { id: string }[] }>('/api/plans')).body.plans;
		const other = plans.find((plan) => plan.id !== server.planId)?.id ?? '';
		expect((await vendor.get(`/api/plans/${other}`)).status).toBe(200);
		expect(codeOf(await object(vendor, id, other))).toEqual([404, 'unknown']);
		expect((await object(vendor, id)).body).toMatchObject({ detail: '異議を出せるのは、構成団体の席だけです。' });
		// Whoever may not read the trunk is told of nothing: the state before anything is released to it.
		expect((await listFor(vendor)).corrections).toHaveLength(1);
		const sqlite = new Database(join(folder, 'renkei.sqlite'));
		const become = sqlite.prepare('update party set membership = ? where plan = ? and membership = ?');
		become.run('state', server.planId, 'vendor');
		const asState = [await vendor.get(listPath()), await object(vendor, id)];
		become.run('vendor', server.planId, 'state');
		sqlite.close();
		expect(asState).toMatchObject([{ body: { corrections: [], declarable: [] } }, { status: 404 }]);
		const own = (await stranger.get<{ seats: { plan: string }[] }>('/api/me')).body.seats[0]?.plan ?? '';
		expect(codeOf(await object(stranger, id, own))).toEqual([404, 'unknown']);
	});
});

describe('when the last day is over', () => {
	it('[LP13] what came due while the app was off is carried over at its start, and not before', async () => {
		const { id, part } = await newest();
		await restartAt('2026-12-08T14:59:00.000Z');
		expect(await newest()).toMatchObject({ id, state: 'open', endedAt: null });
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'lapsed'));
		await restartAt('2026-12-08T15:00:00.000Z');
		const bodies = SIGNED_08.filter((body) => body !== KASUMIZAWA);
		expect(await ended(id)).toMatchObject({ state: 'carried', bodies, endedAt: '2026-12-08T15:00:00.000Z' });
		expect(await standings('08')).toEqual({ ...allAre(bodies, 'decided'), [KASUMIZAWA ?? '']: 'lapsed' });
		expect(await asksFor(kurise, part)).toEqual([]);
		expect(codeOf(await object(kurise, id))).toEqual([409, 'already-done']);
		const { signoffs } = (await lead.get<{ signoffs: SignoffView[] }>(`/api/plans/${server.planId}/signoffs`)).body;
		const carried = signoffs.filter((one) => one.carried);
		expect(carried.map(({ body, part: on, state }) => [body, on, state]).sort()).toEqual(
			bodies.map((body) => [body, part, 'valid']),
		);
	});

	it('[LP12] the journal keeps the declaration, the objection and the end', async () => {
		const { acts } = (await kurise.get<{ acts: ActView[] }>(`/api/plans/${server.planId}/journal`)).body;
		const told = acts
			.filter(({ kind }) => kind.startsWith('correction'))
			.map(({ kind, person, detail }) => [kind, person, detail]);
		// The clock stands still between the two acts of one day.
		expect(told.toSorted()).toEqual([
			['correction', '佐藤 真紀', '誤字を直しました。'],
			['correction-carried', '佐藤 真紀', '異議の期限が過ぎ、朝霧町、栗瀬町、椿坂町、若杉村の決裁が引き続き有効になりました。'],
			['correction-objected', '高橋 健', '数え方が変わっています。'],
		]);
	});

	it('[LP4] the body that objected is not asked again, and has to sign', async () => {
		expect((await listFor(lead)).declarable).toEqual([]);
		const { id: part, contentHash } = await lead.part('08');
		const decider = await server.as('seat-kasumizawa-decider');
		const said = { contentHash, verdict: 'agree', capacity: 'decision-maker' };
		expect((await decider.post(`/api/parts/${part}/signoffs`, said)).status).toBe(201);
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'decided'));
	});
});

describe('a further correction', () => {
	it('[LP9] carries on what was carried, with what was signed in between', async () => {
		const { id: part } = await lead.part('08');
		await reopen(part);
		await replace(part, '通院と買い物を一度に', '通院や買い物を一度に');
		await freeze(part);
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'lapsed'));
		expect((await declare(lead, part, { objectUntil: '2026-12-12' })).status).toBe(201);
		const { id } = await newest();
		await restartAt('2026-12-12T15:00:00.000Z');
		expect(await ended(id)).toMatchObject({ state: 'carried', bodies: SIGNED_08 });
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'decided'));
	});

	it('[LP8] ends with a freeze of other words, as does what was carried', async () => {
		const { id: part } = await lead.part('08');
		await reopen(part);
		await replace(part, '通院や買い物を', '通院、買い物を');
		await freeze(part);
		expect((await declare(lead, part, { objectUntil: '2026-12-20' })).status).toBe(201);
		const { id } = await newest();
		await reopen(part);
		expect((await newest()).state).toBe('open');
		await replace(part, '通院、買い物を', '通院と受診を');
		await freeze(part);
		expect(await ended(id)).toMatchObject({ state: 'ended', bodies: [] });
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'lapsed'));
	});

	it('[NT2] which asks every body again', async () => {
		const { id: part } = await lead.part('08');
		expect(await asksFor(kurise, part)).toEqual(['sign-again']);
		expect(await inboxOn(kurise, part)).toContain('sign-again open');
	});

	it('[LP7] carries nothing to words that are not frozen on that day', async () => {
		const { id: part } = await lead.part('08');
		expect((await declare(lead, part, { objectUntil: '2026-12-20' })).status).toBe(201);
		const { id } = await newest();
		await reopen(part);
		await restartAt('2026-12-20T15:00:00.000Z');
		expect(await ended(id)).toMatchObject({ state: 'ended', bodies: [] });
		await freeze(part);
		expect(await standings('08')).toEqual(allAre(SIGNED_08, 'lapsed'));
	});

	it('[LP6] makes the part decided again where every body let it pass, and asks nobody any more', async () => {
		const { id: part } = await lead.part('00');
		await reopen(part);
		await replace(part, '7町村の全域である', '7町村の全ての地域である');
		await freeze(part);
		const asks = async () => {
			const { asks: open, ended: over } = (await kurise.get<InboxView>('/api/inbox')).body;
			const ofPart = [...open, ...over].filter(({ kind, place }) => kind === 'sign-again' && place?.part === part);
			return ofPart.map(({ state }) => state);
		};
		expect(await asks()).toEqual(['open']);
		expect((await lead.part('00')).state).toBe('frozen');
		expect((await declare(lead, part, { objectUntil: '2026-12-24' })).status).toBe(201);
		const { id } = await newest();
		await restartAt('2026-12-24T15:00:00.000Z');
		expect((await ended(id)).bodies).toHaveLength(7);
		expect((await lead.part('00')).state).toBe('decided');
		expect(await asks()).toEqual(['settled']);
	});
});
