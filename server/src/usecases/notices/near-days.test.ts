import type { SigningRequests } from '@renkei/api';
import { askingKinds, isNamedInWhole, type Result, type SectionPolicy } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partRows } from '../../storage/parts.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { changeMembers } from '../change-members.ts';
import { objectToCorrection } from '../corrections/object.ts';
import { freezePart } from '../freeze-part.ts';
import { setPolicies } from '../set-policies.ts';
import { commitSigning, prepareSigning } from '../signing/sign.ts';
import { raiseLastDays } from './last-days.ts';

const LEAD = 'seat-asagiri-lead';
const LEADING = 'seat-asagiri-decider';
const HEAD = 'seat-tsubakizaka-decider';
const ACTING = 'seat-tsubakizaka-acting';
/** The desk's day. */
const TODAY = '2026-12-01';

let desk: PracticeDesk;

beforeAll(async () => {
	desk = await startPracticeDesk();
});

afterAll(async () => {
	await desk.close();
});

beforeEach(() => {
	for (const table of ['notice', 'signoff', 'signoff_policy']) {
		desk.sqlite.prepare(`delete from ${table}`).run();
	}
});

function must<T>(result: Result<T>): T {
	if (!result.ok) {
		throw new Error(`${result.refusal.code} ${result.refusal.detail ?? ''}`);
	}
	return result.value;
}

const freeze = async (part: string, seat: string) => must(await freezePart(desk.deps, { ...(await desk.as(seat)), part }));
const set = async (key: string, policy: Partial<SectionPolicy>, seat = LEAD) => {
	const change = { sections: [key], policy };
	return must(await setPolicies(desk.deps, { ...(await desk.as(seat)), plan: desk.plan, change }));
};
const sign = async (seat: string, part: string) => {
	const { contentHash } = desk.sqlite.prepare('select frozen_hash as contentHash from part where id = ?').get(part) as {
		contentHash: string;
	};
	const parts = [{ part, contentHash }];
	const request: SigningRequests['prepare'] = { act: 'sign', parts, verdict: 'agree', capacity: 'decision-maker' };
	const ask = { plan: desk.plan, address: desk.address };
	const { intent } = must(await prepareSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request }));
	return must(await commitSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request: { ...request, nonce: intent.nonce } }));
};
/** What the calendar tells on the desk's day. */
const morning = () => raiseLastDays(desk, { at: `${TODAY}T14:30:00.000Z`, today: TODAY });
/** What a part asks a seat for. */
const asks = async (seat: string, part: string) => {
	const found = await desk.db.selectFrom('notice').selectAll().where('seat', '=', seat).where('part', '=', part).execute();
	return found.filter((row) => row.settled_at === null && askingKinds.some((kind) => kind === row.kind)).map(({ kind }) => kind);
};

describe('what asks near the last day', () => {
	it('[NT12] an objection asks whoever made it by the notice of the day, too', async () => {
		const part = await desk.partAt('03', null);
		await freeze(part, LEAD);
		const { signoffs } = await sign(HEAD, part);
		await set('03', { dueOn: TODAY });
		const [correction, hash] = [desk.newId(), desk.sqlite.prepare('select frozen_hash from part where id = ?').pluck().get(part)];
		// The words were others when the body decided on them.
		desk.sqlite.prepare("update signoff set content_hash = 'sha256:before', lapsed_at = at").run();
		await desk.db
			.insertInto('correction')
			.values({
				...{ id: correction, plan: desk.plan, part, seat: LEAD, at: `${TODAY}T00:00:00.000Z`, reason: '誤字のため' },
				...{ from_seq: 1, from_hash: 'sha256:before', to_seq: 2, to_hash: String(hash), object_until: '2026-12-10' },
				...{ signoffs: JSON.stringify(signoffs.map(({ id }) => id)), carried: null, ended_at: null },
			})
			.execute();
		expect([await asks(HEAD, part), await asks(ACTING, part)]).toEqual([[], []]);
		const said = { plan: desk.plan, correction, text: '金額が変わっています。' };
		must(await objectToCorrection(desk.deps, { ...(await desk.as(HEAD)), ...said }));
		expect([await asks(HEAD, part), await asks(ACTING, part)]).toEqual([['sign-due'], ['sign-due']]);
	});

	it('[NT12] so does 21 ask whoever froze the last other part', async () => {
		const rows = (await partRows(desk.db, desk.plan)).filter((row) => isNamedInWhole(row) && row.lock === 'open');
		const whole = await desk.partAt('21', null);
		const decider = desk.sqlite.prepare("select id from seat where plan = ? and party = ? and role = 'decider'").pluck();
		const trunks = rows.filter(({ body }) => body === null);
		for (const { id, body } of [...rows.filter((row) => row.body !== null), ...trunks.slice(1)]) {
			await freeze(id, body === null ? LEAD : String(decider.get(desk.plan, body)));
		}
		await set('21', { dueOn: TODAY });
		await freeze(whole, LEAD);
		expect(await asks(LEADING, whole)).toEqual([]);
		await freeze(trunks[0]?.id ?? '', LEADING);
		expect([await asks(HEAD, whole), await asks(LEADING, whole)]).toEqual([['sign-due'], ['sign-due']]);
		await morning();
		expect([await asks(HEAD, whole), await asks(LEADING, whole)]).toEqual([['sign-due'], ['sign-due']]);
	});
});

it('[NT13] whoever sets that their own capacity is taken again is asked again', async () => {
	const part = await desk.partAt('05', null);
	const add = { party: '994014', person: '新任 太郎', post: '企画課長', role: 'delegate' as const };
	must(await changeMembers(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, change: { add } }));
	const seat = String(
		desk.sqlite
			.prepare("select seat.id from seat join person on person.id = seat.person where person.name = '新任 太郎'")
			.pluck()
			.get(),
	);
	desk.sqlite.prepare("update part set lock = 'open' where id = ?").run(part);
	await freeze(part, LEAD);
	expect(await asks(seat, part)).toEqual(['sign']);
	await set('05', { deciding: ['decision-maker'] }, seat);
	expect(await asks(seat, part)).toEqual([]);
	await set('05', { deciding: ['decision-maker', 'delegated'] }, seat);
	expect(await asks(seat, part)).toEqual(['sign']);
});
