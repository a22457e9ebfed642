import type { EvidenceView } from '@renkei/api';
import type { Result } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertPasskey, passkeysOf } from '../../storage/passkeys.ts';
import type { PasskeyRow } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type PasskeyHand, passkeyHand } from '../../testing/passkey-hand.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { type Assertion, type Overrides, type SoftwarePasskey, softwarePasskey } from '../../testing/software-passkey.ts';
import { endPasskey } from './end-passkey.ts';
import { addPasskey, passkeyOptions } from './register.ts';
import { proveStepUp, stepUpFor } from './step-up.ts';
import { userHandleOf } from './verify.ts';

const address = { origin: 'https://renkei.example.jp', rpId: 'renkei.example.jp' };
const CHALLENGE = Buffer.alloc(32, 7).toString('base64url');
const AT = '2026-12-01T03:00:00.000Z';
const SEAT = 'seat-kurise-decider';
const me = 'person-kobayashi';

let desk: PracticeDesk;
let hand: PasskeyHand;
let passkey: SoftwarePasskey;

/** A passkey that this seat's person has registered. */
async function registered(seat: string, at = address): Promise<SoftwarePasskey> {
	const ask = { ...(await hand.signIn(seat)), address: at };
	const made = hand.make(at);
	const assertion = await hand.prove(ask, { act: 'register', label: '端末' });
	const begun = await passkeyOptions(desk.deps, { ...ask, wanted: { label: '端末', assertion } });
	if (!begun.ok) {
		throw new Error(begun.refusal.code);
	}
	const credential = made.register(begun.value);
	expect(await addPasskey(desk.deps, { ...ask, passkey: { label: '端末', credential } })).toMatchObject({ ok: true });
	return made;
}

beforeAll(async () => {
	desk = await startPracticeDesk();
	hand = passkeyHand(desk);
});

afterAll(async () => {
	await desk.close();
});

beforeEach(async () => {
	await desk.db.deleteFrom('passkey').execute();
	await desk.db.deleteFrom('act').where('kind', '=', 'passkey').execute();
	passkey = await registered(SEAT);
});

const prove = (assertion: Assertion | null, ask: { person?: string; at?: { origin: string; rpId: string | null } } = {}) =>
	inTransaction(desk.db, (tx) =>
		proveStepUp(tx, { person: ask.person ?? me, challenge: CHALLENGE, address: ask.at ?? address, assertion, at: AT }),
	);
const said = (done: Result<EvidenceView['stepUp']>) => (done.ok ? done.value.method : done.refusal.code);
/** Ends one that is new: a sign-in does. */
const end = async (seat: string, id: string) =>
	expect(await endPasskey(desk.deps, { ...(await hand.signIn(seat)), address, passkey: id, assertion: null })).toMatchObject({
		ok: true,
	});

describe('how a person is asked', () => {
	it('[PK10] by the passkeys that they have for this address, else by the sign-in', async () => {
		const step = { person: me, challenge: CHALLENGE, address };
		const other = await registered(SEAT);
		const asked = await stepUpFor(desk.db, step);
		expect(asked).toMatchObject({ method: 'passkey', challenge: CHALLENGE, rpId: address.rpId });
		expect(asked.passkeys.map(({ id }) => id).sort()).toEqual([passkey.id, other.id].sort());
		expect(asked.passkeys[0]?.transports).toEqual(['internal']);
		await end(SEAT, other.id);
		expect((await stepUpFor(desk.db, step)).passkeys).toEqual([{ id: passkey.id, transports: ['internal'] }]);
		const signIn = { method: 'sign-in', challenge: CHALLENGE, passkeys: [] };
		expect(await stepUpFor(desk.db, { ...step, person: 'person-yamada' })).toMatchObject(signIn);
		// Under another name there are none that would do, and the sign-in does not do either.
		const elsewhere = { method: 'passkey', challenge: CHALLENGE, rpId: address.rpId, passkeys: [] };
		for (const at of [
			{ origin: 'https://other.jp', rpId: 'other.jp' },
			{ origin: 'http://10.0.0.1', rpId: null },
		]) {
			expect(await stepUpFor(desk.db, { ...step, address: at })).toEqual(elsewhere);
		}
		const digits = { origin: 'http://10.0.0.1', rpId: null };
		// From a time in which one for another name could be added; the newest is the one that is likeliest at hand.
		const [row] = (await passkeysOf(desk.db, me)).filter(({ id }) => id === passkey.id);
		const moved = { ...(row as PasskeyRow), id: 'newest', rp_id: 'new.example.jp', created_at: '2099-01-01T00:00:00.000Z' };
		await inTransaction(desk.db, (tx) => insertPasskey(tx, moved));
		expect(await stepUpFor(desk.db, { ...step, address: digits })).toEqual({ ...elsewhere, rpId: 'new.example.jp' });
		await end(SEAT, moved.id);
		await end(SEAT, passkey.id);
		expect(await stepUpFor(desk.db, { ...step, address: digits })).toEqual({
			...signIn,
			rpId: '',
		});
	});
});

