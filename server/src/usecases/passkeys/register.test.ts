import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Result } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { passkeysOf } from '../../storage/passkeys.ts';
import { type PasskeyHand, passkeyHand } from '../../testing/passkey-hand.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import type { Attestation, Overrides } from '../../testing/software-passkey.ts';
import type { Asker } from '../deps.ts';
import { endPasskey } from './end-passkey.ts';
import { addPasskey, passkeyOptions } from './register.ts';

const address = { origin: 'http://localhost:8787', rpId: 'localhost' };
const me = 'person-kobayashi';
const SEAT = 'seat-kurise-decider';

let desk: PracticeDesk;
let hand: PasskeyHand;
let asker: Asker;

beforeAll(async () => {
	desk = await startPracticeDesk();
	hand = passkeyHand(desk);
});

afterAll(async () => {
	await desk.close();
});

beforeEach(async () => {
	await desk.db.deleteFrom('passkey').execute();
	await desk.db.deleteFrom('passkey_challenge').execute();
	await desk.db.deleteFrom('act').where('kind', '=', 'passkey').execute();
	asker = await hand.signIn(SEAT);
	const second = "insert or replace into session (id, person, created_at, expires_at) values ('another session', ?, ?, '9999')";
	desk.sqlite.prepare(second).run(me, asker.moment.at);
});

const key = () => hand.make(address);
/** The same person so many seconds later. */
const later = (seconds: number): Asker => ({
	...asker,
	moment: { ...asker.moment, at: new Date(Date.parse(asker.moment.at) + seconds * 1000).toISOString() },
});

async function options(from: Asker = asker, label = 'この端末') {
	const ask = { ...from, address };
	const assertion = await hand.prove(ask, { act: 'register', label });
	const begun = await passkeyOptions(desk.deps, { ...ask, wanted: { label, assertion } });
	if (!begun.ok) {
		throw new Error(begun.refusal.code);
	}
	return begun.value as { challenge: string; user: { id: string }; excludeCredentials: { id: string }[] };
}

const add = (
	credential: Attestation,
	{ from = asker, label = 'この端末', at = address as typeof address | { origin: string; rpId: null } } = {},
) => addPasskey(desk.deps, { ...from, address: at, passkey: { label, credential } });
const end = (id: string, from: Asker = asker) => endPasskey(desk.deps, { ...from, address, passkey: id, assertion: null });
const said = (done: Result<unknown>) => (done.ok ? 'ok' : done.refusal.code);
const kept = () => passkeysOf(desk.db, me);
/** DER of a value, short or long. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
	const body = Buffer.concat(parts);
	const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), body]);
};

/** The attestation object as a security key of the older kind (fido-u2f) makes it: all of it holds, with a certificate. */
function withCertificate({ response }: Attestation): Buffer {
	const bytes = (base64url: string) => Buffer.from(base64url, 'base64url');
	const given = bytes(response.attestationObject);
	const data = given.subarray(given.indexOf('authData') + 'authData'.length + 2);
	const credential = data.subarray(55, 55 + 32);
	const point = Buffer.concat([Buffer.from([4]), data.subarray(-67, -35), data.subarray(-32)]);
	const maker = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const clientHash = createHash('sha256').update(bytes(response.clientDataJSON)).digest();
	const signed = Buffer.concat([Buffer.from([0]), data.subarray(0, 32), clientHash, credential, point]);
	const signature = sign('sha256', signed, maker.privateKey);
	const kind = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
	const time = der(0x17, Buffer.from('260101000000Z'));
	const until = der(0x17, Buffer.from('360101000000Z'));
	const spki = maker.publicKey.export({ type: 'spki', format: 'der' });
	const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('maker')))));
	const number = Buffer.from('020101', 'hex');
	const tbs = der(0x30, Buffer.from('a003020102', 'hex'), number, kind, name, der(0x30, time, until), name, spki);
	const certificate = der(0x30, tbs, kind, der(0x03, Buffer.from([0]), sign('sha256', tbs, maker.privateKey)));
	const long = (value: Uint8Array) => Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 255]), value]);
	const words = (text: string) => Buffer.from(text, 'latin1');
	return Buffer.concat([
		...[words('\xa3cfmthfido-u2fgattStmt\xa2csig'), long(signature), words('cx5c\x81'), long(certificate)],
		...[words('hauthData'), long(data)],
	]);
}

