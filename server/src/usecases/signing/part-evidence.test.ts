import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type {
	CorrectionsView,
	EvidenceEntryView,
	PartEvidenceView,
	PreparedView,
	SigningActView,
	SigningRequests,
	ThreadView,
} from '@renkei/api';
import type { SigningIntent } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeatFacts } from '../../storage/grant-facts.ts';
import { storedAnchor } from '../../testing/anchor-of.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';
import { opensReceipt } from './read-act.ts';

const [ASAGIRI, KASUMIZAWA, KURISE, TSUBAKIZAKA, HINO, MIZUMORI, WAKASUGI] = [
	...['994014', '994022', '994031', '994049', '994057', '994065', '994073'],
] as [string, string, string, string, string, string, string];

const folder = mkdtempSync(join(tmpdir(), 'renkei-'));
let now = new Date('2026-12-01T01:00:00.000Z');
let server: DemoServer;
let lead: SignedSeat;
let part: string;

const opened = async (): Promise<void> => {
	server = await startDemo({ data: folder }, { now: () => now });
	lead = await server.as('seat-asagiri-lead');
};
const pass = (minutes: number): void => {
	now = new Date(now.getTime() + minutes * 60_000);
};

type Said = SigningRequests['prepare'];
const decides = { verdict: 'agree', capacity: 'decision-maker' } as const;

/** Prepares and records an act over the words that are frozen now, a minute later. */
async function record(seat: string, said: object, parts: readonly string[] = [part]): Promise<SigningActView> {
	pass(1);
	const signer = await server.as(`seat-${seat}`);
	const frozen = parts.map(async (id) => ({ part: id, contentHash: (await signer.content(id)).contentHash }));
	const ask = { act: 'sign', parts: await Promise.all(frozen), ...decides, ...said } as Said;
	const prepared = await signer.post<PreparedView>(`/api/plans/${server.planId}/signing/prepare`, ask);
	const nonce = prepared.body.intent?.nonce;
	const done = await signer.post<SigningActView>(`/api/plans/${server.planId}/signing`, { ...ask, nonce });
	expect([done.status, done.body]).toMatchObject([201, {}]);
	return done.body;
}

const later = (seat: string, act: 'withdraw' | 'later-view', of: SigningActView, text: string | null) =>
	record(seat, { act, parts: undefined, signoffs: of.signoffs.map(({ id }) => id), verdict: null, text });

async function act(path: string, body: object = {}): Promise<void> {
	pass(1);
	expect((await lead.post(path, body)).status).toBeLessThan(300);
}
const freeze = () => act(`/api/parts/${part}/freeze`);
const reopen = (reason: string) => act(`/api/parts/${part}/reopen`, { reason });

async function replace(words: string, replacement: string): Promise<void> {
	const pieces = [{ anchor: storedAnchor(folder, part, words), replacement }];
	const { body } = await lead.post<{ threads: ThreadView[] }>(`/api/parts/${part}/suggestions`, { pieces });
	await act(`/api/parts/${part}/decisions`, { decision: 'accept', threads: [{ thread: body.threads[0]?.id }] });
}

const evidenceFor = (seat: SignedSeat, id = part) => seat.get<PartEvidenceView>(`/api/parts/${id}/evidence`);
const evidence = async (seat = lead, id = part): Promise<PartEvidenceView> => (await evidenceFor(seat, id)).body;

