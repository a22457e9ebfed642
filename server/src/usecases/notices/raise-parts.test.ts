import type { Capacity, Result, Verdict } from '@renkei/plan';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantOfSeat } from '../../auth/grants.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { addThread } from '../add-thread.ts';
import { changeMembers } from '../change-members.ts';
import { freezePart } from '../freeze-part.ts';
import { nameRepresentative } from '../name-representative.ts';
import { reopenPart } from '../reopen-part.ts';
import { newRound } from '../rounds/change-round.ts';
import { releaseRound } from '../rounds/release-round.ts';
import { setDrafting } from '../set-drafting.ts';
import { setSuggestOnly } from '../set-suggest-only.ts';
import { signDirectly } from '../signing/sign-directly.ts';
import { noteFreeze } from './raise-parts.ts';
import { noteThreads } from './raise-threads.ts';
import { toldNotices } from './told-notices.ts';

const KURISE = '994031';
const LEAD = 'seat-asagiri-lead';
const HEAD = 'seat-asagiri-decider';
const OFFICER = 'seat-kurise-officer';
const DECIDER = 'seat-kurise-decider';
const HINO = 'seat-hino-decider';
const VENDOR = 'seat-michishirube-reviewer';

let desk: PracticeDesk;
let own: string;
let hash = '';

beforeAll(async () => {
	desk = await startPracticeDesk();
	own = await desk.partAt('14', KURISE);
});

afterAll(async () => {
	await desk.close();
});

function must<T>(result: Result<T>): T {
	if (!result.ok) {
		throw new Error(`${result.refusal.code} ${result.refusal.detail ?? ''}`);
	}
	return result.value;
}

const freeze = async (seat: string, part = own) => {
	hash = must(await freezePart(desk.deps, { ...(await desk.as(seat)), part })).contentHash;
};
const reopen = async (seat: string, part = own) =>
	must(await reopenPart(desk.deps, { ...(await desk.as(seat)), part, reason: '数が違っていたため' }));
const sign = async (seat: string, verdict: Verdict, capacity: Capacity = 'decision-maker', part = own) => {
	const text = verdict === 'return' ? '直してください。' : null;
	const request = { act: 'sign' as const, parts: [{ part, contentHash: hash }], verdict, capacity, text };
	return signDirectly(desk.deps, { ...(await desk.as(seat)), address: desk.address, plan: null, request });
};
const lastDetail = () =>
	desk.sqlite
		.prepare('select act.kind, act.detail from notice join act on act.id = notice.act order by notice.at desc limit 1')
		.get();
const others = ['asagiri-decider frozen', 'asagiri-lead frozen', 'asagiri-officer frozen', 'michishirube-reviewer frozen'];

