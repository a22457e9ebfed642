import type { PasskeyProofView } from '@renkei/api';
import { type PasskeyIntent, passkeyIntentText, type Result } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailChoiceOf, writeMailChoice } from '../../storage/mail-choices.ts';
import { passkeysOf } from '../../storage/passkeys.ts';
import { type PasskeyHand, passkeyHand } from '../../testing/passkey-hand.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { type Overrides, type SoftwarePasskey, softwarePasskey } from '../../testing/software-passkey.ts';
import type { Asker } from '../deps.ts';
import { challengeOf, sha256Of } from '../signing/digest.ts';
import { endPasskey, reportPasskey } from './end-passkey.ts';
import { type Ask, askPasskeyProof } from './prove.ts';
import { addPasskey, passkeyOptions } from './register.ts';
import type { Assertion } from './verify.ts';

const address = { origin: 'http://localhost:8787', rpId: 'localhost' };
const SEAT = 'seat-kurise-decider';
const me = 'person-kobayashi';
const DAY = 24 * 60 * 60;

let desk: PracticeDesk;
let hand: PasskeyHand;
let asker: Asker;
/** The person's passkey, which has been there for a week. */
let passkey: SoftwarePasskey;

const as = (from: Asker = asker): Ask => ({ ...from, address });
/** The same session so many seconds later. */
const later = (seconds: number, from: Asker = asker): Asker => ({
	...from,
	moment: { ...from.moment, at: new Date(Date.parse(from.moment.at) + seconds * 1000).toISOString() },
});
/** Another sign-in of the person so many seconds later. */
async function again(seconds: number): Promise<Asker> {
	const from = later(seconds, await hand.signIn(SEAT));
	desk.sqlite.prepare('update session set created_at = ? where id = ?').run(from.moment.at, from.session.id);
	return from;
}
const elsewhere = (from: Asker): Asker => ({ ...from, session: { ...from.session, id: 'stolen session' } });

const said = (done: Result<unknown>) => (done.ok ? 'ok' : done.refusal.code);
const kept = async () => (await passkeysOf(desk.db, me)).filter(({ revoked_at }) => revoked_at === null);

async function options(label: string, assertion: Assertion | null, ask = as()): Promise<Result<Record<string, unknown>>> {
	return passkeyOptions(desk.deps, { ...ask, wanted: { label, assertion } });
}
/** Registers another one, proved as it has to be. @returns what came of it, and the device */
async function register(label = '端末', from: Asker = asker): Promise<[string, SoftwarePasskey]> {
	const made = hand.make(address);
	const begun = await options(label, await hand.prove(as(from), { act: 'register', label }), as(from));
	if (!begun.ok) {
		return [begun.refusal.code, made];
	}
	const done = await addPasskey(desk.deps, { ...as(from), passkey: { label, credential: made.register(begun.value) } });
	return [said(done), made];
}
const end = (id: string, assertion: Assertion | null, from: Asker = asker) =>
	endPasskey(desk.deps, { ...as(from), passkey: id, assertion });
const report = (lost: boolean, from: Asker = asker) => reportPasskey(desk.deps, { ...as(from), passkey: passkey.id, lost });

async function asked(deed: Parameters<PasskeyHand['prove']>[1], from: Asker = asker): Promise<PasskeyProofView> {
	const done = await askPasskeyProof(desk.deps, { ...as(from), deed });
	if (!done.ok) {
		throw new Error(done.refusal.code);
	}
	return done.value;
}
const proofOf = async (deed: Parameters<PasskeyHand['prove']>[1], overrides?: Overrides) =>
	passkey.assert((await asked(deed)).challenge, overrides);

beforeAll(async () => {
	desk = await startPracticeDesk();
	hand = passkeyHand(desk);
});

afterAll(async () => {
	await desk.close();
});

