import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CorrectionRow, SignoffRow } from '../../storage/tables.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { freezePart } from '../freeze-part.ts';
import { carryOver } from './carry-over.ts';

const [KURISE, TSUBAKIZAKA] = ['994031', '994049'];
const LEAD = 'seat-asagiri-lead';
const BEFORE = `sha256:${'0'.repeat(64)}`;

let desk: PracticeDesk;
let frozen: { readonly part: string; readonly hash: string };
let failures: object[] = [];

beforeAll(async () => {
	desk = await startPracticeDesk();
	const part = await desk.partAt('03', null);
	const done = await freezePart(desk.deps, { ...(await desk.as(LEAD)), part });
	frozen = { part, hash: done.ok ? done.value.contentHash : '' };
});

afterAll(async () => {
	await desk.close();
});

beforeEach(() => {
	desk.sqlite.exec('delete from correction; delete from notice; delete from signoff');
	failures = [];
});

/** Records a 決裁 of the words before, which lapsed with the freeze. */
async function signed(body: string, given: Partial<SignoffRow> = {}): Promise<string> {
	const id = desk.newId();
	const at = '2026-11-20T00:00:00.000Z';
	const row: SignoffRow = {
		...{ id, part: frozen.part, body, seat: LEAD, person: '決裁 権者', post: '町長', verdict: 'agree', at },
		...{ capacity: 'decision-maker', content_hash: BEFORE, document_number: null, decided_on: null, text: null },
		...{ signed_in_by: 'demo', withdrawn_at: null, lapsed_at: desk.clock.now().toISOString(), act: null, seq: 1 },
		...{ basis: null, absent: null, consulted: null, carried_to: null, withdrawn_act: null, viewing: null, viewed_act: null },
		...given,
	};
	await desk.db.insertInto('signoff').values(row).execute();
	return id;
}

/** Declares what is due today. */
async function due(given: Partial<CorrectionRow>): Promise<string> {
	const id = desk.newId();
	const row: CorrectionRow = {
		...{ id, plan: desk.plan, part: frozen.part, seat: LEAD, reason: '誤字のため', at: '2026-11-21T00:00:00.000Z' },
		...{ from_seq: 1, from_hash: BEFORE, to_seq: 2, to_hash: frozen.hash, object_until: '2026-11-30' },
		...{ signoffs: '[]', carried: null, ended_at: null, ...given },
	};
	await desk.db.insertInto('correction').values(row).execute();
	return id;
}

const run = () => carryOver({ ...desk.deps, log: { error: (facts) => failures.push(facts) } });
const carriedBy = async (id: string) =>
	(await desk.db.selectFrom('correction').select('carried').where('id', '=', id).executeTakeFirst())?.carried;

describe('what came due', () => {
	it('[LP13] one that fails keeps no other from being carried over, is told of, and stays due', async () => {
		const broken = await due({ at: '2026-11-20T12:00:00.000Z', signoffs: 'no list' });
		const signoff = await signed(KURISE ?? '');
		const whole = await due({ signoffs: JSON.stringify([signoff]) });
		await expect(run()).rejects.toThrow(SyntaxError);
		expect(await carriedBy(whole)).toBe(JSON.stringify([signoff]));
		expect(await carriedBy(broken)).toBeNull();
		expect(failures).toMatchObject([{ correction: broken, err: expect.any(SyntaxError) }]);
		await expect(run()).rejects.toThrow(SyntaxError);
		expect(failures).toHaveLength(2);
	});

	it('[LP2] carries nothing for a body that has returned these words or that signs no more', async () => {
		const bodies = ['994022', KURISE ?? '', TSUBAKIZAKA ?? ''];
		const signoffs = await Promise.all(bodies.map((body) => signed(body)));
		await signed(bodies[0] ?? '', { capacity: 'checked', verdict: 'return', content_hash: frozen.hash, lapsed_at: null });
		const leaves = desk.sqlite.prepare('update party set membership = ? where plan = ? and code = ?');
		leaves.run('observer', desk.plan, KURISE ?? '');
		const id = await due({ signoffs: JSON.stringify(signoffs) });
		await run();
		leaves.run('member', desk.plan, KURISE ?? '');
		expect([await carriedBy(id), failures]).toEqual([JSON.stringify(signoffs.slice(2)), []]);
	});

	it('[NO61] asks for the 後閲 of a 代決 that counts again by it', async () => {
		const acting = { capacity: 'acting', viewing: 'required', act: desk.newId() };
		const signoff = await signed(TSUBAKIZAKA ?? '', acting);
		await due({ signoffs: JSON.stringify([signoff]) });
		await run();
		const asked = await desk.db.selectFrom('notice').select(['seat', 'act']).where('kind', '=', 'later-view').execute();
		expect(asked).toEqual([{ seat: 'seat-tsubakizaka-decider', act: acting.act }]);
	});
});