describe('a part', () => {
	it('[NO17] waits for a 決裁 and a 確認 until its body has given them', async () => {
		await freeze(DECIDER);
		expect(desk.told()).toEqual([...others.slice(0, 3), 'kurise-officer check', 'michishirube-reviewer frozen']);
		must(await sign(OFFICER, 'agree', 'checked'));
		expect([desk.told(), desk.settled()]).toEqual([[], ['kurise-officer check']]);
		must(await sign(DECIDER, 'agree'));
		expect(desk.told()).toEqual([
			...['asagiri-decider decided', 'asagiri-lead decided', 'asagiri-officer decided'],
			...['kurise-decider receipt!', 'kurise-officer decided'],
		]);
		must(await sign(DECIDER, 'agree'));
		expect([desk.told(), desk.settled()]).toEqual([[], []]);
	});

	it('[NO8][NO11] that is opened and frozen again with equal words asks nobody who has decided on them, and is decided', async () => {
		await reopen(DECIDER);
		const told = others.map((one) => one.replace('frozen', 'reopened'));
		expect(desk.told()).toEqual([...told.slice(0, 3), 'kurise-officer reopened', ...told.slice(3)]);
		expect(lastDetail()).toEqual({ kind: 'reopen', detail: '数が違っていたため' });
		await freeze(DECIDER);
		expect(desk.told()).toEqual([
			...['asagiri-decider decided', 'asagiri-lead decided', 'asagiri-officer decided', 'kurise-officer decided', others[3]],
		]);
		await reopen(DECIDER);
	});

	it('[NO17] waits for nobody once it is opened again, and asks anew with the next freeze', async () => {
		const trunk = await desk.partAt('06', null);
		const part = desk.sqlite.prepare('select frozen_hash from part where id = ?').get(trunk) as { frozen_hash: string };
		hash = part.frozen_hash;
		await reopen(LEAD, trunk);
		expect(desk.settled()).toEqual(['mizumori-decider sign!', 'mizumori-officer check']);
		await freeze(LEAD, trunk);
		expect(desk.told().filter((one) => !one.endsWith('frozen'))).toEqual(['mizumori-decider sign!', 'mizumori-officer check']);
		must(await sign('seat-mizumori-decider', 'agree', 'decision-maker', trunk));
		expect(desk.settled()).toEqual(['mizumori-decider sign!', 'mizumori-officer check']);
		expect(desk.told()).toEqual([
			...['asagiri-decider decided', 'asagiri-lead decided', 'asagiri-officer decided', 'mizumori-decider receipt!'],
		]);
	});

	it('[NO17] that was returned is to be put right until the body says otherwise', async () => {
		const trunk = await desk.partAt('09', null);
		const part = desk.sqlite.prepare('select frozen_hash from part where id = ?').get(trunk) as { frozen_hash: string };
		hash = part.frozen_hash;
		const returned = ['asagiri-decider returned', 'asagiri-lead returned!', 'asagiri-officer returned'];
		must(await sign('seat-hino-officer', 'agree', 'checked', trunk));
		expect([desk.told(), desk.settled()]).toEqual([[], []]);
		must(await sign(HINO, 'return', 'decision-maker', trunk));
		expect(desk.told()).toEqual([...returned, 'hino-decider receipt!']);
		expect(desk.settled()).toEqual(expect.arrayContaining(returned));
		expect(lastDetail()).toEqual({ kind: 'signoff', detail: '決裁（差戻し）' });
		must(await sign(HINO, 'agree', 'decision-maker', trunk));
		expect([desk.told(), desk.settled()]).toEqual([['hino-decider receipt!'], returned]);
	});

	it('[NO18] tells nothing by a sign-off that is refused', async () => {
		const count = () => desk.sqlite.prepare('select count(*) as n from notice').get();
		const before = count();
		expect((await sign(DECIDER, 'agree')).ok).toBe(false);
		expect(count()).toEqual(before);
	});
});

describe('a plan', () => {
	it('[NO12] tells what was decided for it, once, with the act of the journal', async () => {
		const { plan } = desk;
		const draft = { plan, draft: 'stopped' } as const;
		must(await setDrafting(desk.deps, { ...(await desk.as(LEAD)), ...draft }));
		expect([desk.told(), lastDetail()]).toEqual([['michishirube-reviewer drafting'], { kind: 'drafting', detail: 'stopped' }]);
		must(await setDrafting(desk.deps, { ...(await desk.as(LEAD)), ...draft }));
		expect(desk.told()).toEqual([]);
		must(await setSuggestOnly(desk.deps, { ...(await desk.as(LEAD)), plan, key: '02', to: 'suggest-only' }));
		expect(desk.told()).toContain('kurise-officer suggest-only');
		expect(lastDetail()).toEqual({ kind: 'suggest-only', detail: '02' });
		must(await setSuggestOnly(desk.deps, { ...(await desk.as(LEAD)), plan, key: '02', to: 'open' }));
		expect(desk.told()).toEqual([]);
		const add = { party: KURISE, person: '新任 太郎', post: '総務課 主事', role: 'officer' } as const;
		must(await changeMembers(desk.deps, { ...(await desk.as(LEAD)), plan, change: { add } }));
		expect(desk.told()).toContainEqual(expect.stringMatching(/ seat!$/));
	});

	it('[NO14] with another 代表団体 waits for the one before no more', async () => {
		const { plan } = desk;
		must(await nameRepresentative(desk.deps, { ...(await desk.as(HEAD)), plan, code: KURISE }));
		expect(desk.told()).toContain('michishirube-reviewer representative');
		expect(desk.settled()).toContain('asagiri-lead asked');
		expect(desk.settled()).not.toContain('asagiri-officer mentioned!');
		must(await nameRepresentative(desk.deps, { ...(await desk.as(DECIDER)), plan, code: '994014' }));
	});
});