/** Registers a fresh key with something about it changed. */
const added = async (overrides: Overrides) => said(await add(key().register(await options(), overrides)));

describe('a new passkey', () => {
	it('[PK1] is asked for with the person verified, without a word about the device’s maker, and not where one is already', async () => {
		expect(await options()).toMatchObject({
			rp: { id: 'localhost', name: 'Renkei 連携' },
			user: { name: '小林 修', displayName: '小林 修' },
			attestation: 'none',
			authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
			excludeCredentials: [],
		});
		const first = key();
		expect(said(await add(first.register(await options())))).toBe('ok');
		const second = await options();
		expect(second.excludeCredentials.map(({ id }) => id)).toEqual([first.id]);
		// The name under which a device keeps it says nothing of the person, and stays the same.
		expect(second.user.id).toBe((await options()).user.id);
		expect(Buffer.from(second.user.id, 'base64url')).toHaveLength(32);
		await end(first.id);
		expect((await options()).excludeCredentials).toEqual([]);
	});

	it('[PK1] is kept with its key, its host and the name that the person gave it, on one line', async () => {
		const passkey = key();
		expect(
			said(await add(passkey.register(await options(asker, ' 役場の\u202e\n端末 ')), { label: ' 役場の\u202e\n端末 ' })),
		).toBe('ok');
		expect(await kept()).toMatchObject([
			{
				...{ id: passkey.id, person: me, label: '役場の 端末', rp_id: 'localhost', transports: '["internal"]' },
				...{ counter: 0, backed_up: 0, created_at: asker.moment.at, last_used_at: null, revoked_at: null },
			},
		]);
		expect(await added({ flags: 1 | 4 | 8 | 16 })).toBe('ok');
		expect((await kept()).map((row) => row.backed_up).sort()).toEqual([0, 1]);
		expect(said(await add(key().register(await options(asker, '\u200b')), { label: '\u200b' }))).toBe('malformed');
	});

	it('[SC10] has a name of its own among those in use: one that looks the same gets the next number', async () => {
		const register = async (label: string) => said(await add(key().register(await options(asker, label)), { label }));
		const labels = async () => (await kept()).filter((row) => row.revoked_at === null).map((row) => row.label);
		const long = '長'.repeat(60);
		for (const label of ['端末 A', '端末 A', '端末　ａ', 'この端末', long, long]) {
			expect(await register(label)).toBe('ok');
		}
		const names = ['端末 A', '端末 A 2', '端末 ａ 3', 'この端末', long, `${'長'.repeat(58)} 2`];
		expect((await labels()).toSorted()).toEqual(names.toSorted());
		// A name that was ended is free again, and another person's names are theirs.
		const ended = (await kept()).find(({ label }) => label === 'この端末');
		await end(ended?.id ?? '');
		expect(await register('この端末')).toBe('ok');
		expect((await labels()).filter((label) => label.startsWith('この端末'))).toEqual(['この端末']);
		asker = await hand.signIn('seat-kurise-officer');
		expect(await register('この端末')).toBe('ok');
		expect((await passkeysOf(desk.db, asker.session.personId)).map(({ label }) => label)).toEqual(['この端末']);
	});

	it('[PK2] its challenge holds once', async () => {
		const asked = await options();
		expect(said(await add(key().register(asked)))).toBe('ok');
		expect(said(await add(key().register(asked)))).toBe('prepare-again');
		// What failed has used it up as well.
		const again = await options();
		expect(said(await add(key().register(again, { flags: 1 })))).toBe('step-up-failed');
		expect(said(await add(key().register(again)))).toBe('prepare-again');
		expect(await kept()).toHaveLength(1);
	});

	it('[PK2] its challenge holds in the session and for the person that asked for it, and for five minutes', async () => {
		const asked = await options();
		const elsewhere = { ...asker, session: { ...asker.session, id: 'another session' } };
		expect(said(await add(key().register(asked), { from: elsewhere }))).toBe('prepare-again');
		const other = await hand.signIn('seat-kurise-officer');
		expect(
			said(await add(key().register(asked), { from: { ...other, session: { ...other.session, id: asker.session.id } } })),
		).toBe('prepare-again');
		expect(said(await add(key().register(asked), { from: later(300) }))).toBe('prepare-again');
		expect(said(await add(key().register(asked), { from: later(299) }))).toBe('ok');
		expect(said(await add(key().register(asked, { challenge: 'AAAA' })))).toBe('prepare-again');
	});

	it('[PK2] the last one of a session counts, and what has run out is not kept', async () => {
		const first = await options();
		const second = await options();
		expect(said(await add(key().register(first)))).toBe('prepare-again');
		expect(said(await add(key().register(second)))).toBe('ok');
		await options();
		await options({ ...later(301), session: { ...asker.session, id: 'another session' } });
		const rows = await desk.db.selectFrom('passkey_challenge').select('session').execute();
		expect(rows).toEqual([{ session: 'another session' }]);
	});

	it('[PK3] is not kept where anything about it does not hold', async () => {
		const refused: Readonly<Record<string, Overrides>> = {
			'another origin': { origin: 'http://localhost:9999' },
			'https instead of http': { origin: 'https://localhost:8787' },
			'another host': { rpId: 'example.jp' },
			'nobody verified': { flags: 1 },
			'nobody present': { flags: 4 },
			'an assertion': { type: 'webauthn.get' },
			'in a frame': { crossOrigin: true },
			'in a frame of another': { crossOrigin: true, topOrigin: 'https://example.jp' },
			'data cut short': { data: (data) => data.subarray(0, -1) },
			'data without a key': { data: (data) => data.subarray(0, 37) },
			'a key that is no point of the curve': {
				data: (data) => Buffer.concat([data.subarray(0, -1), Buffer.from([(data.at(-1) ?? 0) ^ 1])]),
			},
			'data with more': { data: (data) => Buffer.concat([data, Buffer.from([0])]) },
		};
		for (const [what, overrides] of Object.entries(refused)) {
			expect([what, await added(overrides)]).toEqual([what, 'step-up-failed']);
		}
		expect(await kept()).toEqual([]);
		expect(await added({})).toBe('ok');
	});

	it('[PK3] is not kept under another id than its device told, nor as noise, nor with a certificate', async () => {
		const altered = async (alter: (given: Attestation) => Attestation) => said(await add(alter(key().register(await options()))));
		const objectOf = (bytes: Buffer) => (given: Attestation) => ({
			...given,
			response: { ...given.response, attestationObject: bytes.toString('base64url') },
		});
		expect(await altered((given) => ({ ...given, id: 'AAAA', rawId: 'AAAA' }))).toBe('step-up-failed');
		expect(await altered(objectOf(Buffer.from('noise')))).toBe('step-up-failed');
		expect(await altered((given) => objectOf(withCertificate(given))(given))).toBe('step-up-failed');
		const padded = (text: string) => `${text}=`;
		expect(
			await altered((given) => ({
				...given,
				response: { ...given.response, attestationObject: padded(given.response.attestationObject) },
			})),
		).toBe('step-up-failed');
	});

	it('[PK4] a credential that is known is nobody’s to register again, not even when it was ended', async () => {
		const passkey = key();
		expect(said(await add(passkey.register(await options())))).toBe('ok');
		expect(said(await add(passkey.register(await options())))).toBe('already-done');
		expect(said(await end(passkey.id))).toBe('ok');
		expect(said(await add(passkey.register(await options())))).toBe('already-done');
		const other = await hand.signIn('seat-asagiri-decider');
		expect(said(await add(passkey.register(await options(other)), { from: other }))).toBe('already-done');
	});

	it('[PK4] a person has ten at most; an ended one makes room', async () => {
		const spare = await options({ ...asker, session: { ...asker.session, id: 'another session' } });
		for (let count = 0; count < 10; count += 1) {
			expect(await added({})).toBe('ok');
		}
		expect(said(await passkeyOptions(desk.deps, { ...asker, address, wanted: { label: '端末' } }))).toBe('forbidden');
		const from = { ...asker, session: { ...asker.session, id: 'another session' } };
		expect(said(await add(key().register(spare), { from }))).toBe('forbidden');
		const [first] = await kept();
		await end(first?.id ?? '');
		expect(await added({})).toBe('ok');
		expect(await kept()).toHaveLength(11);
	});

	it('[PK5] there is none under an address of digits, and it is said what to do', async () => {
		const digits = { origin: 'http://127.0.0.1:8787', rpId: null };
		const begun = await passkeyOptions(desk.deps, { ...asker, address: digits, wanted: { label: '端末' } });
		expect(begun).toMatchObject({ refusal: { code: 'malformed', detail: expect.stringContaining('localhost') } });
		const asked = await options();
		expect(said(await add(key().register(asked), { at: digits }))).toBe('malformed');
		expect(said(await add(key().register(asked)))).toBe('ok');
	});
});

