import type { SigningRequests } from '@renkei/api';
import { askingKinds, type Result, type SectionPolicy } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { changeMembers } from '../change-members.ts';
import { freezePart } from '../freeze-part.ts';
import { remind } from '../reminders/remind.ts';
import { reopenPart } from '../reopen-part.ts';
import { setPolicies } from '../set-policies.ts';
import { commitSigning, prepareSigning } from '../signing/sign.ts';
import { inboxOf } from './inbox.ts';
import { raiseLastDays } from './last-days.ts';
import { toldNotices } from './told-notices.ts';

const TSUBAKIZAKA = '994049';
const LEAD = 'seat-asagiri-lead';
const LEADING = 'seat-asagiri-decider';
const HEAD = 'seat-tsubakizaka-decider';
const ACTING = 'seat-tsubakizaka-acting';
const OFFICER = 'seat-tsubakizaka-officer';
/** The desk's day, and the one after it. */
const [TODAY, TOMORROW] = ['2026-12-01', '2026-12-02'];

let desk: PracticeDesk;
let trunk: string;

beforeAll(async () => {
	desk = await startPracticeDesk();
	trunk = await desk.partAt('03', null);
});

afterAll(async () => {
	await desk.close();
});

beforeEach(async () => {
	for (const table of ['notice', 'signoff', 'signoff_policy', 'reminder']) {
		desk.sqlite.prepare(`delete from ${table}`).run();
	}
	if ((desk.sqlite.prepare('select lock from part where id = ?').get(trunk) as { lock: string }).lock === 'frozen') {
		await reopen();
	}
	desk.sqlite.prepare('delete from notice').run();
});

function must<T>(result: Result<T>): T {
	if (!result.ok) {
		throw new Error(`${result.refusal.code} ${result.refusal.detail ?? ''}`);
	}
	return result.value;
}

const freeze = async () => must(await freezePart(desk.deps, { ...(await desk.as(LEAD)), part: trunk }));
const reopen = async () => must(await reopenPart(desk.deps, { ...(await desk.as(LEAD)), part: trunk, reason: '直すため' }));
const set = async (policy: Partial<SectionPolicy>, { seat = LEAD, sections = ['03'] } = {}) => {
	const change = { sections, policy };
	return must(await setPolicies(desk.deps, { ...(await desk.as(seat)), plan: desk.plan, change }));
};
const remindThem = async () =>
	must(await remind(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, said: { body: TSUBAKIZAKA } }));
/** What the calendar tells in the morning of the desk's day. */
const morning = () => raiseLastDays(desk, { at: `${TODAY}T14:30:00.000Z`, today: TODAY });
const rows = () => desk.db.selectFrom('notice').selectAll().orderBy('at').orderBy('seat').orderBy('kind').execute();
/** What still asks a seat. */
const asks = async (seat: string) =>
	(await rows())
		.filter((row) => row.seat === seat && row.settled_at === null)
		.map(({ kind }) => kind)
		.filter((kind) => (askingKinds as readonly string[]).includes(kind));
const take = async (seat: string, act: 'sign' | 'withdraw', signoffs: readonly string[] = []) => {
	const { contentHash } = desk.sqlite.prepare('select frozen_hash as contentHash from part where id = ?').get(trunk) as {
		contentHash: string;
	};
	const said =
		act === 'sign' ? { parts: [{ part: trunk, contentHash }], verdict: 'agree' } : { signoffs, text: '負担額を見直すため' };
	const request = { act, capacity: 'decision-maker', ...said } as SigningRequests['prepare'];
	const ask = { plan: desk.plan, address: desk.address };
	const { intent } = must(await prepareSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request }));
	return must(await commitSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request: { ...request, nonce: intent.nonce } }));
};