describe('what a notice costs and when it is mailed', () => {
	const begin = async () => {
		const part = await desk.partAt('03', null);
		must(await addThread(desk.deps, { ...(await desk.as(VENDOR)), part, thread: { kind: 'comment', text: '出典は何ですか。' } }));
		return desk.sqlite.prepare('select seat, mail_time from notice where at = (select max(at) from notice) order by seat').all();
	};

	it('[NO19] no mail of a practice plan, none without a confirmed address, else as chosen at the time of the act', async () => {
		const choose = desk.sqlite.prepare(
			`insert into mail_choice (person, address, to_me, news, words, code_tries) values (?, ?, 'prompt', 'digest', 1, 0)`,
		);
		choose.run('person-sato', 'sato@example.jp');
		choose.run('person-otomo', 'otomo@example.jp');
		const of = (lead: string, head: string) => [
			{ seat: HEAD, mail_time: head },
			{ seat: LEAD, mail_time: lead },
			{ seat: 'seat-asagiri-officer', mail_time: 'none' },
		];
		expect(await begin()).toEqual(of('none', 'none'));
		desk.sqlite.prepare('update plan set practice = 0 where id = ?').run(desk.plan);
		expect(await begin()).toEqual(of('prompt', 'digest'));
		desk.sqlite.prepare("update mail_choice set to_party = 'none'").run();
		expect(await begin()).toEqual(of('none', 'none'));
	});

	it('[NO21] a few queries, however many are told', async () => {
		let asked = 0;
		const counting: KyselyPlugin = {
			transformQuery: ({ node }) => {
				asked += 1;
				return node;
			},
			transformResult: async ({ result }) => result,
		};
		const costOf = async (work: Parameters<typeof inTransaction<void>>[1]): Promise<number> => {
			asked = 0;
			await inTransaction(desk.db.withPlugin(counting), work);
			return asked;
		};
		const part = await desk.partAt('12', null);
		const grant = await grantOfSeat(desk.db, { seat: LEAD, part, today: desk.today });
		if (grant === null) {
			throw new Error('the 代表団体 reads its trunk');
		}
		const on = { grant, newId: desk.newId, at: '2026-12-02T00:00:00.000Z' };
		const thread = must(
			await addThread(desk.deps, { ...(await desk.as(VENDOR)), part, thread: { kind: 'comment', text: '出典は何ですか。' } }),
		);
		expect(await costOf((tx) => noteFreeze(tx, on, 'sha256:x'))).toBeLessThanOrEqual(9);
		const { n } = desk.sqlite.prepare('select count(*) as n from notice where at = ?').get(on.at) as { n: number };
		expect(n).toBeGreaterThan(14);
		expect(await costOf((tx) => noteThreads(tx, on, [{ thread, tells: 'replied', asks: true }]))).toBeLessThanOrEqual(9);
	});

	it('[NO28] no words, and of a round only what is open', async () => {
		let rows: unknown[] = [];
		const reading: KyselyPlugin = {
			transformQuery: ({ node }) => node,
			transformResult: async ({ result }) => {
				rows = rows.concat(result.rows);
				return result;
			},
		};
		const part = await desk.partAt('02', null);
		const round = must(await newRound(desk.deps, { ...(await desk.as(VENDOR)), plan: desk.plan, kind: 'review', title: '' })).id;
		const items: string[] = [];
		for (const text of ['一つ目', '二つ目', '三つ目']) {
			const thread = { kind: 'comment', text, round } as const;
			items.push(must(await addThread(desk.deps, { ...(await desk.as(VENDOR)), part, thread })));
		}
		must(await releaseRound(desk.deps, { ...(await desk.as(VENDOR)), round }));
		const grant = await grantOfSeat(desk.db, { seat: LEAD, part, today: desk.today });
		if (grant === null) {
			throw new Error('the 代表団体 reads its trunk');
		}
		const reads = async (work: (db: typeof desk.db) => Promise<unknown>) => {
			rows = [];
			await work(desk.db.withPlugin(reading));
			const read = rows as { text?: string; thread?: string; deleted_at?: string | null }[];
			expect(read.filter(({ text }) => text !== undefined)).toEqual([]);
			return [...new Set(read.filter((row) => 'deleted_at' in row).map(({ thread }) => thread))].sort();
		};
		const note = (db: typeof desk.db) =>
			inTransaction(db, (tx) =>
				noteThreads(tx, { grant, newId: desk.newId, at: '2026-12-02T00:00:00.000Z' }, [{ thread: items[0] ?? '' }]),
			);
		const notices = await desk.db.selectFrom('notice').selectAll().where('round', '=', round).execute();
		const { template, today } = desk;
		const told = (db: typeof desk.db) => toldNotices(db, { template, today, notices });
		expect([await reads(note), await reads(told)]).toEqual([items.toSorted(), items.toSorted()]);
		desk.sqlite.prepare("update thread set state = 'resolved' where id = ?").run(items[2]);
		const open = items.slice(0, 2).sort();
		expect([await reads(note), await reads(told)]).toEqual([open, open]);
	});
});
