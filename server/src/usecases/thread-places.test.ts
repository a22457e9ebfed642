import { join } from 'node:path';
import type { BudgetView, ThreadView, TodayView } from '@renkei/api';
import { deleteRow, openDoc, setCell } from '@renkei/part-doc';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { append, readCommitted } from '../storage/part-log.ts';
import { inTransaction } from '../storage/transaction.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { startPractice } from '../testing/practice-plan.ts';
import { placeThread } from './thread-place.ts';

const ASAGIRI = '994014';
const KURISE = '994031';
const MIZUMORI = '994065';
const KITAHI = 'business-kitahi';

let server: DemoServer;
let officer: SignedSeat;
let vendor: SignedSeat;
let business: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	officer = await server.as('seat-kurise-officer');
	vendor = await server.as('seat-michishirube-reviewer');
	business = await server.as('seat-kitahi-business');
});

afterAll(async () => {
	await server.close();
});

const begin = (seat: SignedSeat, part: string, more: object) =>
	seat.post<ThreadView>(`/api/parts/${part}/threads`, { kind: 'question', text: 'この値でよいですか。', ...more });
const threadsOn = async (seat: SignedSeat, part: string) =>
	(await seat.get<{ threads: ThreadView[] }>(`/api/parts/${part}/threads`)).body.threads;

describe('a thread about a value', () => {
	it('[CM10] quotes the field as it is committed, a body by its name, under the field’s title', async () => {
		const { id } = await officer.part('11');
		const begun = await begin(officer, id, { place: { field: 'remainder-body' } });
		expect(begun).toMatchObject({
			status: 201,
			body: { quote: '朝霧町', anchor: null, place: { kind: 'field', key: 'remainder-body', row: null, column: null } },
		});
		expect(begun.body.place.title).toBe('端数を負担する団体');
		expect(codeOf(await begin(officer, id, { place: { field: 'remainder' } }))).toEqual([400, 'malformed']);
		expect(codeOf(await begin(officer, id, { place: { field: '__proto__' } }))).toEqual([400, 'malformed']);
	});

	it('[CM10] quotes a cell, an empty one by nothing, of a row that stands there', async () => {
		const { id } = await officer.part('02', KURISE);
		const cell = (column: string, row = 'seed-1', table = 'issues') => ({ place: { table, row, column } });
		expect((await begin(vendor, id, cell('value'))).body).toMatchObject({
			quote: '612',
			place: { kind: 'cell', key: 'issues', row: 'seed-1', column: 'value' },
		});
		expect((await begin(vendor, id, cell('source'))).body).toMatchObject({ quote: null, place: { kind: 'cell' } });
		for (const wrong of [cell('price'), cell('value', 'seed-1', 'kpis'), cell('order')]) {
			expect(codeOf(await begin(vendor, id, wrong))).toEqual([400, 'malformed']);
		}
		for (const row of ['seed-2', '', '__proto__', 'constructor']) {
			expect([row, codeOf(await begin(vendor, id, cell('value', row)))]).toEqual([row, [409, 'content-changed']]);
		}
	});

	it('[CM10] is about words or a value, never both, and needs the same right as any thread', async () => {
		const { id } = await officer.part('02');
		const existing = (await threadsOn(officer, id)).find(({ anchor }) => anchor !== null);
		const anchor = { start: existing?.anchor?.start, end: existing?.anchor?.end, quote: existing?.quote };
		const place = { table: 'common-issues', row: 'seed-1', column: 'issue' };
		expect((await begin(officer, id, { anchor })).status).toBe(201);
		expect((await begin(officer, id, { place })).status).toBe(201);
		expect(codeOf(await begin(officer, id, { anchor, place }))).toEqual([400, 'malformed']);
		const { id: body } = await officer.part('02', KURISE);
		expect(codeOf(await begin(business, body, { place: { table: 'issues', row: 'seed-1', column: 'value' } }))).toEqual([
			403,
			'forbidden',
		]);
	});

	it('[CM10] takes no row that was deleted, though its cells are kept', async () => {
		const practice = await startPractice();
		const { db, template, plan } = practice;
		const id = await practice.partAt('02', KURISE);
		const lock = { kind: 'open', reopened: null } as const;
		const part = { id, plan, key: '02', body: KURISE, frozen: false, lock };
		const place = () =>
			inTransaction(db, (tx) => placeThread(tx, template, part, { table: 'issues', row: 'seed-1', column: 'value' }));
		const edit = (change: (doc: Y.Doc) => void) =>
			inTransaction(db, async (tx) => {
				const doc = openDoc((await readCommitted(tx, id)).update);
				const before = Y.encodeStateVector(doc);
				change(doc);
				const update = Y.encodeStateAsUpdate(doc, before);
				await append(tx, [{ part: id, update, seat: 'seat-kurise-officer', at: '2026-12-01T00:00:00.000Z' }]);
			});
		await edit((doc) => setCell(doc, 'issues', 'seed-1', 'value', 640));
		expect(await place()).toMatchObject({ ok: true, value: { quote: '640' } });
		await edit((doc) => deleteRow(doc, 'issues', 'seed-1'));
		expect(await place()).toMatchObject({ ok: false, refusal: { code: 'content-changed' } });
		await practice.close();
	});
});