describe('the end of a passkey', () => {
	it('[PK6] is written and never undone; the row stays', async () => {
		const passkey = key();
		await add(passkey.register(await options()));
		expect(said(await end(passkey.id, later(60)))).toBe('ok');
		expect(await kept()).toMatchObject([{ id: passkey.id, revoked_at: later(60).moment.at }]);
		expect(said(await end(passkey.id, later(90)))).toBe('already-done');
		expect(await kept()).toMatchObject([{ revoked_at: later(60).moment.at }]);
	});

	it('[PK6] is its own person’s to bring about', async () => {
		const passkey = key();
		await add(passkey.register(await options()));
		const other = await hand.signIn('seat-kurise-officer');
		expect(said(await end(passkey.id, other))).toBe('unknown');
		expect(said(await end('no such', other))).toBe('unknown');
		expect(await kept()).toMatchObject([{ revoked_at: null }]);
	});
});

describe('the journal', () => {
	const journal = () =>
		desk.db.selectFrom('act').select(['plan', 'seat', 'detail', 'part']).where('kind', '=', 'passkey').orderBy('at').execute();

	it('[PK7] of every plan on which the person sits today says that they have a passkey more or less', async () => {
		const passkey = key();
		await add(passkey.register(await options(asker, '庁舎の端末')), { label: '庁舎の端末' });
		const assertion = await hand.prove({ ...later(60), address }, { act: 'end', passkey: passkey.id });
		await endPasskey(desk.deps, { ...later(60), address, passkey: passkey.id, assertion });
		expect(await journal()).toEqual([
			{ plan: desk.plan, seat: SEAT, part: null, detail: 'パスキー「庁舎の端末」を登録しました' },
			{ plan: desk.plan, seat: SEAT, part: null, detail: 'パスキー「庁舎の端末」を終えました' },
		]);
	});

	it('[PK7] says it once for a person with two seats, as the one that acts in this session, and not where a seat has ended', async () => {
		const seat = { person: me, role: 'officer', card: null, delegation: null, from_day: '2026-01-01' };
		const more = { ...seat, id: 'seat-second', plan: desk.plan, party: '994031', post: '主任', to_day: null };
		const { id: past } = await desk.db
			.selectFrom('plan')
			.select('id')
			.where('id', '!=', desk.plan)
			.limit(1)
			.executeTakeFirstOrThrow();
		const party = await desk.db.selectFrom('party').select('code').where('plan', '=', past).executeTakeFirstOrThrow();
		await desk.db
			.insertInto('seat')
			.values([more, { ...more, id: 'seat-ended', plan: past, party: party.code, to_day: '2026-11-30' }])
			.execute();
		await desk.db.insertInto('session_seat').values({ session: asker.session.id, plan: desk.plan, seat: more.id }).execute();
		await add(key().register(await options()));
		expect((await journal()).map((act) => [act.plan, act.seat])).toEqual([[desk.plan, more.id]]);
		await desk.db.deleteFrom('session_seat').where('seat', '=', more.id).execute();
		await desk.db.deleteFrom('seat').where('id', 'in', [more.id, 'seat-ended']).execute();
	});
});