/** An entry as one line. */
function lineOf(entry: EvidenceEntryView): string {
	switch (entry.kind) {
		case 'signed': {
			const { body, capacity, verdict, state } = entry.signoff;
			return `signed ${body} ${capacity} ${verdict} ${state}`;
		}
		case 'withdrawn':
		case 'viewed':
			return `${entry.kind} ${entry.by?.person} ${entry.signoff.body}`;
		case 'ended':
			return `ended ${entry.bodies.join(' ')}`;
		default:
			return `${entry.kind} ${entry.by.person}`;
	}
}
const lines = ({ versions }: PartEvidenceView) => versions.map(({ entries }) => entries.map(lineOf));
const signedBy = ({ versions }: PartEvidenceView, body: string, capacity: string) => {
	const entry = versions
		.flatMap(({ entries }) => entries)
		.find((one) => one.kind === 'signed' && one.signoff.body === body && one.signoff.capacity === capacity);
	return entry?.kind === 'signed' ? entry : undefined;
};
/** Where each body stands, those that are not awaited without a time. */
const standings = ({ standings: all }: PartEvidenceView) =>
	Object.fromEntries(
		all.map(({ body, standing, awaitedSince }) => [body, awaitedSince === null ? standing : `${standing} ${awaitedSince}`]),
	);

let acting: SigningActView;

beforeAll(async () => {
	await opened();
	part = (await lead.part('03')).id;
});

afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('what was recorded of a part', () => {
	it('[EV1] nothing at first: no frozen words, and nobody is awaited', async () => {
		const found = await evidence();
		expect(found).toMatchObject({ part, key: '03', body: null, state: 'drafting', frozen: null, versions: [] });
		expect(found.title).not.toBe('');
		expect(found.standings.map(({ awaitedSince }) => awaitedSince)).toEqual(Array.from({ length: 7 }, () => null));
	});

	it('[EV2] every sign-off, its 後閲 and its 撤回 stand with the frozen words in order of time', async () => {
		await freeze();
		await record('kurise-officer', { capacity: 'checked' });
		const taken = await record('kurise-decider', { documentNumber: '栗総第501号' });
		await record('kasumizawa-delegate', { capacity: 'delegated', verdict: 'conditional', text: '費用は別に協議すること。' });
		const absent = { absent: '総務課長 村上 孝', consulted: ['財政課', '福祉課'], decidedOn: '2026-12-01' };
		acting = await record('tsubakizaka-acting', { capacity: 'acting', documentNumber: '椿総第77号', ...absent });
		await record('hino-decider', { verdict: 'return', text: '予約の電話番号がない。' });
		await record('wakasugi-decider', { verdict: 'not-applicable', text: '該当しない。' });
		await later('tsubakizaka-decider', 'later-view', acting, null);
		await later('kurise-decider', 'withdraw', taken, '別の案と取り違えたため');
		const found = await evidence();
		expect(lines(found)).toEqual([
			[
				'frozen 佐藤 真紀',
				`signed ${KURISE} checked agree valid`,
				`signed ${KURISE} decision-maker agree withdrawn`,
				`signed ${KASUMIZAWA} delegated conditional valid`,
				`signed ${TSUBAKIZAKA} acting agree valid`,
				`signed ${HINO} decision-maker return valid`,
				`signed ${WAKASUGI} decision-maker not-applicable valid`,
				`viewed 村上 孝 ${TSUBAKIZAKA}`,
				`withdrawn 小林 修 ${KURISE}`,
			],
		]);
		const { seq, contentHash } = await lead.content(part);
		expect(found.frozen).toMatchObject({ seq, contentHash });
		expect(found.versions[0]).toMatchObject({ seq, contentHash });
		expect(found.versions[0]?.entries.at(-1)).toMatchObject({ text: '別の案と取り違えたため', at: now.toISOString() });
		expect(signedBy(found, TSUBAKIZAKA, 'acting')).toMatchObject({
			receipt: { act: acting.id, number: acting.number, signedInBy: 'demo', stepUp: 'sign-in' },
			signoff: { viewing: 'done', documentNumber: '椿総第77号', basis: '椿坂町事務決裁規程第9条', ...absent },
		});
	});

	it('[EV4] says who has decided, who has returned, and who is awaited since when', async () => {
		const found = await evidence();
		const frozenAt = found.frozen?.at ?? '';
		expect(standings(found)).toEqual({
			...{ [ASAGIRI]: `none ${frozenAt}`, [KASUMIZAWA]: 'conditional', [TSUBAKIZAKA]: 'decided', [HINO]: 'returned' },
			...{ [WAKASUGI]: 'not-applicable', [MIZUMORI]: `none ${frozenAt}`, [KURISE]: `checked ${now.toISOString()}` },
		});
	});

	it('[EV3] while the words of the open part differ the sign-offs say so; since when, the next freeze says', async () => {
		await reopen('電話番号を書き足すため');
		expect(signedBy(await evidence(), KASUMIZAWA, 'delegated')).toMatchObject({ signoff: { state: 'valid' }, lapse: null });
		await replace('一度の予約で病院と店に行ける', '電話一本の予約で病院と店に行ける');
		const open = await evidence();
		expect(open).toMatchObject({ state: 'drafting', frozen: null });
		expect(signedBy(open, KASUMIZAWA, 'delegated')?.lapse).toEqual({ because: 'open', since: null });
		expect(signedBy(open, KURISE, 'decision-maker')?.lapse).toBeNull();
		await freeze();
		const found = await evidence();
		expect(signedBy(found, KASUMIZAWA, 'delegated')?.lapse).toEqual({ because: 'other-words', since: now.toISOString() });
		expect(found.versions.map(({ entries }) => entries.at(-1)).map((last) => last && lineOf(last))).toEqual([
			'reopened 佐藤 真紀',
			'frozen 佐藤 真紀',
		]);
		expect(found.versions[0]?.entries.at(-1)).toMatchObject({ reason: '電話番号を書き足すため' });
		expect(new Set(found.versions.map(({ contentHash }) => contentHash)).size).toBe(2);
	});

	it('[EV2] a 軽微な修正 stands with the corrected words: who declared it and why, who objected, and whom it carried over', async () => {
		const declared = { reason: '言い方をそろえました。', objectUntil: '2026-12-08' };
		await act(`/api/parts/${part}/corrections`, declared);
		const { body: list } = await lead.get<CorrectionsView>(`/api/plans/${server.planId}/corrections`);
		const id = list.corrections.find((one) => one.part === part)?.id;
		const objects = await server.as('seat-kasumizawa-officer');
		pass(1);
		await objects.post(`/api/plans/${server.planId}/corrections/${id}/objections`, { text: '電話だけに読めます。' });
		await server.close();
		now = new Date('2026-12-08T15:01:00.000Z');
		await opened();
		for (; (await evidence()).versions[1]?.entries.at(-1)?.kind !== 'ended'; ) {
			await new Promise((next) => setTimeout(next, 20));
		}
		const found = await evidence();
		expect(lines(found)[1]).toEqual([
			'frozen 佐藤 真紀',
			'declared 佐藤 真紀',
			'objected 高橋 健',
			`ended ${TSUBAKIZAKA} ${WAKASUGI}`,
		]);
		expect(found.versions[1]?.entries[1]).toMatchObject({ ...declared, from: { seq: found.versions[0]?.seq } });
		expect(signedBy(found, TSUBAKIZAKA, 'acting')).toMatchObject({ signoff: { state: 'valid', carried: true }, lapse: null });
	});

	it('[EV3] what was carried over has lapsed since other words than the corrected ones were frozen', async () => {
		await reopen('書き直すため');
		await replace('電話一本の予約で病院', '電話一本の予約で役場と病院');
		await freeze();
		const found = await evidence();
		expect(signedBy(found, TSUBAKIZAKA, 'acting')?.lapse).toEqual({ because: 'other-words', since: now.toISOString() });
		expect(signedBy(found, KASUMIZAWA, 'delegated')?.lapse).toMatchObject({ because: 'other-words' });
		expect(signedBy(found, KASUMIZAWA, 'delegated')?.lapse?.since).not.toBe(now.toISOString());
	});

	it('[EV1] words that were frozen again unchanged are the same words, however often', async () => {
		const before = await evidence();
		await reopen('見直しのため');
		await freeze();
		const found = await evidence();
		expect(found.versions.length).toBe(before.versions.length);
		expect(lines(found).at(-1)).toEqual(['frozen 佐藤 真紀', 'reopened 佐藤 真紀', 'frozen 佐藤 真紀']);
	});
});