describe('a thread about a computed figure', () => {
	it('[CM8] quotes what comes out now, under the name that people know', async () => {
		const { id } = await officer.part('11');
		const budget = (await officer.get<BudgetView>(`/api/plans/${server.planId}/budget`)).body;
		const begun = await begin(officer, id, { place: { figure: `budget.national.${ASAGIRI}` } });
		expect(budget.bodies[0]?.national).toBe(2_410_000);
		expect(begun).toMatchObject({
			status: 201,
			body: { quote: '2,410,000円', place: { kind: 'figure', title: '国費（朝霧町）' } },
		});
		const { id: kpi } = await officer.part('08');
		expect((await begin(officer, kpi, { place: { figure: 'kpi.3.y3' } })).body).toMatchObject({
			quote: '670千円',
			place: { title: 'KPI 3・3年目' },
		});
		expect((await begin(officer, kpi, { place: { figure: 'kpi.1.y1' } })).body.quote).toBeNull();
	});

	it('[CM7] stands on the trunk of its own section and nowhere else', async () => {
		const { id: trunk } = await officer.part('11');
		const { id: own } = await officer.part('11', KURISE);
		const { id: kpi } = await officer.part('08');
		const asked = (part: string, figure: string) => begin(officer, part, { place: { figure } });
		expect((await asked(trunk, 'budget.total')).status).toBe(201);
		for (const [part, figure] of [
			[own, 'budget.total'],
			[kpi, 'budget.total'],
			[trunk, 'kpi.1.y1'],
			[trunk, 'budget.remainder'],
		] as const) {
			expect(codeOf(await asked(part, figure))).toEqual([400, 'malformed']);
		}
		expect(codeOf(await asked(trunk, 'budget.total.011002'))).toEqual([409, 'content-changed']);
		expect(codeOf(await asked(kpi, 'kpi.99.y1'))).toEqual([409, 'content-changed']);
	});

	describe('of a section that not everybody reads', () => {
		let walled: DemoServer;
		let reader: SignedSeat;
		let shut: SignedSeat;
		let trunk: string;

		beforeAll(async () => {
			walled = await startDemo();
			// No part of a section stands behind a wall in the usual table; one that is a business's own does.
			const sqlite = new Database(join(walled.folder, 'renkei.sqlite'));
			sqlite.prepare("update part set body = ? where body = ? and key in ('11', '08')").run(KITAHI, MIZUMORI);
			sqlite.close();
			reader = await walled.as('seat-michishirube-reviewer');
			shut = await walled.as('seat-kitahi-business');
			trunk = (await shut.part('11')).id;
		});

		afterAll(async () => {
			await walled.close();
		});

		const place = { figure: 'budget.total' };

		it('[CM11] is begun only by who reads all of it, as the figure itself is told only to them', async () => {
			expect((await reader.get(`/api/plans/${walled.planId}/budget`)).status).toBe(200);
			expect((await begin(reader, trunk, { place })).status).toBe(201);
			expect(codeOf(await shut.get(`/api/plans/${walled.planId}/budget`))).toEqual([404, 'unknown']);
			expect((await begin(shut, trunk, { text: '部分への指摘' })).status).toBe(201);
			expect(codeOf(await begin(shut, trunk, { place }))).toEqual([404, 'unknown']);
		});

		it('[CM11] is told to nobody else: in no list, count, task or journal, and by its address it is not there', async () => {
			const openBefore = async (seat: SignedSeat) => (await seat.part('11')).openThreads;
			const [toReader, toShut] = [await openBefore(reader), await openBefore(shut)];
			const { id, comments } = (await begin(reader, trunk, { place, text: 'なぜ21,140,000円ですか。' })).body;
			const comment = comments[0]?.id ?? '';
			expect([await openBefore(reader), await openBefore(shut)]).toEqual([toReader + 1, toShut]);
			const lists = (seat: SignedSeat) =>
				Promise.all(
					[`/api/parts/${trunk}/threads`, `/api/plans/${walled.planId}/threads`].map(async (path) =>
						JSON.stringify((await seat.get(path)).body).includes(id),
					),
				);
			expect([await lists(reader), await lists(shut)]).toEqual([
				[true, true],
				[false, false],
			]);
			const doors = (seat: SignedSeat) => [
				seat.get(`/api/threads/${id}`),
				seat.post(`/api/threads/${id}/comments`, { text: 'なに' }),
				seat.post(`/api/comments/${comment}/reactions`, { kind: 'noted', on: true }),
				seat.post(`/api/comments/${comment}`, { text: 'なに' }),
				seat.post(`/api/threads/${id}`, { state: 'resolved' }),
			];
			expect((await Promise.all(doors(shut))).map(codeOf)).toEqual(Array(5).fill([404, 'unknown']));
			expect((await Promise.all(doors(reader))).map(({ status }) => status)).toEqual([200, 201, 200, 200, 200]);
			const journal = JSON.stringify((await shut.get(`/api/plans/${walled.planId}/journal`)).body);
			expect(journal).toContain('thread-resolved');
			expect(journal).not.toContain('21,1');
		});

		it('[CM11] is in the list of today of no other, and asks and names no other', async () => {
			const { id: own } = await reader.part('11');
			const task = async (thread: string) =>
				JSON.stringify((await shut.get<TodayView>('/api/today')).body.tasks).includes(thread);
			const due = '2099-01-01';
			const told = await begin(reader, own, { to: { party: KITAHI }, mentions: ['seat-kitahi-business'], due });
			expect(told.status).toBe(201);
			expect(await task(told.body.id)).toBe(true);
			expect(codeOf(await begin(reader, own, { place, to: { party: KITAHI } }))).toEqual([400, 'malformed']);
			expect(codeOf(await begin(reader, own, { place, mentions: ['seat-kitahi-business'] }))).toEqual([400, 'malformed']);
			const figure = (await begin(reader, own, { place, due })).body.id;
			const sqlite = new Database(join(walled.folder, 'renkei.sqlite'));
			sqlite.prepare('update thread set to_party = ? where id = ?').run(KITAHI, figure);
			sqlite.close();
			expect(await task(figure)).toBe(false);
		});
	});
});
