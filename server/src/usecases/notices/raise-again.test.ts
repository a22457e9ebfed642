import type { Result } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeRow } from '../../storage/tables.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { addComment } from '../add-comment.ts';
import { addThread, type NewThread } from '../add-thread.ts';
import { type CommentChange, changeComment } from '../change-comment.ts';
import { changeThread, type ThreadChange } from '../change-thread.ts';
import { newRound } from '../rounds/change-round.ts';
import { releaseRound } from '../rounds/release-round.ts';
import { toldNotices } from './told-notices.ts';

const ASAGIRI = '994014';
const KURISE = '994031';
const LEAD = 'seat-asagiri-lead';
const OFFICER = 'seat-kurise-officer';
const DECIDER = 'seat-kurise-decider';
const VENDOR = 'seat-michishirube-reviewer';
const KITAHI = 'seat-kitahi-business';
const leading = (kind: string) => ['asagiri-decider', 'asagiri-lead', 'asagiri-officer'].map((seat) => `${seat} ${kind}`);
const kurise = (kind: string) => ['kurise-decider', 'kurise-officer'].map((seat) => `${seat} ${kind}`);

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
	must(
		await addThread(desk.deps, { ...(await desk.as(seat)), part, thread: { kind: 'question', text: 'どうしますか。', ...more } }),
	);
const reply = async (seat: string, thread: string, mentions: readonly string[] = []) =>
	must(await addComment(desk.deps, { ...(await desk.as(seat)), thread, words: { text: '返事です。', mentions } }));
const change = async (seat: string, thread: string, to: ThreadChange) =>
	must(await changeThread(desk.deps, { ...(await desk.as(seat)), thread, change: to }));
const edit = async (seat: string, comment: string | undefined, to: CommentChange) =>
	must(await changeComment(desk.deps, { ...(await desk.as(seat)), comment: comment ?? '', change: to }));
const commentsOf = (thread: string) =>
	(desk.sqlite.prepare('select id from comment where thread = ? order by at, id').all(thread) as { id: string }[]).map(
		({ id }) => id,
	);
/** Notices that ask in a thread, as `seat kind`. */
const asking = (thread: string) =>
	(
		desk.sqlite
			.prepare(
				`select seat, kind from notice where thread = ? and settled_at is null and done_at is null
				and kind in ('asked', 'mentioned', 'due') order by seat, kind`,
			)
			.all(thread) as { seat: string; kind: string }[]
	).map(({ seat, kind }) => `${seat.replace('seat-', '')} ${kind}`);
const tickOff = (thread: string) => desk.sqlite.prepare("update notice set done_at = 'x' where thread = ?").run(thread);
const release = async (...items: Partial<NewThread & { readonly part: string }>[]) => {
	const round = must(await newRound(desk.deps, { ...(await desk.as(VENDOR)), plan: desk.plan, kind: 'review', title: '' }));
	const threads: string[] = [];
	for (const { part = trunk, ...item } of items) {
		threads.push(await begin(VENDOR, { round: round.id, ...item }, part));
	}
	must(await releaseRound(desk.deps, { ...(await desk.as(VENDOR)), round: round.id }));
	return { round: round.id, threads };
};
const roundAsks = (round: string) =>
	desk.sqlite
		.prepare("select seat from notice where round = ? and kind = 'round-asks' and settled_at is null order by seat")
		.pluck()
		.all(round);

