import type { Result } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { addComment } from '../add-comment.ts';
import { addThread, type NewThread } from '../add-thread.ts';
import { changeComment } from '../change-comment.ts';
import { changeMembers } from '../change-members.ts';
import { changeThread, type ThreadChange } from '../change-thread.ts';
import { discardRound, newRound } from '../rounds/change-round.ts';
import { releaseRound } from '../rounds/release-round.ts';
import { decideSuggestions } from '../suggest/decide-suggestions.ts';
import { propose } from '../suggest/propose.ts';

const ASAGIRI = '994014';
const KURISE = '994031';
const LEAD = 'seat-asagiri-lead';
const OFFICER = 'seat-kurise-officer';
const DECIDER = 'seat-kurise-decider';
const VENDOR = 'seat-michishirube-reviewer';
const KITAHI = 'seat-kitahi-business';
/** Seats of the 代表団体, which a thread on a trunk asks. */
const leading = (kind: string) => ['asagiri-decider', 'asagiri-lead', 'asagiri-officer'].map((seat) => `${seat} ${kind}`);

let desk: PracticeDesk;
let trunk: string;

beforeAll(async () => {
	desk = await startPracticeDesk();
	trunk = await desk.partAt('03', null);
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

const begin = async (seat: string, more: Partial<NewThread> = {}, part = trunk) =>
	addThread(desk.deps, { ...(await desk.as(seat)), part, thread: { kind: 'question', text: 'どうしますか。', ...more } });
const reply = async (seat: string, thread: string, mentions: readonly string[] = []) =>
	must(await addComment(desk.deps, { ...(await desk.as(seat)), thread, words: { text: '返事です。', mentions } }));
const change = async (seat: string, thread: string, to: ThreadChange) =>
	must(await changeThread(desk.deps, { ...(await desk.as(seat)), thread, change: to }));
const commentsOf = (thread: string) =>
	(desk.sqlite.prepare('select id from comment where thread = ? order by at, id').all(thread) as { id: string }[]).map(
		({ id }) => id,
	);

describe('a thread', () => {
	it('[NO2] asks when it begins, and asks anew when an answered one waits again', async () => {
		const thread = must(await begin(VENDOR));
		expect(desk.told()).toEqual(leading('asked'));
		await reply(VENDOR, thread);
		expect(desk.told()).toEqual([]);
		await reply(LEAD, thread);
		expect([desk.told(), desk.settled()]).toEqual([['michishirube-reviewer replied'], leading('asked')]);
		await reply(VENDOR, thread);
		expect([desk.told(), desk.settled()]).toEqual([leading('asked'), []]);
	});

	it('[NO14] that asks somebody else waits for the others no more', async () => {
		const thread = must(await begin(VENDOR, { to: { party: KURISE } }));
		expect(desk.told()).toEqual(['kurise-decider asked', 'kurise-officer asked']);
		await change(VENDOR, thread, { to: { party: ASAGIRI, seat: LEAD } });
		expect([desk.told(), desk.settled()]).toEqual([['asagiri-lead asked!'], ['kurise-decider asked', 'kurise-officer asked']]);
		await change(VENDOR, thread, { due: '2026-12-24' });
		expect([desk.told(), desk.settled()]).toEqual([[], []]);
	});

	it('[NO14] that is resolved, and one in which nobody says anything any more, waits for nobody', async () => {
		const thread = must(await begin(VENDOR, { mentions: [OFFICER] }));
		expect(desk.told()).toEqual([...leading('asked'), 'kurise-officer mentioned!']);
		await change(LEAD, thread, { state: 'resolved', text: '直しました。' });
		expect(desk.told()).toEqual(['michishirube-reviewer resolved']);
		expect(desk.settled()).toEqual([...leading('asked'), 'kurise-officer mentioned!']);
		await change(VENDOR, thread, { state: 'open', text: 'まだ残っています。' });
		expect(desk.told()).toEqual([...leading('asked'), 'kurise-officer mentioned!']);
		const other = must(await begin(VENDOR));
		const [comment = ''] = commentsOf(other);
		must(await changeComment(desk.deps, { ...(await desk.as(VENDOR)), comment, change: { deleted: true } }));
		expect([desk.told(), desk.settled()]).toEqual([[], leading('asked')]);
	});

	it('[NO15] names until the seat has spoken, or the words name it no more', async () => {
		const thread = must(await begin(VENDOR, { mentions: [OFFICER, KITAHI] }));
		await reply(OFFICER, thread);
		expect(desk.settled()).toEqual(['kurise-officer mentioned!']);
		const [comment = ''] = commentsOf(thread);
		const words = { text: '書き直しました。', mentions: [OFFICER, DECIDER] };
		must(await changeComment(desk.deps, { ...(await desk.as(VENDOR)), comment, change: words }));
		expect([desk.told(), desk.settled()]).toEqual([['kurise-decider mentioned!'], ['kitahi-business mentioned!']]);
		await reply(VENDOR, thread, [DECIDER]);
		expect([desk.told(), desk.settled()]).toEqual([
			...[['kurise-decider mentioned!', 'kurise-officer replied'], ['kurise-decider mentioned!']],
		]);
		must(await changeComment(desk.deps, { ...(await desk.as(VENDOR)), comment, change: { deleted: true } }));
		expect([desk.told(), desk.settled()]).toEqual([[], []]);
		expect(
			desk.sqlite.prepare('select kind from notice where thread = ? and seat = ? and settled_at is null').all(thread, DECIDER),
		).toEqual([{ kind: 'mentioned' }]);
	});

	it('[NO14] has a last day only as long as it is that day', async () => {
		const thread = must(await begin(VENDOR, { to: { party: KURISE }, due: '2026-12-24' }));
		const due = desk.sqlite.prepare(
			`insert into notice (id, seat, plan, kind, personal, thread, once, at, mail_time) values (?, ?, ?, 'due', 0, ?, ?, '', 'none')`,
		);
		due.run('due', OFFICER, desk.plan, thread, `due/${thread}/2026-12-24/${OFFICER}`);
		await reply(VENDOR, thread);
		expect(desk.settled()).toEqual(['kurise-officer asked']);
		await change(VENDOR, thread, { due: '2026-12-25' });
		expect(desk.settled()).toEqual(['kurise-officer due']);
		const open = desk.sqlite.prepare('select kind from notice where thread = ? and seat = ? and settled_at is null');
		expect(open.all(thread, OFFICER)).toEqual([{ kind: 'asked' }]);
	});

	it('[NO18] raises nothing by an act that is refused', async () => {
		const count = () => desk.sqlite.prepare('select count(*) as n from notice').get();
		const before = count();
		expect((await begin(VENDOR, { to: { party: 'nobody' } })).ok).toBe(false);
		expect((await begin(VENDOR, { due: '2020-01-01', mentions: [OFFICER] })).ok).toBe(false);
		expect(count()).toEqual(before);
	});
});

describe('a proposal', () => {
	it('[NO5] asks as a thread does, and whoever proposed it is told what became of it', async () => {
		const part = await desk.partAt('11', null);
		const pieces = [{ place: { field: 'population-date' }, value: '2026-10-01' }];
		const ask = { ...(await desk.as(VENDOR)), part, proposal: { text: '速報に合わせます。', pieces } };
		const [thread = ''] = must(await propose(desk.deps, ask));
		expect(desk.told()).toEqual(leading('asked'));
		const decision = { decision: 'accept', threads: [{ thread }], text: '直しました。' } as const;
		const decided = must(await decideSuggestions(desk.deps, { ...(await desk.as(LEAD)), part, ...decision }));
		expect(decided).toMatchObject([{ done: true }]);
		expect([desk.told(), desk.settled()]).toEqual([['michishirube-reviewer accepted'], leading('asked')]);
	});
});

describe('a round', () => {
	it('[NO16] tells nobody anything while it is collected, then each seat once, until none of its items waits for it', async () => {
		const round = must(await newRound(desk.deps, { ...(await desk.as(VENDOR)), plan: desk.plan, kind: 'review', title: '' }));
		const first = must(await begin(VENDOR, { round: round.id, mentions: [OFFICER] }));
		const second = must(await begin(VENDOR, { round: round.id }));
		await reply(VENDOR, first, [KITAHI]);
		expect(desk.told()).toEqual([]);
		must(await releaseRound(desk.deps, { ...(await desk.as(VENDOR)), round: round.id }));
		expect(desk.told()).toEqual(
			expect.arrayContaining([...leading('round-asks'), 'kurise-decider round', 'kurise-officer round-asks!']),
		);
		expect(desk.told()).toContain('kitahi-business round-asks!');
		await change(LEAD, first, { status: 'doing' });
		expect([desk.told(), desk.settled()]).toEqual([['michishirube-reviewer answered'], []]);
		await reply(OFFICER, first);
		expect([desk.told(), desk.settled()]).toEqual([['michishirube-reviewer replied'], ['kurise-officer round-asks!']]);
		await reply(LEAD, first);
		expect(desk.settled()).toEqual([]);
		await reply(VENDOR, first);
		expect(desk.told()).toEqual([...leading('asked'), 'kurise-officer replied']);
		await reply(LEAD, first);
		expect(desk.settled()).toEqual(leading('asked'));
		await change(LEAD, second, { status: 'done', text: '直しました。' });
		expect([desk.told(), desk.settled()]).toEqual([['michishirube-reviewer replied'], leading('round-asks')]);
	});

	it('[NO13] that is ended leaves no notice behind', async () => {
		const count = () => desk.sqlite.prepare('select count(*) as n from notice').get();
		const before = count();
		const round = must(await newRound(desk.deps, { ...(await desk.as(VENDOR)), plan: desk.plan, kind: 'review', title: '' }));
		must(await begin(VENDOR, { round: round.id, mentions: [OFFICER] }));
		must(await discardRound(desk.deps, { ...(await desk.as(VENDOR)), round: round.id }));
		expect(count()).toEqual(before);
	});
});

describe('a wall', () => {
	it('[NO13] keeps the notices of a 庁内メモ in its party', async () => {
		const thread = must(await begin(LEAD, { to: { party: ASAGIRI } }, await desk.partAt('memo', ASAGIRI)));
		expect(desk.told()).toEqual(['asagiri-decider asked', 'asagiri-officer asked']);
		// Somebody who has part in it and may not read it (any more).
		const speak = desk.sqlite.prepare("insert into comment (id, thread, seat, text, at) values ('word', ?, ?, '', '2026-12-01')");
		speak.run(thread, OFFICER);
		await reply('seat-asagiri-officer', thread);
		expect(desk.told()).toEqual(['asagiri-lead replied']);
	});

	it('[NO13] tells of a figure only whoever still reads all that it is computed of', async () => {
		const part = await desk.partAt('11', null);
		const thread = must(await begin(KITAHI, { place: { figure: 'budget.total' } }, part));
		await reply(LEAD, thread);
		expect(desk.told()).toEqual(['kitahi-business replied']);
		const give = (body: string) =>
			desk.sqlite.prepare("update part set body = ? where key = '11' and body in ('994065', 'business-kitahi')").run(body);
		give('business-kitahi');
		await reply(LEAD, thread);
		give('994065');
		expect(desk.told()).toEqual([]);
	});

	it('[NO13] is also the last day of a seat', async () => {
		must(await begin(VENDOR, { to: { party: KURISE } }));
		expect(desk.told()).toEqual(['kurise-decider asked', 'kurise-officer asked']);
		must(await changeMembers(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, change: { end: { seat: OFFICER } } }));
		must(await begin(VENDOR, { to: { party: KURISE } }));
		expect(desk.told()).toEqual(['kurise-decider asked']);
	});
});
