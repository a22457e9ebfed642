import type {
	ContentView,
	DemoSeatView,
	InboxView,
	PartEvidenceView,
	PlanSummary,
	PreparedView,
	RevisionsView,
	SignoffView,
	TodayView,
} from '@renkei/api';
import { contentHashOf, manifestLines, type PartContent, template } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPart } from '../backup/check-part.ts';
import { sha256Hex } from '../read-model/derive.ts';
import { openSqlite } from '../storage/open-sqlite.ts';
import { findPart } from '../storage/parts.ts';
import type { Db } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { writeLetter } from '../testing/write-letter.ts';

const KURISE = '994031';

let server: DemoServer;
/** The same database, beside the server: for words that nobody on a socket writes, and members that no door adds. */
let db: Db;
let lead: SignedSeat;
let kurise: SignedSeat;
let officer: SignedSeat;
let vendor: SignedSeat;
let deciders: SignedSeat[];

beforeAll(async () => {
	server = await startDemo();
	db = await openSqlite(server.folder);
	lead = await server.as('seat-asagiri-lead');
	kurise = await server.as('seat-kurise-decider');
	officer = await server.as('seat-kurise-officer');
	vendor = await server.as('seat-michishirube-reviewer');
	const { seats } = (await lead.get<{ seats: DemoSeatView[] }>('/api/demo/seats')).body;
	const own = seats.filter(({ plan, role }) => plan === server.planId && role === 'decider');
	deciders = await Promise.all(own.map(({ seat }) => server.as(seat)));
});

afterAll(async () => {
	await db.destroy();
	await server.close();
});

const whole = () => lead.part('21');
const step = async () => (await lead.plan()).whole;
const changed = async () => (await step())?.changes.map(({ kind, key, body }) => `${kind} ${key}${body ?? ''}`);
const freeze = (seat: SignedSeat, part: string) =>
	seat.post<{ contentHash: string; content: PartContent; seq: number }>(`/api/parts/${part}/freeze`);

/** Freezes whatever of the plan a seat may freeze. */
async function freezeAll(seat: SignedSeat): Promise<void> {
	for (const part of (await seat.plan()).sections.flatMap(({ parts }) => parts)) {
		if (part.may.includes('freeze') && part.frozen === null) {
			expect((await freeze(seat, part.id)).status).toBe(200);
		}
	}
}

async function reopen(part: string): Promise<void> {
	expect((await lead.post(`/api/parts/${part}/reopen`, { reason: '直すため' })).status).toBe(200);
}

/** Writes at the head of a part, or takes the letter away again. */
const write = (part: string, act: 'insert' | 'delete') =>
	inTransaction(db, (tx) => writeLetter(tx, { part, act, seat: 'seat-asagiri-lead' }));

/** The parts of the sections that a body has still to decide, or those of some. */
async function partsToSign(seat: SignedSeat, only: (key: string) => boolean = () => true) {
	const plan = await seat.plan();
	const own = plan.seat.party.code;
	return plan.sections
		.flatMap(({ parts }) => parts)
		.filter(({ key, standings, frozen }) => only(key) && frozen !== null && standings.some(({ body }) => body === own))
		.map(({ id: part, contentHash }) => ({ part, contentHash }));
}

const said = { verdict: 'agree', capacity: 'decision-maker' };
const signAll = (seat: SignedSeat, parts: readonly object[], more: object = said) =>
	seat.post<{ signoffs: SignoffView[] }>(`/api/plans/${server.planId}/signoffs`, { ...more, parts });
const detailOf = (answer: { body: unknown }) => (answer.body as { detail: string }).detail;
const standings = async () => (await whole()).standings.map(({ standing }) => standing);
const evidence = async () => (await lead.get<PartEvidenceView>(`/api/parts/${(await whole()).id}/evidence`)).body;
const evidenceState = async () => (await evidence()).state;
/** How many bodies the evidence of 21 says are awaited. */
const awaitedByEvidence = async () => (await evidence()).standings.filter(({ awaitedSince }) => awaitedSince !== null).length;
const tasks = async (seat: SignedSeat) =>
	(await seat.get<TodayView>(`/api/today?plan=${server.planId}`)).body.tasks.filter(({ key }) => key === '21');