beforeEach(async () => {
	await desk.db.deleteFrom('passkey').execute();
	await desk.db.deleteFrom('passkey_proof').execute();
	await desk.db.deleteFrom('notice').execute();
	await desk.db.deleteFrom('act').where('kind', '=', 'passkey').execute();
	asker = await hand.signIn(SEAT);
	const [done, made] = await register();
	expect(done).toBe('ok');
	passkey = made;
	// The session is an old one; so is the passkey.
	asker = later(7 * DAY);
	await desk.db.deleteFrom('notice').execute();
});

describe('whoever has a passkey in use', () => {
	it('[PK16] proves it before another is registered, over a challenge that names act, name, person and session', async () => {
		const deed = { act: 'register', label: '二つ目' } as const;
		const { method, challenge, rpId, passkeys, intent } = await asked(deed);
		expect({ method, rpId, passkeys }).toMatchObject({ method: 'passkey', rpId: 'localhost', passkeys: [{ id: passkey.id }] });
		expect(intent).toMatchObject({ act: 'register', subject: '二つ目', person: me, session: sha256Of(asker.session.id) });
		expect(challenge).toBe(challengeOf(passkeyIntentText(intent as PasskeyIntent)));
		expect((await register('二つ目'))[0]).toBe('ok');
		expect(await kept()).toHaveLength(2);
	});

	it('[PK16] registers none by the session alone, neither a fresh one', async () => {
		expect(said(await options('盗人の鍵', null))).toBe('passkey-required');
		expect(said(await options('盗人の鍵', null, as(await again(7 * DAY))))).toBe('passkey-required');
		expect(await kept()).toHaveLength(1);
		expect(said(await options('二つ目', await proofOf({ act: 'register', label: '二つ目' })))).toBe('ok');
	});

	it('[PK16] ends none by the session alone, neither a fresh one', async () => {
		expect(said(await end(passkey.id, null))).toBe('passkey-required');
		expect(said(await end(passkey.id, null, await again(7 * DAY)))).toBe('passkey-required');
		expect(await kept()).toHaveLength(1);
		expect(said(await end(passkey.id, await proofOf({ act: 'end', passkey: passkey.id })))).toBe('ok');
		expect(await kept()).toEqual([]);
	});

	it('[PK17] a proof is for one act, one name and one passkey: for anything else it is none, and it is used up', async () => {
		const [, other] = await register('二つ目');
		const forName = await proofOf({ act: 'register', label: '三つ目' });
		expect(said(await options('盗人の鍵', forName))).toBe('step-up-failed');
		expect(said(await options('三つ目', forName))).toBe('prepare-again');
		const toRegister = await proofOf({ act: 'register', label: passkey.id });
		expect(said(await end(passkey.id, toRegister))).toBe('step-up-failed');
		const toEnd = await proofOf({ act: 'end', passkey: other.id });
		expect(said(await end(passkey.id, toEnd))).toBe('step-up-failed');
		expect(said(await options(other.id, await proofOf({ act: 'end', passkey: other.id })))).toBe('step-up-failed');
		expect(await kept()).toHaveLength(2);
		expect(said(await end(other.id, await proofOf({ act: 'end', passkey: other.id })))).toBe('ok');
	});

	it('[PK17] nor is a name other than the proved one registered afterwards', async () => {
		const begun = await options('二つ目', await proofOf({ act: 'register', label: '二つ目' }));
		const made = hand.make(address);
		const credential = begun.ok ? made.register(begun.value) : null;
		expect(credential).not.toBeNull();
		if (credential !== null) {
			expect(said(await addPasskey(desk.deps, { ...as(), passkey: { label: '盗人の鍵', credential } }))).toBe('prepare-again');
		}
		expect((await register('二つ目'))[0]).toBe('ok');
	});

	it('[PK17] it holds in the session and for the person that asked, for five minutes and once', async () => {
		desk.sqlite
			.prepare("insert or replace into session (id, person, created_at, expires_at) values ('stolen session', ?, ?, '9999')")
			.run(me, asker.moment.at);
		const deed = { act: 'end', passkey: passkey.id } as const;
		expect(said(await end(passkey.id, await proofOf(deed), elsewhere(asker)))).toBe('prepare-again');
		const other = await hand.signIn('seat-kurise-officer');
		const theirs = { ...other, session: { ...other.session, id: asker.session.id } };
		expect(said(await options('端末', await proofOf({ act: 'register', label: '端末' }), as(theirs)))).toBe('prepare-again');
		expect(said(await end(passkey.id, await proofOf(deed), later(300)))).toBe('prepare-again');
		const [one, spare] = [await proofOf(deed), await register('二つ目')];
		// What was asked last counts.
		expect([said(await end(passkey.id, one)), spare[0]]).toEqual(['prepare-again', 'ok']);
		const last = await proofOf({ act: 'end', passkey: spare[1].id });
		expect(said(await end(spare[1].id, last, later(299)))).toBe('ok');
		expect(said(await end(passkey.id, last))).toBe('prepare-again');
	});

	it('[PK17] a challenge of an act of signing, and one that nobody asked, prove nothing', async () => {
		for (const challenge of [challengeOf('renkei.signoff.v1\n{}'), 'AAAA', '']) {
			expect(said(await end(passkey.id, passkey.assert(challenge)))).toBe('prepare-again');
		}
		expect(said(await end(passkey.id, await proofOf({ act: 'end', passkey: passkey.id })))).toBe('ok');
	});

	const wrong: Readonly<Record<string, Overrides>> = {
		'another address': { origin: 'http://localhost:9999' },
		'another host': { rpId: 'example.jp' },
		'nobody verified': { flags: 1 },
		'nobody present': { flags: 4 },
		'a registration': { type: 'webauthn.create' },
		'a page in a frame': { crossOrigin: true },
	};
	it.each(Object.entries(wrong))('[PK17] a proof with %s is none', async (_, overrides) => {
		const deed = { act: 'end', passkey: passkey.id } as const;
		expect(said(await end(passkey.id, await proofOf(deed, overrides)))).toBe('step-up-failed');
		expect(said(await end(passkey.id, await proofOf(deed)))).toBe('ok');
	});

	it('[PK17] a passkey of another person, an ended one and one that the person has not prove nothing', async () => {
		const officer = await hand.signIn('seat-kurise-officer');
		const [, theirs] = await register('担当の端末', officer);
		const [, ended] = await register('二つ目');
		expect(said(await end(ended.id, await proofOf({ act: 'end', passkey: ended.id })))).toBe('ok');
		for (const device of [theirs, ended, softwarePasskey('localhost', address.origin)]) {
			const { challenge } = await asked({ act: 'end', passkey: passkey.id });
			expect(said(await end(passkey.id, device.assert(challenge)))).toBe('step-up-failed');
			// Nor under the id of the one that would.
			const { challenge: next } = await asked({ act: 'end', passkey: passkey.id });
			const lied = { ...device.assert(next), id: passkey.id, rawId: passkey.id };
			expect(said(await end(passkey.id, lied))).toBe('step-up-failed');
		}
		expect(await kept()).toHaveLength(1);
	});

	it('[PK17] of two who use one proof at the same moment one succeeds', async () => {
		const [, second] = await register('二つ目');
		const proof = await proofOf({ act: 'end', passkey: second.id });
		const both = await Promise.all([end(second.id, proof), end(second.id, proof)]);
		expect(both.map(said).filter((one) => one === 'ok')).toHaveLength(1);
		const toRegister = await proofOf({ act: 'register', label: '三つ目' });
		const begun = await Promise.all([options('三つ目', toRegister), options('三つ目', toRegister)]);
		expect(begun.map(said).toSorted()).toEqual(['ok', 'prepare-again']);
	});

	it('[PK18] registers none once the one that vouched for it was ended', async () => {
		const begun = await options('二つ目', await proofOf({ act: 'register', label: '二つ目' }));
		const credential = hand.make(address).register(begun.ok ? begun.value : {});
		await desk.db.updateTable('passkey').set({ revoked_at: asker.moment.at }).where('id', '=', passkey.id).execute();
		const add = () => addPasskey(desk.deps, { ...as(), passkey: { label: '二つ目', credential } });
		expect(said(await add())).toBe('prepare-again');
		expect(await kept()).toEqual([]);
	});

	it('[PK18] registers and ends none under another address than theirs, and it is said which it is', async () => {
		const other = { origin: 'http://renkei.lan:8787', rpId: 'renkei.lan' };
		const ask = { ...(await again(7 * DAY)), address: other };
		const refused = await passkeyOptions(desk.deps, { ...ask, wanted: { label: '端末' } });
		expect(refused).toMatchObject({
			refusal: { code: 'passkey-required', detail: expect.stringContaining('localhost で開いた') },
		});
		const proof = await askPasskeyProof(desk.deps, { ...ask, deed: { act: 'end', passkey: passkey.id } });
		expect(said(proof)).toBe('passkey-required');
		const { challenge } = await asked({ act: 'end', passkey: passkey.id }, ask);
		const there = { ...ask, passkey: passkey.id, assertion: passkey.assert(challenge, { origin: other.origin }) };
		expect(said(await endPasskey(desk.deps, there))).toBe('step-up-failed');
		expect((await register('二つ目'))[0]).toBe('ok');
	});
});

