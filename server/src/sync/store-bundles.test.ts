import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRights, type Writer } from '../auth/rights.ts';
import { readLog } from '../storage/part-log.ts';
import { createQuickAppend } from '../storage/quick-append.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { writerAt } from '../testing/writer-at.ts';
import type { Bundle } from './bundle.ts';
import { storeBundles } from './store-bundles.ts';

let practice: PracticePlan;
let part: string;
let writer: Writer;

beforeAll(async () => {
	practice = await startPractice();
	part = await practice.partAt('13', null);
	writer = await writerAt(practice, SEAT);
});

afterAll(() => practice.close());

const SEAT = 'seat-kurise-officer';

/** One writer's edit in a room of its own; the bytes are not looked at here. */
function bundleOf(client: number): Bundle {
	const clients = new Map();
	const frame = { kind: 'write', number: 1, clients: [client] };
	const connection = { grant: { seat: { id: SEAT } }, session: writer.session, client: null };
	const bundle = {
		room: { part, clients },
		connection,
		frames: [frame],
		update: new Uint8Array([0, 0]),
		refused: null,
		signedOut: false,
	};
	return bundle as unknown as Bundle;
}
const rows = async () => (await readLog(practice.db, part)).seq;
const ownerOf = (client: number) =>
	practice.db.selectFrom('part_client').selectAll().where('client', '=', client).executeTakeFirst();

describe('storing a commit under grants that are known', () => {
	it('[P3f] asks nothing while nothing has changed, and refuses in the very next commit after a freeze', async () => {
		const rights = createRights(practice.db, practice.clock);
		let careful = 0;
		const deps = {
			db: practice.db,
			now: practice.clock.now,
			grantsHeld: rights.held,
			appendQuickly: createQuickAppend(practice.db, practice.sqlite),
			grantsInside: (tx: Parameters<typeof rights.inside>[0]) => {
				careful += 1;
				return rights.inside(tx);
			},
		};
		const before = await rows();
		expect(await storeBundles(deps, [bundleOf(1)])).toBe(1);
		expect(careful).toBe(1);
		expect(await storeBundles(deps, [bundleOf(2), bundleOf(3)])).toBe(2);
		expect(careful).toBe(1);
		expect(await rows()).toBe(before + 3);
		expect(await ownerOf(3)).toMatchObject({ person: writer.session.personId, refused: 0 });
		await practice.db.deleteFrom('session').where('id', '=', writer.session.id).execute();
		const gone = bundleOf(5);
		expect(await storeBundles(deps, [gone])).toBe(0);
		expect(gone).toMatchObject({ signedOut: true, refused: null });
		expect(await rows()).toBe(before + 3);
		writer = await writerAt(practice, SEAT);
		const frozen = { lock: 'frozen', frozen_seq: 1, frozen_hash: 'x', frozen_at: 'x', frozen_by: SEAT };
		await practice.db.updateTable('part').set(frozen).where('id', '=', part).execute();
		const late = bundleOf(4);
		expect(await storeBundles(deps, [late])).toBe(0);
		expect(late.refused).toMatchObject({ code: 'part-frozen', number: 1 });
		expect(careful).toBe(3);
		expect(await rows()).toBe(before + 3);
		expect(await ownerOf(4)).toMatchObject({ refused: 1 });
	});
});