describe('a plan from its first freeze to its decision as a whole', () => {
	it('[WH9] 21 is frozen while others are written, and names the words of their last commit', async () => {
		const { id } = await whole();
		const open = await lead.content(id);
		expect(open.content.shown).toEqual([]);
		const { id: other, frozen } = await lead.part('03');
		expect(frozen).toBeNull();
		// Written in the moment before: nobody has asked for these words yet.
		await write(other, 'insert');
		const { body } = await freeze(lead, id);
		const lines = manifestLines(body.content.shown);
		const parts = (await lead.plan()).sections.flatMap((section) => section.parts);
		const due = parts.filter(({ key, standings: bodies }) => key !== '21' && bodies.length > 0);
		expect(lines.map(({ part, contentHash }) => [part, contentHash])).toEqual(due.map((part) => [part.id, part.contentHash]));
		expect(lines.length).toBe(21 + 8 * deciders.length);
		expect(await step()).toMatchObject({ part: id, step: 'writing', changes: [] });
	});

	it('[WH2] [WH10] the hash of the freeze is that of its content, and the answer for the part while it is frozen', async () => {
		const { id, contentHash } = await whole();
		const content = await lead.content(id);
		expect(content.contentHash).toBe(contentHash);
		expect(contentHashOf(content.content as unknown as PartContent, sha256Hex)).toBe(contentHash);
		expect((await lead.get<ContentView>(`/api/parts/${id}/freeze`)).body.contentHash).toBe(contentHash);
		await reopen(id);
		expect((await lead.content(id)).content.shown).toEqual([]);
		// Changed and changed back, a part stands at a later position with the same words.
		const { id: other, seq } = await lead.part('03');
		await write(other, 'insert');
		await write(other, 'delete');
		expect((await lead.part('03')).seq).toBe(seq + 2);
		const again = await freeze(lead, id);
		expect(again.body.contentHash).toBe(contentHash);
	});

	it('[WH19] [EV4] 21 asks nobody for a 決裁 before every part is frozen, and everybody once with the last of them', async () => {
		const { id } = await whole();
		const asks = async () =>
			(
				await db
					.selectFrom('notice')
					.innerJoin('seat', 'seat.id', 'notice.seat')
					.select('seat.party')
					.where('notice.part', '=', id)
					.where('notice.kind', 'in', ['sign', 'sign-again'])
					.where('notice.settled_at', 'is', null)
					.execute()
			).map(({ party }) => party);
		/** Whether a seat that begins now is asked for it; it ends again. */
		const isNewcomerAsked = async (person: string) => {
			const path = `/api/plans/${server.planId}/members`;
			expect((await lead.post(path, { add: { party: KURISE, person, post: '副町長', role: 'decider' } })).status).toBe(200);
			const { seat } = await db
				.selectFrom('seat')
				.innerJoin('person', 'person.id', 'seat.person')
				.select('seat.id as seat')
				.where('person.name', '=', person)
				.executeTakeFirstOrThrow();
			const told = await db.selectFrom('notice').select('kind').where('seat', '=', seat).where('part', '=', id).execute();
			expect((await lead.post(path, { end: { seat } })).status).toBe(200);
			return told.some(({ kind }) => kind === 'sign');
		};
		expect(await asks()).toEqual([]);
		expect(await awaitedByEvidence()).toBe(0);
		expect(await isNewcomerAsked('新田 一')).toBe(false);
		for (const seat of [lead, ...deciders]) {
			await freezeAll(seat);
		}
		const asked = await asks();
		expect(new Set(asked).size).toBe(deciders.length);
		expect(await awaitedByEvidence()).toBe(deciders.length);
		// Opened and frozen again, it asks no second time.
		const { id: other } = await lead.part('09');
		await reopen(other);
		expect(await asks()).toEqual([]);
		expect(await awaitedByEvidence()).toBe(0);
		await freeze(lead, other);
		expect((await asks()).toSorted()).toEqual(asked.toSorted());
		// Frozen as the last of all, 21 asks by itself.
		await reopen(id);
		expect(await asks()).toEqual([]);
		await freeze(lead, id);
		expect((await asks()).toSorted()).toEqual(asked.toSorted());
		expect(await isNewcomerAsked('新田 二')).toBe(true);
	});

	it('[WH5] a 決裁 of 21 is refused before that of everything else, and so are other people', async () => {
		const { id: part, contentHash } = await whole();
		const path = `/api/parts/${part}/signoffs`;
		const alone = await kurise.post(path, { ...said, contentHash });
		expect(codeOf(alone)).toEqual([409, 'with-plan']);
		expect(detailOf(alone)).toContain('まだの部分：');
		expect(codeOf(await vendor.post(path, { ...said, contentHash }))).toEqual([403, 'forbidden']);
		const { id: left } = await kurise.part('01');
		const others = (await partsToSign(kurise)).filter((one) => one.part !== left);
		const refused = await signAll(kurise, others);
		expect(codeOf(refused)).toEqual([409, 'with-plan']);
		expect(detailOf(refused)).toContain('まだの部分：01。');
		expect((await kurise.part('03')).standings.find(({ body }) => body === KURISE)?.standing).not.toBe('decided');
	});

	it('[WH7] a 確認 and a 差戻し of 21 wait for nothing', async () => {
		const { id: part, contentHash } = await whole();
		const path = `/api/parts/${part}/signoffs`;
		expect((await officer.post(path, { contentHash, verdict: 'agree', capacity: 'checked' })).status).toBe(201);
		const returned = await kurise.post(path, { ...said, contentHash, verdict: 'return', text: '見積書が足りません。' });
		expect(returned.status).toBe(201);
		expect(await standings()).toContain('returned');
	});

	it('[WH8] each body signs all 22 sections in one act; the last one decides the plan', async () => {
		for (const seat of deciders) {
			expect((await step())?.step).toBe('ready');
			expect((await whole()).state).toBe('frozen');
			expect((await signAll(seat, await partsToSign(seat))).status).toBe(201);
		}
		expect((await whole()).state).toBe('decided');
		expect(await evidenceState()).toBe('decided');
		expect(await step()).toMatchObject({ step: 'decided', changes: [] });
		const { plans } = (await lead.get<{ plans: PlanSummary[] }>('/api/plans')).body;
		expect(plans.find(({ id }) => id === server.planId)?.decided).toBe(22);
		expect(await tasks(kurise)).toEqual([]);
	});
});