describe('words that are taken back', () => {
	it('[NO32] of a thread that still waits leave its asking to the words that are left', async () => {
		const thread = await begin(VENDOR);
		await reply(VENDOR, thread);
		await edit(VENDOR, commentsOf(thread)[0], { deleted: true });
		expect([desk.told(), desk.settled(), asking(thread)]).toEqual([[], [], leading('asked')]);
		const rows = desk.sqlite.prepare("select * from notice where thread = ? and kind = 'asked'").all(thread) as NoticeRow[];
		const { template, today } = desk;
		const told = await toldNotices(desk.db, { template, today, notices: rows });
		expect(told.map((one) => one.thread?.text)).toEqual(['返事です。', '返事です。', '返事です。']);
	});

	it('[NO24] let the thread ask again the whole party, and whoever took them back', async () => {
		const thread = await begin(VENDOR, { to: { party: KURISE } });
		await reply(OFFICER, thread);
		expect(asking(thread)).toEqual([]);
		await edit(OFFICER, commentsOf(thread)[1], { deleted: true });
		expect([desk.told(), asking(thread)]).toEqual([[], kurise('asked')]);
		const { n } = desk.sqlite.prepare('select count(*) as n from notice where thread = ?').get(thread) as { n: number };
		// Two that ask, and the reply that nobody is shown any more.
		expect([n, desk.settled()]).toEqual([3, ['michishirube-reviewer replied']]);
	});

	it('[NO24] let the round ask again', async () => {
		const { round, threads } = await release({ to: { party: KURISE } });
		expect(roundAsks(round)).toEqual([DECIDER, OFFICER]);
		await reply(OFFICER, threads[0] ?? '');
		expect(roundAsks(round)).toEqual([]);
		await edit(OFFICER, commentsOf(threads[0] ?? '')[1], { deleted: true });
		expect([roundAsks(round), desk.told()]).toEqual([[DECIDER, OFFICER], []]);
	});

	it('[NO24] that named a seat which the thread asks anyway leave it asked', async () => {
		const thread = await begin(VENDOR);
		await reply(VENDOR, thread, [LEAD]);
		expect([desk.told(), desk.settled()]).toEqual([['asagiri-lead mentioned!'], ['asagiri-lead asked']]);
		await edit(VENDOR, commentsOf(thread)[1], { deleted: true });
		expect([desk.told(), asking(thread)]).toEqual([[], leading('asked')]);
	});
});

describe('a name', () => {
	it('[NO14] that nobody has answered asks anew when the thread is opened again, in its own words', async () => {
		const thread = await begin(VENDOR, { mentions: [OFFICER] });
		await change(LEAD, thread, { state: 'resolved', text: '直しました。' });
		await edit(VENDOR, commentsOf(thread)[0], { text: '直した言葉', mentions: [OFFICER, DECIDER] });
		expect(desk.told()).toEqual(['kurise-decider named']);
		await change(LEAD, thread, { state: 'open' });
		expect(desk.told()).toEqual([...kurise('mentioned!'), 'michishirube-reviewer opened-again']);
		const about = desk.sqlite.prepare(
			"select distinct comment, by_seat from notice where at = (select max(at) from notice) and kind = 'mentioned'",
		);
		expect(about.all()).toEqual([{ comment: commentsOf(thread)[0], by_seat: VENDOR }]);
	});

	it('[NO15] that came by an edit is not answered by what its seat had said before, nor by a stranger', async () => {
		const thread = await begin(VENDOR);
		await reply(OFFICER, thread);
		await edit(VENDOR, commentsOf(thread)[0], { text: '書き直しました。', mentions: [OFFICER] });
		expect(desk.told()).toEqual(['kurise-officer mentioned!']);
		await reply(LEAD, thread);
		expect(desk.settled()).not.toContain('kurise-officer mentioned!');
		await edit(VENDOR, commentsOf(thread)[0], { text: 'もう一度。', mentions: [OFFICER] });
		expect([desk.told(), asking(thread)]).toEqual([[], ['kurise-officer mentioned']]);
		await reply(OFFICER, thread);
		expect(desk.settled()).toEqual(['kurise-officer mentioned!']);
	});

	it('[NO2] takes the place of what its party is asked', async () => {
		const thread = await begin(VENDOR, { mentions: [LEAD] });
		await reply(VENDOR, thread);
		expect([desk.told(), asking(thread).filter((one) => one.startsWith('asagiri-lead'))]).toEqual([
			[],
			['asagiri-lead mentioned'],
		]);
	});

	it('[NO23] calls whoever may only read, in a round as well', async () => {
		const part = await desk.partAt('02', KURISE);
		await begin(VENDOR, { mentions: [KITAHI] }, part);
		expect(desk.told()).toContain('kitahi-business named');
		await release({ part, mentions: [KITAHI] });
		expect(desk.told()).toContain('kitahi-business round');
	});
});

