import { createHash } from 'node:crypto';
import {
	accept,
	bodyStanding,
	type ColumnSpec,
	capacityOf,
	contentHashOf,
	decideFreeze,
	decideReopen,
	decideSignoff,
	defaultPolicy,
	editionOf,
	isBodyCode,
	may,
	mayAnswerItem,
	mayRound,
	memberBodies,
	type PartLock,
	type PartSpec,
	type PlanRules,
	partSpecOf,
	partState,
	requiredBodies,
	type Scalar,
	type Signoff,
	template,
} from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import { type DemoAddress, type DemoBlock, type DemoPart, type DemoSeat, demoPlan } from './demo-plan.ts';

const rules: PlanRules = { representative: demoPlan.representative, draftingAllowed: true, suggestOnly: [] };
const membershipOf = new Map(demoPlan.parties.map((party) => [party.code, party.membership]));
const addressOf = ({ key, body }: DemoAddress): string => `${key}/${body ?? 'trunk'}`;
const partAt = (address: DemoAddress): DemoPart | undefined =>
	demoPlan.parts.find((part) => addressOf(part) === addressOf(address));

function specOf(address: DemoAddress): PartSpec {
	const spec = partSpecOf(template, address);
	expect(spec, addressOf(address)).not.toBeNull();
	return spec as PartSpec;
}

function seatOf(id: string): DemoSeat {
	const seat = demoPlan.seats.find((candidate) => candidate.seat === id);
	expect(seat, id).toBeDefined();
	return seat as DemoSeat;
}

function actingSeat(id: string) {
	const { party, role } = seatOf(id);
	return { party, role, membership: membershipOf.get(party) as NonNullable<ReturnType<typeof membershipOf.get>> };
}

/** What a value of each type looks like; the limit and the choices are the entry's own. */
function fits(value: Scalar, entry: ColumnSpec): boolean {
	switch (entry.type) {
		case 'number':
		case 'yen':
		case 'thousand-yen':
		case 'percent':
			return typeof value === 'number' && Number.isFinite(value);
		case 'flag':
			return typeof value === 'boolean';
		case 'date':
			return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
		case 'month':
			return typeof value === 'string' && /^\d{4}-\d{2}$/.test(value);
		case 'choice':
			return typeof value === 'string' && entry.choices?.includes(value) === true;
		case 'body':
			return typeof value === 'string' && memberBodies(demoPlan.parties).some((body) => body.code === value);
		default:
			return typeof value === 'string' && value !== '';
	}
}

const textsOf = (blocks: readonly DemoBlock[]): readonly string[] =>
	blocks.flatMap((block) => (typeof block === 'string' ? [block] : 'heading' in block ? [block.heading] : block.list));

/** Plays the acts as the server will, through the plan's own decisions, on a hash of the words. */
function play() {
	const locks = new Map<string, PartLock>();
	const signoffs = new Map<string, Signoff[]>();
	const appended = new Map<string, string[]>();
	const hashOf = (address: DemoAddress): string => {
		const part = partAt(address);
		const prose = [...textsOf(part?.prose ?? []), ...(appended.get(addressOf(address)) ?? [])];
		const content = { ...address, template: template.key, schema: 1, prose, fields: [], tables: [], shown: [] };
		return contentHashOf(content, (text) => createHash('sha256').update(text).digest('hex'));
	};
	for (const [at, act] of demoPlan.acts.entries()) {
		const key = addressOf(act.part);
		const lock: PartLock = locks.get(key) ?? { kind: 'open', reopened: null };
		const situation = { ...act.part, frozen: lock.kind === 'frozen' };
		const name = `act ${at}: ${act.kind} ${key} by ${act.seat}`;
		const right = { freeze: 'freeze', reopen: 'freeze', sign: 'sign', edit: 'write', rewrite: 'write' } as const;
		expect(may(actingSeat(act.seat), right[act.kind], rules, situation), name).toBe(true);
		switch (act.kind) {
			case 'freeze':
				expect(decideFreeze(lock), name).toEqual(accept(null));
				locks.set(key, { kind: 'frozen', seq: at, contentHash: hashOf(act.part), at: act.at, by: act.seat });
				break;
			case 'reopen':
				expect(decideReopen(lock, act.reason).ok, name).toBe(true);
				locks.set(key, { kind: 'open', reopened: { at: act.at, by: act.seat, reason: act.reason } });
				break;
			case 'rewrite':
				// The words of the demo are those of now.
				break;
			case 'edit':
				appended.set(key, [...(appended.get(key) ?? []), act.append]);
				break;
			case 'sign': {
				const { role, party, delegation = null } = seatOf(act.seat);
				const request = {
					contentHash: hashOf(act.part),
					verdict: act.verdict,
					capacity: act.capacity,
					documentNumber: act.documentNumber ?? null,
					decidedOn: act.decidedOn ?? null,
					text: act.text ?? null,
				};
				const ground = { policy: defaultPolicy, body: party, signoffs: signoffs.get(key) ?? [] };
				expect(decideSignoff(lock, { role, delegation }, request, ground), name).toEqual(accept(request));
				expect(capacityOf(role) === 'checked', name).toBe(act.documentNumber === undefined);
				const { verdict, capacity, contentHash } = request;
				const signoff = { id: String(at), body: party, verdict, capacity, contentHash, at: act.at };
				signoffs.set(key, [...(signoffs.get(key) ?? []), { ...signoff, withdrawnAt: null, lapsedAt: null, carriedTo: null }]);
				break;
			}
		}
	}
	const stateOf = (part: DemoAddress): string =>
		partState(
			locks.get(addressOf(part)) ?? { kind: 'open', reopened: null },
			requiredBodies(part, demoPlan.parties),
			signoffs.get(addressOf(part)) ?? [],
		);
	const standingsOf = (part: DemoAddress): string[] =>
		requiredBodies(part, demoPlan.parties).map((body) => bodyStanding(body, signoffs.get(addressOf(part)) ?? [], hashOf(part)));
	return { stateOf, standingsOf };
}