describe('the first passkey', () => {
	it('[PK19] asks for a sign-in of the last fifteen minutes; later nothing is registered, and it is said what to do', async () => {
		await desk.db.deleteFrom('passkey').execute();
		asker = await hand.signIn(SEAT);
		const late = await register('端末', later(15 * 60));
		expect(late[0]).toBe('sign-in-again');
		expect(said(await askPasskeyProof(desk.deps, { ...as(later(15 * 60)), deed: { act: 'register', label: '端末' } }))).toBe(
			'sign-in-again',
		);
		// A clock that was set back makes no sign-in fresh.
		expect((await register('端末', later(-60)))[0]).toBe('sign-in-again');
		expect((await register('端末', later(15 * 60 - 1)))[0]).toBe('ok');
	});

	it('[PK19] nor is it kept when the sign-in has become old, has ended, or another one was registered meanwhile', async () => {
		await desk.db.deleteFrom('passkey').execute();
		asker = await hand.signIn(SEAT);
		const begin = async (from: Asker = asker) => {
			const begun = await options('端末', null, as(from));
			return { label: '端末', credential: hand.make(address).register(begun.ok ? begun.value : {}) };
		};
		const slow = await begin(later(14 * 60));
		expect(said(await addPasskey(desk.deps, { ...as(later(15 * 60)), passkey: slow }))).toBe('sign-in-again');
		const gone = await begin();
		desk.sqlite.prepare('delete from session where id = ?').run(asker.session.id);
		expect(said(await addPasskey(desk.deps, { ...as(), passkey: gone }))).toBe('sign-in-again');
		asker = await hand.signIn(SEAT);
		desk.sqlite
			.prepare("insert or replace into session (id, person, created_at, expires_at) values ('stolen session', ?, ?, '9999')")
			.run(me, asker.moment.at);
		const thief = await begin(elsewhere(asker));
		expect((await register('端末'))[0]).toBe('ok');
		expect(said(await addPasskey(desk.deps, { ...as(elsewhere(asker)), passkey: thief }))).toBe('passkey-required');
		expect(await kept()).toHaveLength(1);
	});

	it('[PK20] is ended by a fresh sign-in alone for three days, and with it what it vouched for; after that by a proof', async () => {
		await desk.db.deleteFrom('passkey').execute();
		asker = await hand.signIn(SEAT);
		const [, thiefs] = await register('盗人の鍵');
		const [, second] = await register('盗人の鍵');
		expect(said(await end(thiefs.id, null, later(3600)))).toBe('sign-in-again');
		expect(said(await end(thiefs.id, null, await again(3 * DAY - 3600)))).toBe('ok');
		expect(said(await end(second.id, null, await again(3 * DAY)))).toBe('passkey-required');
		expect(said(await end(second.id, null, await again(2 * DAY)))).toBe('ok');
	});
});