describe('the proof', () => {
	it('[PK11] by a passkey is kept with all that is needed to check it again', async () => {
		const assertion = passkey.assert(CHALLENGE, { counter: 5 });
		const { signature, clientDataJSON, authenticatorData } = assertion.response;
		const [row] = await passkeysOf(desk.db, me);
		expect(await prove(assertion)).toEqual({
			ok: true,
			value: {
				method: 'passkey',
				...{ credential: passkey.id, publicKey: row?.public_key, rpId: address.rpId, origin: address.origin },
				...{ registeredAt: row?.created_at, enrolledBy: 'sign-in', authenticatorData, clientDataJSON, signature },
			},
		});
		expect(await passkeysOf(desk.db, me)).toMatchObject([{ last_used_at: AT, counter: 5 }]);
	});

	it('[PK11] is by the sign-in where the person has no passkey in use; an assertion proves nothing there', async () => {
		expect(said(await prove(null, { person: 'person-yamada' }))).toBe('sign-in');
		expect(said(await prove(passkey.assert(CHALLENGE), { person: 'person-yamada' }))).toBe('step-up-failed');
	});

	it('[PK12] is by nothing under an address that the person’s passkeys are not for, and it is said which is', async () => {
		const digits = { origin: 'http://127.0.0.1:8787', rpId: null };
		const other = { origin: 'https://other.jp', rpId: 'other.jp' };
		for (const at of [digits, other]) {
			for (const assertion of [null, passkey.assert(CHALLENGE)]) {
				const refused = await prove(assertion, { at });
				expect(refused).toMatchObject({ ok: false, refusal: { code: 'passkey-required' } });
				expect(JSON.stringify(refused)).toContain(`パスキーは ${address.rpId} で開いたときに使えます`);
			}
		}
		await end(SEAT, passkey.id);
		expect(said(await prove(null, { at: digits }))).toBe('sign-in');
	});

	it('[PK12] is by the passkey where there is one: the sign-in does not do', async () => {
		expect(said(await prove(null))).toBe('passkey-required');
		expect(said(await prove(passkey.assert(CHALLENGE)))).toBe('passkey');
		await end(SEAT, passkey.id);
		expect(said(await prove(null))).toBe('sign-in');
	});

	const wrong: Readonly<Record<string, Overrides>> = {
		'another challenge': { challenge: Buffer.alloc(32, 8).toString('base64url') },
		'a challenge with padding': { challenge: `${CHALLENGE}=` },
		'another origin': { origin: 'https://renkei.example.com' },
		'http instead of https': { origin: 'http://renkei.example.jp' },
		'a page below the host': { origin: 'https://a.renkei.example.jp' },
		'the hash of another host': { rpId: 'example.jp' },
		'nobody verified': { flags: 1 },
		'nobody present': { flags: 4 },
		'a registration': { type: 'webauthn.create' },
		'a page in a frame': { crossOrigin: true },
		'a page in a frame of another': { crossOrigin: true, topOrigin: 'https://example.jp' },
		'no plain no to the question for a frame': { crossOrigin: 'no' as unknown as boolean },
		'a frame that is denied and named': { topOrigin: 'https://example.jp' },
		'data cut short': { data: (data) => data.subarray(0, 36) },
		'data with a byte more': { data: (data) => Buffer.concat([data, Buffer.from([0])]) },
		'data that announce a key which is not there': { flags: 1 | 4 | 64 },
		'the name of another person': { userHandle: Buffer.from(userHandleOf('person-yamada')).toString('base64url') },
	};
	it.each(Object.entries(wrong))('[PK13] with %s is none', async (_, overrides) => {
		expect(said(await prove(passkey.assert(CHALLENGE, overrides)))).toBe('step-up-failed');
		expect(await passkeysOf(desk.db, me)).toMatchObject([{ last_used_at: null }]);
		expect(said(await prove(passkey.assert(CHALLENGE)))).toBe('passkey');
	});

	const flipped = (text: string, at: number): string => {
		const bytes = Buffer.from(text, 'base64url');
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		return bytes.toString('base64url');
	};
	type Response = Assertion['response'];
	const altered: Readonly<Record<string, (response: Response) => Partial<Response>>> = {
		'one bit of the signature': ({ signature }) => ({ signature: flipped(signature, 20) }),
		'no signature': () => ({ signature: '' }),
		'noise for a signature': () => ({ signature: 'AAAA' }),
		'a signature with padding': ({ signature }) => ({ signature: `${signature}=` }),
		'another counter than was signed': ({ authenticatorData }) => ({ authenticatorData: flipped(authenticatorData, 36) }),
		'noise for data': () => ({ authenticatorData: '%%%' }),
		'noise for client data': () => ({ clientDataJSON: 'AAAA' }),
		'client data that are no record': () => ({ clientDataJSON: Buffer.from('null').toString('base64url') }),
		// The last letter of 37 bytes has four bits that stand for nothing.
		'the same data in other letters': ({ authenticatorData }) => ({ authenticatorData: authenticatorData.replace(/AA$/, 'AB') }),
		'client data with padding': ({ clientDataJSON }) => ({ clientDataJSON: `${clientDataJSON}=` }),
	};
	it.each(Object.entries(altered))('[PK13] with %s is none', async (_, alter) => {
		const assertion = passkey.assert(CHALLENGE);
		const response = { ...assertion.response, ...alter(assertion.response) };
		expect(said(await prove({ ...assertion, response }))).toBe('step-up-failed');
	});

	it('[PK13] by a passkey that was ended, is unknown, of another person or of another address is none', async () => {
		const spare = await registered(SEAT);
		await end(SEAT, passkey.id);
		expect(said(await prove(passkey.assert(CHALLENGE)))).toBe('step-up-failed');
		expect(said(await prove(softwarePasskey(address.rpId, address.origin).assert(CHALLENGE)))).toBe('step-up-failed');
		const others = await registered('seat-kurise-officer');
		expect(said(await prove(others.assert(CHALLENGE)))).toBe('step-up-failed');
		expect(said(await prove(others.assert(CHALLENGE), { person: 'person-yamada' }))).toBe('passkey');
		const elsewhere = await registered('seat-asagiri-officer', { origin: 'http://localhost:8787', rpId: 'localhost' });
		await desk.db.updateTable('passkey').set({ person: me }).where('id', '=', elsewhere.id).execute();
		expect(said(await prove(elsewhere.assert(CHALLENGE)))).toBe('step-up-failed');
		// Signed by one key under the name of another.
		expect(said(await prove({ ...others.assert(CHALLENGE), id: spare.id, rawId: spare.id }))).toBe('step-up-failed');
		expect(said(await prove({ ...spare.assert(CHALLENGE), rawId: 'AAAA' }))).toBe('step-up-failed');
		expect(said(await prove(spare.assert(CHALLENGE)))).toBe('passkey');
	});

	it('[PK14] counters are kept and not judged: a passkey on several devices always says 0', async () => {
		for (const counter of [7, 3, 0, 0]) {
			expect(said(await prove(passkey.assert(CHALLENGE, { counter })))).toBe('passkey');
			expect(await passkeysOf(desk.db, me)).toMatchObject([{ counter }]);
		}
	});

	it('[PK14] a device may name the person, by the name under which it was registered', async () => {
		const userHandle = Buffer.from(userHandleOf(me)).toString('base64url');
		expect(said(await prove(passkey.assert(CHALLENGE, { userHandle })))).toBe('passkey');
	});
});