describe('what changes in a plan that was decided', () => {
	it('[WH4] lapses the 決裁 of 21 and is named; equal words make it valid again', async () => {
		const { id } = await lead.part('09');
		await reopen(id);
		// The words are still the signed ones.
		expect(new Set(await standings())).toEqual(new Set(['decided']));
		expect(await whole()).toMatchObject({ state: 'frozen' });
		expect(await evidenceState()).toBe('frozen');
		await write(id, 'insert');
		expect(new Set(await standings())).toEqual(new Set(['lapsed']));
		expect(await changed()).toEqual(['changed 09']);
		const { signoffs } = (await lead.get<{ signoffs: SignoffView[] }>(`/api/parts/${(await whole()).id}/signoffs`)).body;
		expect(signoffs.filter(({ state }) => state === 'valid')).toEqual([]);
		await write(id, 'delete');
		expect(new Set(await standings())).toEqual(new Set(['decided']));
		await freeze(lead, id);
		expect(await changed()).toEqual([]);
		expect((await whole()).state).toBe('decided');
	});

	it('[WH6] a body decides 21 anew only once it names the words that there are', async () => {
		const { id } = await lead.part('09');
		await reopen(id);
		await write(id, 'insert');
		await freeze(lead, id);
		expect((await step())?.step).toBe('changed');
		const refused = await signAll(kurise, await partsToSign(kurise, (key) => ['09', '21'].includes(key)));
		expect(codeOf(refused)).toEqual([409, 'content-changed']);
		expect(detailOf(refused)).toContain('（09）');
		for (const seat of deciders) {
			expect((await signAll(seat, await partsToSign(seat, (key) => key === '09'))).status).toBe(201);
		}
		// Every part is decided, and 21 by its frozen words; but it does not name the words that there are.
		expect([(await lead.part('09')).state, (await whole()).state, await evidenceState()]).toEqual([
			'decided',
			'frozen',
			'frozen',
		]);
		expect(await tasks(lead)).toMatchObject([{ kind: 'freeze', hint: '09' }]);
		expect(await tasks(kurise)).toEqual([]);
	});

	it('[WH4] the next freeze of 21 makes the lapse final: the old words do not bring it back', async () => {
		const before = await whole();
		await reopen(before.id);
		const { contentHash } = (await freeze(lead, before.id)).body;
		expect(contentHash).not.toBe(before.contentHash);
		expect((await step())?.step).toBe('ready');
		expect(await tasks(kurise)).toMatchObject([{ kind: 'sign-again' }]);
		expect(new Set(await standings())).toEqual(new Set(['lapsed']));
		const { id } = await lead.part('09');
		await reopen(id);
		await write(id, 'delete');
		await freeze(lead, id);
		await reopen(before.id);
		expect((await freeze(lead, before.id)).body.contentHash).not.toBe(contentHash);
		expect(new Set(await standings())).toEqual(new Set(['lapsed']));
		expect(await changed()).toEqual([]);
	});

	it('[WH11] the freezes of the whole plan stand in the history under their number', async () => {
		const { revisions } = (await lead.get<RevisionsView>(`/api/plans/${server.planId}/revisions`)).body;
		const names = revisions.filter(({ kind }) => kind === 'freeze').flatMap(({ name }) => name ?? []);
		expect(names.filter((name) => name.includes('全体'))).toEqual([3, 2, 1].map((number) => `21 添付 全体の凍結 ${number}`));
	});

	it('[WH4] a member that comes later with parts of its own lapses it, and is asked itself', async () => {
		for (const seat of deciders) {
			expect((await signAll(seat, await partsToSign(seat))).status).toBe(201);
		}
		expect((await whole()).state).toBe('decided');
		const code = '994090';
		const party = { plan: server.planId, code, name: '新里町', short_name: '新里', kind: 'municipality', membership: 'member' };
		await db
			.insertInto('party')
			.values({ ...party, place: null })
			.execute();
		expect((await whole()).standings.filter(({ standing }) => standing === 'decided')).toHaveLength(deciders.length);
		expect(await whole()).toMatchObject({ state: 'frozen' });
		const like = await lead.part('02', KURISE);
		const row = await db.selectFrom('part').selectAll().where('id', '=', like.id).executeTakeFirstOrThrow();
		const log = await db.selectFrom('part_update').selectAll().where('part', '=', like.id).execute();
		const content = await db.selectFrom('part_content').selectAll().where('part', '=', like.id).executeTakeFirstOrThrow();
		const part = 'f'.repeat(32);
		const open = { lock: 'open', frozen_seq: null, frozen_hash: null, frozen_at: null, frozen_by: null } as const;
		await db
			.insertInto('part')
			.values({ ...row, ...open, id: part, body: code })
			.execute();
		await db
			.insertInto('part_update')
			.values(log.map((update) => ({ ...update, part })))
			.execute();
		await db
			.insertInto('part_content')
			.values({ ...content, part })
			.execute();
		expect(await changed()).toEqual([`added 02${code}`]);
		expect(new Set(await standings())).toEqual(new Set(['lapsed', 'none']));
		await db.deleteFrom('part').where('id', '=', part).execute();
		for (const table of ['part_update', 'part_content'] as const) {
			await db.deleteFrom(table).where('part', '=', part).execute();
		}
		await db.deleteFrom('party').where('code', '=', code).execute();
		expect((await whole()).state).toBe('decided');
	});
});