describe('a 確認 that has to come first no more', () => {
	it('[NT11] asks no officer for it from that very change on, by a reminder or by a last day; the freeze’s ask stands', async () => {
		await set({ checkFirst: true, dueOn: TOMORROW });
		await freeze();
		await remindThem();
		expect(await asks(OFFICER)).toEqual(['check-due', 'reminded']);
		const decides = await asks(HEAD);
		expect(decides).toEqual(['sign-due', 'reminded']);
		await set({ checkFirst: false });
		expect([await asks(OFFICER), await asks(HEAD)]).toEqual([['check'], decides]);
		// Nor does the calendar bring it back.
		await morning();
		expect(await asks(OFFICER)).toEqual(['check']);
	});

	it('[NT11] where it still has to come first nothing ends', async () => {
		await set({ checkFirst: true, dueOn: TOMORROW });
		await freeze();
		await remindThem();
		await set({ freezing: 'deciders' });
		expect(await asks(OFFICER)).toEqual(['check-due', 'reminded']);
	});
});

describe('what asks near the last day', () => {
	const mailed = (on: boolean) => {
		desk.sqlite.prepare('delete from mail_choice').run();
		const { person } = desk.sqlite.prepare('select person from seat where id = ?').get(HEAD) as { person: string };
		desk.sqlite.prepare('update plan set practice = ? where id = ?').run(on ? 0 : 1, desk.plan);
		if (on) {
			desk.sqlite
				.prepare(
					"insert into mail_choice (person, address, to_me, news, words, code_tries) values (?, 'machida@example.jp', 'prompt', 'digest', 1, 0)",
				)
				.run(person);
		}
	};
	const toMail = async () =>
		(await rows())
			.filter(({ seat, mail_time: time, settled_at: settled }) => seat === HEAD && time === 'prompt' && settled === null)
			.map(({ kind, mail }) => `${kind} ${mail ?? 'waits'}`);

	it.each([TODAY, TOMORROW])(
		'[NT12] a freeze is one mail where the last day is %s, and the calendar sends no second',
		async (day) => {
			mailed(true);
			await set({ dueOn: day });
			await freeze();
			expect(await toMail()).toEqual(['sign-due waits']);
			desk.sqlite.prepare("update notice set mail = 'left' where seat = ? and settled_at is null").run(HEAD);
			await morning();
			expect(await toMail()).toEqual(['sign-due left']);
			mailed(false);
		},
	);

	it('[NT12] where the last day is later it asks as ever, and whoever froze is told by the calendar alone', async () => {
		await set({ dueOn: '2026-12-03' });
		await freeze();
		expect(await asks(HEAD)).toEqual(['sign']);
		await reopen();
		desk.sqlite.prepare('delete from notice').run();
		await set({ dueOn: TODAY }, { seat: LEADING });
		must(await freezePart(desk.deps, { ...(await desk.as(LEADING)), part: trunk }));
		expect([await asks(LEADING), await asks(HEAD)]).toEqual([[], ['sign-due']]);
		await morning();
		expect(await asks(LEADING)).toEqual(['sign-due']);
	});

	it('[NT12] a 撤回 and a seat that begins ask by the notice of the day, too', async () => {
		await freeze();
		const act = await take(HEAD, 'sign');
		await set({ dueOn: TODAY });
		expect(await asks(ACTING)).toEqual([]);
		await take(
			HEAD,
			'withdraw',
			act.signoffs.map(({ id }) => id),
		);
		expect(await asks(ACTING)).toEqual(['sign-due']);
		const add = { party: TSUBAKIZAKA, person: '新任 太郎', post: '町長', role: 'decider' as const };
		must(await changeMembers(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, change: { add } }));
		const { id } = desk.sqlite
			.prepare("select seat.id from seat join person on person.id = seat.person where person.name = '新任 太郎'")
			.get() as { id: string };
		const ofTrunk = (await rows()).filter(
			({ seat, part, settled_at: settled }) => seat === id && part === trunk && settled === null,
		);
		expect(ofTrunk.map(({ kind }) => kind)).toEqual(['sign-due']);
		must(await changeMembers(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, change: { end: { seat: id } } }));
	});
});