describe('a passkey that is lost', () => {
	it('[PK21] is ended without a proof three days after it was reported, by a fresh sign-in each time', async () => {
		expect(said(await report(true))).toBe('sign-in-again');
		expect(said(await report(true, await again(7 * DAY)))).toBe('ok');
		expect(said(await report(true, await again(7 * DAY)))).toBe('already-done');
		expect(said(await end(passkey.id, null, await again(9 * DAY)))).toBe('passkey-required');
		// It is asked for all the time.
		expect(said(await options('盗人の鍵', null, as(await again(9 * DAY))))).toBe('passkey-required');
		const back = await again(11 * DAY);
		expect(said(await end(passkey.id, null, later(3600, back)))).toBe('sign-in-again');
		expect(said(await end(passkey.id, null, await again(11 * DAY)))).toBe('ok');
		expect((await register('新しい端末', await again(11 * DAY)))[0]).toBe('ok');
	});

	it('[PK21] is lost no more once it was used, or its person says so, and then waits anew', async () => {
		await report(true, await again(7 * DAY));
		expect(said(await report(false))).toBe('ok');
		expect(said(await report(false))).toBe('already-done');
		expect(said(await end(passkey.id, null, await again(11 * DAY)))).toBe('passkey-required');
		await report(true, await again(11 * DAY));
		expect((await register('二つ目', later(4 * DAY)))[0]).toBe('ok');
		expect(await kept()).toMatchObject([{ lost_at: null }, { lost_at: null }]);
		expect(said(await end(passkey.id, null, await again(16 * DAY)))).toBe('passkey-required');
	});

	it('[PK29] is a report for thirty days: one that was forgotten ends nothing, and is made anew', async () => {
		expect(said(await report(true, await again(7 * DAY)))).toBe('ok');
		const late = await again(37 * DAY);
		expect(said(await end(passkey.id, null, late))).toBe('passkey-required');
		expect(said(await report(false, late))).toBe('already-done');
		expect(said(await report(true, late))).toBe('ok');
		expect(said(await end(passkey.id, null, await again(39 * DAY)))).toBe('passkey-required');
		expect(said(await end(passkey.id, null, await again(67 * DAY - 3600)))).toBe('ok');
	});

	it('[PK22] is told to its person and to everybody of their body, and to nobody else', async () => {
		const told = () =>
			desk.sqlite.prepare('select seat, kind, personal, mail_time as mail from notice order by seat').all() as object[];
		const one = (seat: string, kind: string) => ({ seat, kind, personal: kind === 'passkey' ? 1 : 0, mail: 'none' });
		await report(true, await again(7 * DAY));
		const both = [one(SEAT, 'passkey'), one('seat-kurise-officer', 'passkey-lost')];
		expect(told()).toEqual(both);
		await desk.db.deleteFrom('notice').execute();
		expect(said(await end(passkey.id, null, await again(11 * DAY)))).toBe('ok');
		expect(told()).toEqual(both);
		const details = await desk.db.selectFrom('act').select('detail').where('kind', '=', 'passkey').orderBy('at').execute();
		expect(details.map(({ detail }) => detail)).toEqual([
			'パスキー「端末」を登録しました',
			'パスキー「端末」が手元にないと届け出ました（3日後から、パスキーでの確認なしで終えられます）',
			'パスキー「端末」を、パスキーでの確認なしで終えました',
		]);
	});

	it('[PK26] the first one of somebody whom no mail reaches is told to everybody of their body, too', async () => {
		const told = () => desk.sqlite.prepare('select seat, kind from notice order by seat').all();
		const alone = [{ seat: SEAT, kind: 'passkey' }];
		const both = [...alone, { seat: 'seat-kurise-officer', kind: 'passkey-lost' }];
		const first = async (address: string | null, failed_at: string | null) => {
			await desk.db.deleteFrom('passkey').execute();
			await desk.db.deleteFrom('notice').execute();
			const choice = { ...(await mailChoiceOf(desk.db, me)), address, failed_at };
			await desk.db.transaction().execute((tx) => writeMailChoice(tx, choice));
			expect((await register('端末', await desk.as(SEAT)))[0]).toBe('ok');
			return told();
		};
		expect(await first('kobayashi@kurise.example.jp', null)).toEqual(alone);
		expect(await first('kobayashi@kurise.example.jp', asker.moment.at)).toEqual(both);
		expect(await first(null, null)).toEqual(both);
		// A second one is vouched for by the first.
		await desk.db.deleteFrom('notice').execute();
		expect((await register('二つ目', await desk.as(SEAT)))[0]).toBe('ok');
		expect(told()).toEqual(alone);
	});

	it('[PK27] thirty things in a day are enough for anybody; what ends one or takes a report back is never refused', async () => {
		const from = await again(7 * DAY);
		for (let times = 0; times < 15; times += 1) {
			const at = later(times, from);
			expect([said(await report(true, at)), said(await report(false, later(0.5, at)))]).toEqual(['ok', 'ok']);
		}
		expect(said(await report(true, later(20, from)))).toBe('too-fast');
		expect((await register('二つ目', later(20, from)))[0]).toBe('ok');
		await desk.db.updateTable('passkey').set({ lost_at: from.moment.at }).where('id', '=', passkey.id).execute();
		expect(said(await report(false, later(21, from)))).toBe('ok');
		expect(said(await end(passkey.id, await proofOf({ act: 'end', passkey: passkey.id }), later(21, from)))).toBe('ok');
		await desk.db.deleteFrom('passkey').execute();
		expect((await register('端末', later(22, from)))[0]).toBe('too-fast');
		expect((await register('端末', await again(8 * DAY + 30)))[0]).toBe('ok');
	});

	it('[PK24] the log holds what each rests on: the proof, the sign-in alone, or that there was none', async () => {
		const [, second] = await register('二つ目');
		await end(second.id, await proofOf({ act: 'end', passkey: second.id }));
		await report(true, await again(7 * DAY));
		await end(passkey.id, null, await again(11 * DAY));
		const rows = await desk.db
			.selectFrom('ledger_entry')
			.select('detail')
			.where('kind', '=', 'passkey')
			.orderBy('number')
			.execute();
		interface Detail {
			readonly enrolledBy?: string;
			readonly unproven?: boolean;
			readonly lost?: boolean;
			readonly credential?: string;
			readonly proof?: { readonly intent: PasskeyIntent; readonly credential: string; readonly clientDataJSON: string };
		}
		const details = rows.slice(-5).map(({ detail }) => JSON.parse(detail ?? '') as Detail);
		expect(details).toMatchObject([
			{ credential: passkey.id, enrolledBy: 'sign-in', revoked: false },
			{ credential: second.id, enrolledBy: 'passkey', revoked: false, proof: { credential: passkey.id } },
			{ credential: second.id, revoked: true, proof: { credential: passkey.id } },
			{ lost: true, about: passkey.id },
			{ credential: passkey.id, revoked: true, unproven: true },
		]);
		expect(details[3]?.credential).toBeUndefined();
		for (const proof of details.flatMap((one) => one.proof ?? [])) {
			const { challenge } = JSON.parse(Buffer.from(proof.clientDataJSON, 'base64url').toString()) as { challenge: string };
			expect(challenge).toBe(challengeOf(passkeyIntentText(proof.intent)));
		}
	});

	it('[PK22] what was proved is told to its person alone', async () => {
		await register('二つ目');
		await end(passkey.id, await proofOf({ act: 'end', passkey: passkey.id }));
		const told = desk.sqlite.prepare('select seat, kind from notice').all();
		expect(told).toEqual([
			{ seat: SEAT, kind: 'passkey' },
			{ seat: SEAT, kind: 'passkey' },
		]);
	});
});