it('[WH17] who waits for the plan is told that it is decided, also where another part was the last to be', async () => {
	const { id: whole21 } = await whole();
	const told = async () =>
		(await db.selectFrom('notice').select('id').where('part', '=', whole21).where('kind', '=', 'decided').execute()).length;
	expect((await whole()).state).toBe('decided');
	const before = await told();
	const others = [await kurise.part('03'), await kurise.part('02', KURISE)];
	const plan = `/api/plans/${server.planId}`;
	for (const { id } of others) {
		const { signoffs } = (await kurise.get<{ signoffs: SignoffView[] }>(`/api/parts/${id}/signoffs`)).body;
		const own = signoffs.findLast(({ body, state, capacity }) => body === KURISE && state === 'valid' && capacity !== 'checked');
		const request = { act: 'withdraw', signoffs: [own?.id], capacity: 'decision-maker', text: '見直すため' };
		const { nonce } = (await kurise.post<PreparedView>(`${plan}/signing/prepare`, request)).body.intent;
		expect((await kurise.post(`${plan}/signing`, { ...request, nonce })).status).toBe(201);
	}
	expect((await whole()).state).toBe('frozen');
	for (const { id: part, contentHash } of others) {
		// Not before the last of them.
		expect(await told()).toBe(before);
		expect((await whole()).state).toBe('frozen');
		expect((await signAll(kurise, [{ part, contentHash }])).status).toBe(201);
	}
	expect((await whole()).state).toBe('decided');
	const after = await told();
	expect(after).toBeGreaterThan(before);
	await reopen((await lead.part('09')).id);
	await freeze(lead, (await lead.part('09')).id);
	expect((await whole()).state).toBe('decided');
	expect(await told()).toBeGreaterThan(after);
});