describe('the 練習用 plan', () => {
	it('[DM1] names seven invented bodies with right check digits, in code order, told apart by two letters', () => {
		const members = memberBodies(demoPlan.parties);
		expect(members.map((party) => party.shortName)).toEqual(['朝霧', '霞沢', '栗瀬', '椿坂', '灯野', '水守', '若杉']);
		const coded = demoPlan.parties.filter((party) => party.kind === 'municipality' || party.kind === 'prefecture');
		for (const { code, name } of coded) {
			expect(isBodyCode(code) && code.startsWith('99'), name).toBe(true);
		}
		const shortNames = demoPlan.parties.map((party) => party.shortName);
		expect(new Set(shortNames).size).toBe(shortNames.length);
		expect(shortNames.every((shortName) => [...shortName].length === 2)).toBe(true);
		expect(editionOf(demoPlan.edition)).not.toBeNull();
	});

	it('[DM2] gives every member body an officer and a decider, the 代表団体 a lead, and the sign-in page four cards', () => {
		for (const body of memberBodies(demoPlan.parties)) {
			const roles = demoPlan.seats.filter((seat) => seat.party === body.code).map((seat) => seat.role);
			expect(roles, body.name).toEqual(expect.arrayContaining(['officer', 'decider']));
		}
		const roles = demoPlan.seats.map((seat) => seat.role);
		expect(roles).toEqual(expect.arrayContaining(['lead', 'delegate', 'acting', 'reviewer', 'business']));
		const cards = demoPlan.seats.flatMap((seat) => (seat.card === undefined ? [] : [seat.card]));
		expect(cards.sort((a, b) => a.order - b.order).map((card) => card.title)).toEqual([
			'町の担当者',
			'代表団体',
			'決裁権者',
			'国の委託事業者',
		]);
		for (const seat of demoPlan.seats) {
			expect(membershipOf.has(seat.party), seat.seat).toBe(true);
		}
		expect(new Set(demoPlan.seats.map((seat) => seat.seat)).size).toBe(demoPlan.seats.length);
	});

	it('[DM3] writes only fields, tables and values that the template knows', () => {
		expect(new Set(demoPlan.parts.map(addressOf)).size).toBe(demoPlan.parts.length);
		for (const part of demoPlan.parts) {
			const spec = specOf(part);
			for (const [key, value] of Object.entries(part.fields)) {
				const field = spec.fields.find((candidate) => candidate.key === key);
				const name = `${addressOf(part)} ${key} = ${value}`;
				expect(field !== undefined && fits(value, field), name).toBe(true);
				expect(String(value).length, name).toBeLessThanOrEqual(field?.limit ?? Number.POSITIVE_INFINITY);
			}
			for (const [key, rows] of Object.entries(part.tables)) {
				const table = spec.tables.find((candidate) => candidate.key === key);
				for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
					const columnSpec = table?.columns.find((candidate) => candidate.key === column);
					expect(columnSpec !== undefined && fits(value, columnSpec), `${addressOf(part)} ${key}.${column} = ${value}`).toBe(
						true,
					);
				}
			}
		}
	});

	it('[DM4] holds prose in at least ten sections and leaves some bodies unfilled', () => {
		const sections = demoPlan.parts.filter((part) => part.body === null && part.prose.length >= 2).map((part) => part.key);
		expect(new Set(sections).size).toBeGreaterThanOrEqual(10);
		const filled = (key: string) => demoPlan.parts.filter((part) => part.key === key && part.body !== null).length;
		expect(filled('02')).toBe(5);
		expect(filled('11')).toBe(7);
	});

	it('[DM5] quotes in its threads words that stand exactly once in the prose of the part', () => {
		for (const thread of demoPlan.threads) {
			const part = partAt(thread.part);
			expect(part, addressOf(thread.part)).toBeDefined();
			if (thread.quote !== null) {
				const occurrences = textsOf(part?.prose ?? []).flatMap((text) => text.split(thread.quote as string).slice(1));
				expect(occurrences, thread.quote).toHaveLength(1);
			}
			expect(thread.replacement !== undefined, `${thread.kind} ${thread.quote}`).toBe(thread.kind === 'suggestion');
			const times = thread.comments.map((comment) => comment.at);
			expect(times).toEqual([...times].sort());
		}
		expect(demoPlan.threads.filter((thread) => thread.state === 'resolved')).toHaveLength(1);
	});

	it('[DM6] lets only seats comment and suggest that the rights table lets', () => {
		for (const thread of demoPlan.threads) {
			for (const [at, comment] of thread.comments.entries()) {
				const action = at === 0 && thread.kind === 'suggestion' ? 'suggest' : 'comment';
				expect(may(actingSeat(comment.seat), action, rules, { ...thread.part, frozen: false }), comment.text).toBe(true);
			}
		}
	});

	it('[DM8] asks and names in its threads only who may read them, about values that stand there, in order of time', () => {
		const { threads } = demoPlan;
		for (const { part, place, to, due, comments } of threads) {
			const asked = to?.seat === undefined ? [] : [to.seat];
			const heard = comments.flatMap(({ mentions = [], reactions = [] }) => [...mentions, ...reactions.map(({ seat }) => seat)]);
			for (const seat of [...asked, ...heard]) {
				expect(may(actingSeat(seat), 'comment', rules, { ...part, frozen: false }), seat).toBe(true);
			}
			expect(asked.map((seat) => seatOf(seat).party)).toEqual(asked.map(() => to?.party));
			expect(due === undefined || due > (comments.at(-1)?.at ?? '')).toBe(true);
			for (const { at, edited, reactions = [] } of comments) {
				expect([...reactions, ...(edited === undefined ? [] : [edited])].every((later) => later.at > at)).toBe(true);
			}
			if (place !== undefined) {
				const held = partAt(part);
				const value = 'field' in place ? held?.fields[place.field] : held?.tables[place.table]?.[place.row - 1]?.[place.column];
				expect(value, JSON.stringify(place)).toBeDefined();
			}
		}
		const said = threads.flatMap(({ comments }) => comments);
		const shown = [
			threads.filter(({ to, due }) => to !== undefined && due !== undefined).length >= 3,
			threads.some(({ place }) => place !== undefined && 'field' in place),
			threads.some(({ place }) => place !== undefined && 'column' in place),
			said.some(({ edited }) => edited !== undefined),
			said.some(({ mentions }) => mentions !== undefined),
			said.some(({ reactions }) => reactions !== undefined),
		];
		expect(shown).toEqual(shown.map(() => true));
	});

	it('[DM9] has released a round of the vendor, whose items are its threads and were answered after the release', () => {
		expect(demoPlan.rounds).toHaveLength(1);
		for (const { seat, begunAt, releasedAt, items } of demoPlan.rounds) {
			expect(mayRound(actingSeat(seat), rules)).toBe(true);
			expect(items.length).toBeGreaterThan(1);
			for (const { part, quote, status } of items) {
				const thread = demoPlan.threads.find((one) => addressOf(one.part) === addressOf(part) && one.quote === quote);
				const [first, ...answers] = thread?.comments ?? [];
				expect([first?.seat, begunAt < (first?.at ?? ''), (first?.at ?? '') < releasedAt]).toEqual([seat, true, true]);
				expect([...answers, status].every(({ at }) => at > releasedAt)).toBe(true);
				const asked = { to: thread?.to === undefined ? null : { seat: null, ...thread.to }, body: part.body };
				expect(mayAnswerItem(asked, { seat: status.seat, party: seatOf(status.seat).party }, rules)).toBe(true);
			}
		}
	});

	it('[DM7] plays its acts in order of time through the decisions of the plan, to the states that the pictures show', () => {
		const times = demoPlan.acts.map((act) => act.at);
		expect(times).toEqual([...times].sort());
		const { stateOf, standingsOf } = play();
		expect(stateOf({ key: '00', body: null })).toBe('decided');
		expect(stateOf({ key: '19', body: null })).toBe('decided');
		expect(stateOf({ key: '06', body: null })).toBe('frozen');
		expect(standingsOf({ key: '06', body: null }).filter((standing) => standing !== 'decided')).toEqual(['none']);
		expect(stateOf({ key: '08', body: null })).toBe('drafting');
		expect(standingsOf({ key: '08', body: null })).toEqual([...Array(4).fill('lapsed'), 'none', 'none', 'lapsed']);
		expect(standingsOf({ key: '09', body: null })).toEqual([
			'decided',
			'conditional',
			'none',
			'checked',
			'returned',
			'none',
			'none',
		]);
		expect(stateOf({ key: '02', body: demoPlan.representative })).toBe('decided');
		expect(stateOf({ key: '02', body: null })).toBe('drafting');
	});
});