describe('who is told of it', () => {
	it('[EV5] vendor, business and accompanying prefecture see the sign-offs without what is of the member bodies', async () => {
		const member = await evidence(await server.as('seat-mizumori-officer'));
		expect(member.versions).toEqual((await evidence()).versions);
		for (const seat of ['michishirube-reviewer', 'kitahi-business', 'tsukikage-reviewer']) {
			const found = await evidence(await server.as(`seat-${seat}`));
			expect(lines(found)).toEqual(lines(member));
			const text = JSON.stringify(found.versions);
			for (const inner of ['"総務課長 村上 孝"', '財政課"', '事務決裁規程', '"signedInBy"', acting.id]) {
				expect([seat, inner, text.includes(inner)]).toEqual([seat, inner, false]);
				expect(JSON.stringify(member.versions)).toContain(inner);
			}
			expect(text).toContain('費用は別に協議すること。');
		}
	});

	it('[EV5] the receipt is told to exactly the seats that open it', async () => {
		const signed = await record('kurise-decider', { documentNumber: '栗総第510号' });
		const receipt = `/api/plans/${server.planId}/signing/${signed.id}`;
		for (const seat of [
			'kurise-officer',
			'asagiri-lead',
			'hino-officer',
			'michishirube-reviewer',
			'sumikawa-business',
			'tsukikage-reviewer',
		]) {
			const reader = await server.as(`seat-${seat}`);
			const told = JSON.stringify(await evidence(reader)).includes(signed.id);
			expect([seat, told]).toEqual([seat, (await reader.get(receipt)).status === 200]);
		}
	});

	it('[EV5] of an act over several parts, to those who may read each of them', () => {
		const intent = { ...acting.intent, parts: ['one', 'other'].map((id) => ({ ...acting.intent.parts[0], part: id })) };
		const seatOf = (membership: string) => ({ party: { membership } }) as unknown as SeatFacts;
		const opens = (membership: string, read: readonly string[]) =>
			opensReceipt(seatOf(membership), intent as SigningIntent, (id) => read.includes(id));
		expect(opens('member', ['one', 'other'])).toBe(true);
		expect(opens('member', ['one'])).toBe(false);
		expect(opens('vendor', ['one', 'other'])).toBe(false);
	});

	it('[EV6] whoever may not read the part finds nothing: other bodies, vendor, state, strangers, nobody', async () => {
		const kurise = await server.as('seat-kurise-officer');
		const { id: memo } = await kurise.part('memo', KURISE);
		const quote = await (await server.as('seat-kitahi-business')).plan();
		const own = quote.sections.find(({ key }) => key === 'quotes')?.parts[0]?.id ?? '';
		expect((await evidenceFor(kurise, memo)).body).toMatchObject({ part: memo, standings: [] });
		expect((await evidenceFor(lead, own)).status).toBe(200);
		for (const [seat, walled] of [
			['asagiri-lead', memo],
			['michishirube-reviewer', memo],
			['michishirube-reviewer', own],
			['sumikawa-business', own],
			['016641-officer', part],
		] as const) {
			expect([seat, ...codeOf(await evidenceFor(await server.as(`seat-${seat}`), walled))]).toEqual([seat, 404, 'unknown']);
		}
		const vendor = await server.as('seat-michishirube-reviewer');
		const sqlite = new DatabaseSync(join(folder, 'renkei.sqlite'));
		const become = sqlite.prepare('update party set membership = ? where plan = ? and membership = ?');
		become.run('state', server.planId, 'vendor');
		const asState = await evidenceFor(vendor);
		become.run('vendor', server.planId, 'state');
		sqlite.close();
		expect(codeOf(asState)).toEqual([404, 'unknown']);
		expect((await evidenceFor(vendor)).status).toBe(200);
		expect((await fetch(`${server.url}/api/parts/${part}/evidence`)).status).toBe(401);
	});
});