it('[NT8] whichever act decides the plan, everybody of the member bodies who decides or checks hears it once, and nobody else', async () => {
	const { id: part } = await whole();
	const newest = async () => {
		const rows = await db
			.selectFrom('notice')
			.innerJoin('seat', 'seat.id', 'notice.seat')
			.innerJoin('party', (join) => join.onRef('party.plan', '=', 'seat.plan').onRef('party.code', '=', 'seat.party'))
			.select(['notice.seat', 'notice.at', 'notice.by_seat', 'seat.role', 'party.membership'])
			.where('notice.part', '=', part)
			.where('notice.kind', '=', 'decided')
			.orderBy('notice.at')
			.execute();
		return rows.filter(({ at }) => at === rows.at(-1)?.at);
	};
	const expected = async (doer: string) => {
		const seats = await db
			.selectFrom('seat')
			.innerJoin('party', (join) => join.onRef('party.plan', '=', 'seat.plan').onRef('party.code', '=', 'seat.party'))
			.select(['seat.id', 'seat.person', 'seat.role', 'seat.to_day'])
			.where('seat.plan', '=', server.planId)
			.where('party.membership', '=', 'member')
			.where('seat.role', 'in', ['decider', 'delegate', 'acting', 'lead', 'officer'])
			.execute();
		const by = seats.find(({ id }) => id === doer)?.person;
		return seats.flatMap(({ id, person, to_day: to }) => (person === by || to !== null ? [] : [id])).toSorted();
	};
	const check = async (doer: string) => {
		const rows = await newest();
		expect(rows.map(({ seat }) => seat).toSorted()).toEqual(await expected(doer));
		expect(new Set(rows.map(({ membership }) => membership))).toEqual(new Set(['member']));
	};
	const hino = await server.as('seat-hino-officer');
	const toldOfHino = async () => {
		const { news, ended } = (await hino.get<InboxView>('/api/inbox')).body;
		const told = [...news, ...ended].filter(({ kind, place }) => kind === 'decided' && place?.key === '21');
		return [...new Set(told.map(({ state }) => state))];
	};
	// The freeze of another part with the words that everybody has decided on.
	await check('seat-asagiri-lead');
	// The 決裁 of another part after 21, and of 21 itself.
	const withdraw = async (key: string, seat = kurise, of = KURISE) => {
		const { id } = await seat.part(key);
		const { signoffs } = (await seat.get<{ signoffs: SignoffView[] }>(`/api/parts/${id}/signoffs`)).body;
		const own = signoffs.findLast(({ body, state, capacity }) => body === of && state === 'valid' && capacity !== 'checked');
		const request = { act: 'withdraw', signoffs: [own?.id], capacity: 'decision-maker', text: '見直すため' };
		const plan = `/api/plans/${server.planId}`;
		const { nonce } = (await seat.post<PreparedView>(`${plan}/signing/prepare`, request)).body.intent;
		expect((await seat.post(`${plan}/signing`, { ...request, nonce })).status).toBe(201);
	};
	for (const keys of [['03'], ['21'], ['03', '21']]) {
		for (const key of keys) {
			await withdraw(key);
		}
		expect((await whole()).state).toBe('frozen');
		// Other bodies hear nothing of it: what they were told holds no more, and no mail says it.
		expect(await toldOfHino()).toEqual(['settled']);
		expect((await signAll(kurise, await partsToSign(kurise, (key) => keys.includes(key)))).status).toBe(201);
		expect((await whole()).state).toBe('decided');
		await check('seat-kurise-decider');
		expect(await toldOfHino()).toEqual(['open', 'settled']);
	}
	await reopen((await lead.part('09')).id);
	expect(await toldOfHino()).toEqual(['settled']);
	// [WH19] What is taken back of 21 meanwhile is asked for again with the last part that is frozen, and not before.
	const [decider, acting] = [await server.as('seat-tsubakizaka-decider'), await server.as('seat-tsubakizaka-acting')];
	const asksActing = async () => {
		const { asks } = (await acting.get<InboxView>('/api/inbox')).body;
		return asks.filter(({ place, kind }) => place?.key === '21' && kind.startsWith('sign')).length;
	};
	await withdraw('21', decider, '994049');
	expect(await asksActing()).toBe(0);
	await freeze(lead, (await lead.part('09')).id);
	expect(await asksActing()).toBe(1);
	expect((await signAll(decider, await partsToSign(decider, (key) => key === '21'))).status).toBe(201);
	expect(await asksActing()).toBe(0);
	const { news } = (await hino.get<InboxView>('/api/inbox')).body;
	expect(news[0]).toMatchObject({ kind: 'decided', asks: false, place: { key: '21' } });
	expect(((await vendor.get<InboxView>('/api/inbox')).body.news ?? []).filter(({ kind }) => kind === 'decided')).toEqual([]);
});