describe('what was ticked off', () => {
	it('[NO2] is asked anew by new words, and by nothing else', async () => {
		const thread = await begin(VENDOR, { to: { party: KURISE } });
		tickOff(thread);
		await change(VENDOR, thread, { due: '2026-12-24' });
		await edit(VENDOR, commentsOf(thread)[0], { text: '直した言葉' });
		expect([desk.told(), asking(thread)]).toEqual([[], []]);
		await reply(VENDOR, thread);
		expect([desk.told(), asking(thread)]).toEqual([kurise('asked'), kurise('asked')]);
	});
});

describe('an item of a round', () => {
	it('[NO16] that is given to somebody, or names somebody, asks them whatever else the round asks', async () => {
		const { threads } = await release({ to: { party: KURISE } }, { to: { party: ASAGIRI } });
		await change(VENDOR, threads[1] ?? '', { to: { party: KURISE, seat: OFFICER } });
		expect(desk.told()).toEqual(['kurise-officer asked!']);
		await reply(VENDOR, threads[1] ?? '', [DECIDER]);
		expect(desk.told()).toEqual(['kurise-decider mentioned!', 'kurise-officer replied']);
	});
});

describe('a last day', () => {
	it('[NO41] that is set to tomorrow or today is told at once, and stands up again when it comes back', async () => {
		const thread = await begin(VENDOR, { to: { party: KURISE } });
		await change(VENDOR, thread, { due: '2026-12-02' });
		expect([desk.told(), desk.settled()]).toEqual([kurise('due'), kurise('asked')]);
		await change(VENDOR, thread, { due: '2026-12-24' });
		expect([desk.told(), desk.settled(), asking(thread)]).toEqual([[], kurise('due'), kurise('asked')]);
		await change(VENDOR, thread, { due: '2026-12-02' });
		expect([desk.told(), asking(thread)]).toEqual([[], kurise('due')]);
		await change(VENDOR, thread, { due: '2026-12-01', text: '今日までにお願いします。', mentions: [OFFICER] });
		// Words ask anyway.
		expect([desk.told(), asking(thread)]).toEqual([
			...[
				['kurise-decider asked', 'kurise-officer mentioned!'],
				['kurise-decider asked', 'kurise-officer mentioned'],
			],
		]);
	});
});

describe('one person', () => {
	it('[NO25] of two seats is asked once: as the one that is asked itself, else as the one of the higher role', async () => {
		const holder = desk.sqlite.prepare('select person from seat where id = ?').pluck();
		const give = (person: unknown) => desk.sqlite.prepare('update seat set person = ? where id = ?').run(person, OFFICER);
		const before = holder.get(OFFICER);
		give(holder.get(DECIDER));
		const thread = await begin(VENDOR, { to: { party: KURISE } });
		expect(desk.told()).toEqual(['kurise-decider asked']);
		await reply(VENDOR, thread, [OFFICER]);
		expect([desk.told(), desk.settled()]).toEqual([['kurise-officer mentioned!'], ['kurise-decider asked']]);
		await reply(VENDOR, thread);
		expect([desk.told(), asking(thread)]).toEqual([[], ['kurise-officer mentioned']]);
		give(before);
	});

	it('[NO14] of a seat that is not there any more is waited for no longer', async () => {
		const thread = await begin(VENDOR);
		desk.sqlite
			.prepare(
				`insert into notice (id, seat, plan, kind, personal, thread, at, mail_time) values ('lost', 'seat-lost', ?, 'asked', 0, ?, '', 'none')`,
			)
			.run(desk.plan, thread);
		await reply(VENDOR, thread);
		expect([desk.settled(), asking(thread)]).toEqual([['lost asked'], leading('asked')]);
	});
});