describe('a capacity that a section takes no more', () => {
	it('[NT13] is asked for nothing from then on, and again when it is taken again', async () => {
		await freeze();
		expect([await asks(ACTING), await asks(HEAD)]).toEqual([['sign'], ['sign']]);
		await set({ deciding: ['decision-maker', 'delegated'] });
		expect([await asks(ACTING), await asks(HEAD)]).toEqual([[], ['sign']]);
		await reopen();
		await freeze();
		expect([await asks(ACTING), await asks(HEAD)]).toEqual([[], ['sign']]);
		// Another section gives it nothing.
		await set({ deciding: ['decision-maker'] }, { sections: ['05'] });
		await set({ deciding: ['decision-maker', 'acting'] }, { sections: ['05'] });
		expect(await asks(ACTING)).toEqual([]);
		await set({ deciding: ['decision-maker', 'acting'] });
		expect([await asks(ACTING), await asks(HEAD)]).toEqual([['sign'], ['sign']]);
	});

	it('[NT13] near a last day, too, and what was decided meanwhile asks nobody', async () => {
		await set({ dueOn: TOMORROW });
		await freeze();
		expect(await asks(ACTING)).toEqual(['sign-due']);
		await set({ deciding: ['decision-maker'] });
		expect([await asks(ACTING), await asks(HEAD)]).toEqual([[], ['sign-due']]);
		await set({ deciding: ['decision-maker', 'acting'] });
		expect(await asks(ACTING)).toEqual(['sign-due']);
		await set({ deciding: ['decision-maker'] });
		await take(HEAD, 'sign');
		await set({ deciding: ['decision-maker', 'acting'] });
		expect(await asks(ACTING)).toEqual([]);
	});
});

describe('other rules of sign-off', () => {
	const told = async () => {
		const found = (await rows()).filter(({ kind }) => kind === 'policy').map(({ seat }) => seat.replace('seat-', ''));
		desk.sqlite.prepare('delete from notice').run();
		return found;
	};
	it('[NO68] are told once for an act over many sections, as news, to whom they touch and not to whoever did it', async () => {
		const held = (await desk.db.selectFrom('seat').select('id').where('plan', '=', desk.plan).execute()).map(({ id }) => id);
		await set({ dueOn: '2026-12-20', checkFirst: true }, { sections: ['03', '05', '13'] });
		const [first] = await rows();
		expect(first).toMatchObject({ kind: 'policy', personal: 0, part: null });
		const all = await told();
		expect(all.length).toBeGreaterThan(7);
		expect(all).toEqual([...new Set(all)]);
		expect(all).toContain('tsubakizaka-officer');
		expect(all).not.toContain('asagiri-lead');
		// Neither the vendor, nor a business, nor the prefecture.
		expect(all.filter((seat) => /reviewer|business/.test(seat))).toEqual([]);
		expect(held).toEqual(expect.arrayContaining(['seat-michishirube-reviewer', 'seat-kitahi-business']));
		await set({ deciding: ['decision-maker'] });
		const deciders = await told();
		expect(deciders).toEqual(all.filter((seat) => !seat.endsWith('officer')));
		expect(deciders).toContain('tsubakizaka-acting');
		await set({ freezing: 'deciders' });
		expect(await told()).toEqual(deciders.filter((seat) => seat.startsWith('asagiri')));
		await set({ freezing: 'deciders' });
		expect(await told()).toEqual([]);
	});

	it('[NO68] say in the inbox what was set, and are not told for an act that is refused', async () => {
		await set({ dueOn: '2026-12-20' }, { sections: ['05', '03'] });
		const notices = (await rows()).filter(({ seat }) => seat === HEAD);
		const [notice] = await toldNotices(desk.db, { template: desk.template, today: TODAY, notices });
		expect(notice).toMatchObject({ kind: 'policy', asks: false, by: { id: LEAD }, detail: '03・05：期限は令和8年12月20日' });
		const { personId } = (await desk.as(HEAD)).session;
		const { news } = await inboxOf(desk, { moment: { at: `${TODAY}T05:00:00.000Z`, today: TODAY }, session: { personId } });
		expect(news.map(({ kind }) => kind)).toEqual(['policy']);
		await told();
		const refused = { sections: ['03'], policy: { dueOn: null } };
		const asked = await setPolicies(desk.deps, { ...(await desk.as(HEAD)), plan: desk.plan, change: refused });
		expect([asked.ok, await told()]).toEqual([false, []]);
	});
});