it('[WH6] what was prepared is judged again when it is recorded: a part that was opened or changed meanwhile stops it', async () => {
	const { id: other } = await lead.part('09');
	const { id: part, contentHash } = await whole();
	const request = { act: 'sign', parts: [{ part, contentHash }], ...said };
	const plan = `/api/plans/${server.planId}`;
	const prepared = async () => (await kurise.post<PreparedView>(`${plan}/signing/prepare`, request)).body.intent.nonce;
	const commit = (nonce: string) => kurise.post(`${plan}/signing`, { ...request, nonce });
	const [first, second] = [await prepared(), await prepared()];
	await reopen(other);
	expect(codeOf(await commit(first))).toEqual([409, 'with-plan']);
	await freeze(lead, other);
	expect((await commit(first)).status).toBe(201);
	await reopen(other);
	await write(other, 'insert');
	const { body } = await freeze(lead, other);
	await signAll(kurise, [{ part: other, contentHash: body.contentHash }]);
	expect(codeOf(await commit(second))).toEqual([409, 'content-changed']);
});

it('[WH13] the check of the data holds a freeze of 21 against the logs of the parts that it names', async () => {
	const { id } = await whole();
	const rows = [await findPart(db, (await lead.part('00')).id), await findPart(db, id)];
	const faults = async () => {
		const found = await inTransaction(db, (tx) =>
			Promise.all(rows.flatMap((row) => row ?? []).map((row) => checkPart(tx, template, row))),
		);
		return found.flatMap((one) => one.faults.map(({ kind, part }) => `${kind} ${part?.key}`));
	};
	expect(await faults()).toEqual([]);
	const freezes = await db.selectFrom('part_freeze').selectAll().where('part', '=', id).execute();
	const last = freezes.at(-1);
	const content = JSON.parse(last?.content ?? '') as PartContent;
	const [first, ...others] = content.shown;
	const forged = { ...content, shown: [{ ...first, value: `sha256:${'0'.repeat(64)}` }, ...others] } as PartContent;
	const hash = contentHashOf(forged, sha256Hex);
	await db
		.updateTable('part_freeze')
		.set({ content: JSON.stringify(forged), hash })
		.where('id', '=', last?.id ?? '')
		.execute();
	expect(await faults()).toContain('manifest 00');
	// The content by itself is whole; that no sign-off and no lock names it is another fault.
	expect(await faults()).not.toContain('freeze-words 21');
	await db
		.updateTable('part_freeze')
		.set({ content: JSON.stringify(content), hash: last?.hash ?? '' })
		.where('id', '=', last?.id ?? '')
		.execute();
	expect(await faults()).toEqual([]);
});
