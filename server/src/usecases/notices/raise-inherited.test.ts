import type { Result, SeatRole } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { addThread, type NewThread } from '../add-thread.ts';
import { changeMembers } from '../change-members.ts';
import { freezePart } from '../freeze-part.ts';
import { nameRepresentative } from '../name-representative.ts';
import { newRound } from '../rounds/change-round.ts';
import { releaseRound } from '../rounds/release-round.ts';
import { signDirectly } from '../signing/sign-directly.ts';

const ASAGIRI = '994014';
const KURISE = '994031';
const LEAD = 'seat-asagiri-lead';
const HEAD = 'seat-asagiri-decider';
const OFFICER = 'seat-kurise-officer';
const DECIDER = 'seat-kurise-decider';
const VENDOR = 'seat-michishirube-reviewer';

let desk: PracticeDesk;
let trunk: string;
let own: string;

beforeAll(async () => {
	desk = await startPracticeDesk();
	trunk = await desk.partAt('03', null);
	own = await desk.partAt('14', KURISE);
	// What the demo holds waits for nobody here.
	desk.sqlite.prepare("update thread set state = 'resolved'").run();
	desk.sqlite.prepare("update part set lock = 'open'").run();
	desk.sqlite.prepare('delete from notice').run();
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

const begin = async (more: Partial<NewThread> = {}) =>
	must(
		await addThread(desk.deps, {
			...(await desk.as(VENDOR)),
			part: trunk,
			thread: { kind: 'question', text: 'どうしますか。', ...more },
		}),
	);
const collect = async () =>
	must(await newRound(desk.deps, { ...(await desk.as(VENDOR)), plan: desk.plan, kind: 'review', title: '' })).id;
const name = async (seat: string, code: string) =>
	must(await nameRepresentative(desk.deps, { ...(await desk.as(seat)), plan: desk.plan, code }));
const sendBack = async (seat: string, part: string) => {
	const by = part === trunk ? LEAD : DECIDER;
	const { contentHash } = must(await freezePart(desk.deps, { ...(await desk.as(by)), part }));
	const said = { verdict: 'return', capacity: 'checked', text: '直してください。' } as const;
	const request = { act: 'sign' as const, parts: [{ part, contentHash }], ...said };
	must(await signDirectly(desk.deps, { ...(await desk.as(seat)), address: desk.address, plan: null, request }));
};
/** What asks a seat and is open, as `kind` with what it is about. */
const asking = (seat: string) =>
	desk.sqlite
		.prepare(
			`select kind || ' ' || coalesce(thread, round, part) from notice where seat = ? and settled_at is null
			and kind in ('asked', 'mentioned', 'due', 'round-asks', 'sign', 'sign-again', 'check', 'returned') order by 1`,
		)
		.pluck()
		.all(seat) as string[];

let thread = '';
let round = '';
let draft = '';

describe('another 代表団体', () => {
	it('[NO26] is asked what waited for the one before', async () => {
		thread = await begin();
		round = await collect();
		await begin({ round });
		await begin({ round, to: { party: KURISE } });
		must(await releaseRound(desk.deps, { ...(await desk.as(VENDOR)), round }));
		draft = await begin({ round: await collect() });
		await sendBack('seat-hino-officer', trunk);
		const before = [`asked ${thread}`, `returned ${trunk}`, `round-asks ${round}`];
		expect(asking(LEAD)).toEqual(expect.arrayContaining(before));
		expect(asking(OFFICER)).toEqual([`check ${trunk}`, `round-asks ${round}`]);
		await name(HEAD, KURISE);
		expect(desk.told()).toEqual(expect.arrayContaining(['kurise-officer asked', 'kurise-officer representative']));
		// The round has told what it asked before; what it asks now is more.
		expect(desk.told()).toEqual(expect.arrayContaining(['kurise-officer returned', 'kurise-officer round-asks']));
		expect(asking(OFFICER)).toEqual([`asked ${thread}`, `check ${trunk}`, `returned ${trunk}`, `round-asks ${round}`]);
		expect(before.filter((one) => asking(LEAD).includes(one))).toEqual([]);
		const told = desk.sqlite.prepare(
			'select by_seat, comment is not null as words, act is not null as reason from notice where seat = ? and kind = ?',
		);
		expect(told.all(OFFICER, 'asked')).toEqual([{ by_seat: VENDOR, words: 1, reason: 0 }]);
		expect(told.all(OFFICER, 'returned')).toEqual([{ by_seat: 'seat-hino-officer', words: 0, reason: 1 }]);
	});

	it('[NO26] is asked nothing that is still collected', () => {
		expect(desk.sqlite.prepare('select count(*) from notice where thread = ?').pluck().get(draft)).toBe(0);
	});

	it('[NO26] is told nothing twice when it comes back', async () => {
		await name(DECIDER, ASAGIRI);
		const back = [`asked ${thread}`, `returned ${trunk}`, `round-asks ${round}`];
		expect(asking(LEAD).filter((one) => !one.startsWith('check'))).toEqual(back);
		expect(asking(OFFICER)).toEqual([`check ${trunk}`, `round-asks ${round}`]);
	});

	it('[NO26] is asked also when it is the first', async () => {
		desk.sqlite.prepare('update plan set representative = null where id = ?').run(desk.plan);
		const orphan = await begin();
		expect(desk.told()).toEqual([]);
		await name(DECIDER, KURISE);
		expect(asking(OFFICER)).toContain(`asked ${orphan}`);
		await name(DECIDER, ASAGIRI);
	});
});

describe('a seat that begins', () => {
	const add = async (role: SeatRole) => {
		const seat = { party: KURISE, person: `新任 ${role}`, post: '総務課', role };
		must(await changeMembers(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, change: { add: seat } }));
		const id = desk.sqlite.prepare('select seat.id from seat join person on person.id = seat.person where person.name = ?');
		return id.pluck().get(seat.person) as string;
	};

	it('[NO27] is asked what waits for its body', async () => {
		const open = await begin({ to: { party: KURISE } });
		await begin({ to: { party: KURISE, seat: OFFICER } });
		await begin({ to: { party: KURISE }, round: await collect() });
		await sendBack(OFFICER, own);
		const officer = await add('officer');
		expect(asking(officer)).toEqual([
			...[`asked ${open}`, `check ${own}`, `check ${trunk}`, `returned ${own}`, `round-asks ${round}`].sort(),
		]);
		const decider = await add('decider');
		expect(asking(decider)).toEqual(expect.arrayContaining([`sign ${own}`, `sign ${trunk}`, `returned ${own}`]));
		expect(desk.told().every((one) => one.startsWith(decider))).toBe(true);
	});
});
