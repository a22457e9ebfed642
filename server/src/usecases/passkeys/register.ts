import type { SigningRequests } from '@renkei/api';
import { accept, type Enrolment, type Json, type Result, refuse, settledFrom } from '@renkei/plan';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import { mailChoiceOf } from '../../storage/mail-choices.ts';
import {
	activePasskeys,
	insertPasskey,
	isKnownPasskey,
	takePasskeyChallenge,
	writePasskeyChallenge,
} from '../../storage/passkeys.ts';
import type { PasskeyRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps } from '../deps.ts';
import { readClientData } from './client-data.ts';
import { announcePasskey, notePasskey, refuseFlood } from './note-passkey.ts';
import { type Ask, type PasskeyProof, provenBySignIn, provenDeed } from './prove.ts';
import { keyKinds } from './sound-key.ts';
import { type Attestation, checkedCredential, type NewCredential, userHandleOf } from './verify.ts';

const CHALLENGE_HOLDS_MS = 5 * 60 * 1000;
/** How long the browser asks (ms): it must end while the challenge still holds. */
const CEREMONY_MS = 2 * 60 * 1000;
const MOST_ACTIVE = 10;

const noPasskeysHere =
	'この開き方（数字のアドレス）ではパスキーを使えません。localhost など、名前のアドレスで開き直してから登録してください。';
const tooMany = `使えるパスキーは1人${MOST_ACTIVE}個までです。使っていないものを終えてから、登録してください。`;
const tooLate = '登録の準備から時間がたちました。何も登録されていません。もう一度「パスキーを登録する」を押してください。';
const notProven = 'パスキーを確かめられませんでした。何も登録されていません。もう一度「パスキーを登録する」を押してください。';
const known = 'このパスキーは、前に登録されています。何も登録されていません。別の端末か鍵で登録してください。';

/**
 * Begins a new passkey: what the browser needs to make one, with a challenge that this session alone may answer, under this
 * name. Another passkey of the person vouches for it, or for their first one the sign-in of a moment ago: an unlocked screen,
 * or a session that was stolen, is not enough.
 */
export async function passkeyOptions(
	{ db }: Pick<Deps, 'db'>,
	ask: Ask & { readonly wanted: SigningRequests['passkeyOptions'] },
): Promise<Result<Record<string, unknown>>> {
	const { session, moment, address, wanted } = ask;
	const { rpId } = address;
	if (rpId === null) {
		return refuse('malformed', noPasskeysHere);
	}
	return inTransaction(db, async (tx): Promise<Result<Record<string, unknown>>> => {
		const active = await activePasskeys(tx, session.personId);
		if (active.length >= MOST_ACTIVE) {
			return refuse('forbidden', tooMany);
		}
		const proof = await vouchedFor(tx, ask, wanted);
		if (!proof.ok) {
			return proof;
		}
		const options = await generateRegistrationOptions({
			rpName: 'Renkei 連携',
			rpID: rpId,
			userID: userHandleOf(session.personId),
			userName: session.person,
			userDisplayName: session.person,
			timeout: CEREMONY_MS,
			attestationType: 'none',
			// An ended one may be made anew on its device, so only those that are in use are excluded.
			excludeCredentials: active
				.filter((row) => row.rp_id === rpId)
				.map((row) => ({ id: row.id, transports: JSON.parse(row.transports) as string[] })),
			authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
			supportedAlgorithmIDs: [...keyKinds],
		});
		const expires = new Date(Date.parse(moment.at) + CHALLENGE_HOLDS_MS).toISOString();
		const asked = { challenge: options.challenge, person: session.personId, session: session.id, expires_at: expires };
		const kept = proof.value === null ? null : JSON.stringify(proof.value.kept);
		await writePasskeyChallenge(tx, { ...asked, label: wanted.label, proof: kept }, moment.at);
		return accept({ ...options });
	});
}

/** The proof by another passkey, or null where the sign-in alone does. */
async function vouchedFor(
	tx: Tx,
	ask: Ask,
	{ label, assertion }: SigningRequests['passkeyOptions'],
): Promise<Result<PasskeyProof | null>> {
	if (assertion) {
		return provenDeed(tx, { ...ask, deed: { act: 'register', subject: label }, assertion });
	}
	const allowed = await provenBySignIn(tx, ask);
	return allowed.ok ? refuseFlood(tx, ask) : allowed;
}

/** Keeps a new passkey. Its challenge is used up by the attempt, whatever comes of it. */
export async function addPasskey(
	deps: Deps,
	ask: Ask & { readonly passkey: SigningRequests['newPasskey'] },
): Promise<Result<null>> {
	const { session, moment, address, passkey } = ask;
	const { rpId, origin } = address;
	const wanted = plainLabel(passkey.label);
	if (rpId === null) {
		return refuse('malformed', noPasskeysHere);
	}
	if (wanted === '') {
		return refuse('malformed', 'パスキーの名前を入れてください。');
	}
	const done = await inTransaction(deps.db, async (tx): Promise<Result<readonly string[]>> => {
		const challenge = readClientData(passkey.credential.response.clientDataJSON)?.challenge ?? '';
		const asked = await takePasskeyChallenge(tx, { challenge, person: session.personId, session: session.id, at: moment.at });
		if (asked === null || asked.label !== passkey.label) {
			return refuse('prepare-again', tooLate);
		}
		const credential = await checkedCredential(passkey.credential, { challenge, origin, rpId });
		if (credential === null) {
			return refuse('step-up-failed', notProven);
		}
		if (await isKnownPasskey(tx, credential.credential.id)) {
			return refuse('already-done', known);
		}
		const active = await activePasskeys(tx, session.personId);
		if (active.length >= MOST_ACTIVE) {
			return refuse('forbidden', tooMany);
		}
		const prover = await proverOf(tx, ask, asked.proof);
		if (!prover.ok) {
			return prover;
		}
		// Numbered and not refused: the device has made its key already, and would be left with one that nobody knows.
		const label = numbered(
			wanted,
			active.map((row) => row.label),
		);
		const transports = transportsOf(passkey.credential);
		const row = rowOf(credential, { person: session.personId, label, rpId, transports, at: moment.at }, prover.value);
		await insertPasskey(tx, row);
		const key = {
			...{ credential: row.id, publicKey: row.public_key, revoked: false, enrolledBy: row.enrolled_by },
			...(asked.proof === null ? {} : { proof: JSON.parse(asked.proof) as Json }),
		};
		const words = `パスキー「${label}」を登録しました`;
		const tells = asked.proof === null && !(await isReachedByMail(tx, session.personId)) ? 'body' : 'person';
		return accept(await notePasskey(tx, { newId: deps.newId, session, moment, words, key, tells }));
	});
	if (!done.ok) {
		return done;
	}
	await announcePasskey(deps, done.value);
	return accept(null);
}

/** Whether a mail can tell a person what became of a passkey, also where somebody else sits before their inbox. */
async function isReachedByMail(tx: Tx, person: string): Promise<boolean> {
	const { address, failed_at } = await mailChoiceOf(tx, person);
	return address !== null && failed_at === null;
}

/**
 * What vouches for a new passkey at the moment at which it is kept: the one that proved it is still in use; where none did,
 * the person still has none, by which another session might have been overtaken.
 */
async function proverOf(tx: Tx, ask: Ask, proof: string | null): Promise<Result<PasskeyRow | null>> {
	if (proof === null) {
		return provenBySignIn(tx, ask);
	}
	const { credential } = JSON.parse(proof) as PasskeyProof['kept'];
	const prover = (await activePasskeys(tx, ask.session.personId)).find(({ id }) => id === credential);
	return prover === undefined ? refuse('prepare-again', tooLate) : accept(prover);
}

/** A name on one line, without letters that cannot be seen: it also stands in journals that others read. */
function plainLabel(label: string): string {
	return label.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

const MOST_LETTERS = 60;

/** Names that look alike are one name to whoever has to end the right key. */
const alike = (label: string): string => label.normalize('NFKC').toLowerCase();

/** A name that none of a person's keys in use has: the wanted one, else with the next free number. */
function numbered(wanted: string, taken: readonly string[]): string {
	const known = new Set(taken.map(alike));
	for (let number = 2, label = wanted; ; number += 1) {
		if (!known.has(alike(label))) {
			return label;
		}
		const end = ` ${number}`;
		label = [...wanted].slice(0, MOST_LETTERS - end.length).join('') + end;
	}
}

/** How the browser reaches the device, in the short words of the standard; others are not kept. */
function transportsOf({ response }: Attestation): readonly string[] {
	return [...new Set(response.transports ?? [])].filter((word) => /^[a-z-]{1,20}$/.test(word));
}

function rowOf(
	{ credential, credentialDeviceType }: NewCredential,
	of: { person: string; label: string; rpId: string; transports: readonly string[]; at: string },
	prover: PasskeyRow | null,
): PasskeyRow {
	return {
		id: credential.id,
		person: of.person,
		public_key: Buffer.from(credential.publicKey).toString('base64url'),
		transports: JSON.stringify(of.transports),
		label: of.label,
		rp_id: of.rpId,
		counter: credential.counter,
		backed_up: credentialDeviceType === 'multiDevice' ? 1 : 0,
		created_at: of.at,
		last_used_at: null,
		revoked_at: null,
		enrolled_by: (prover === null ? 'sign-in' : 'passkey') satisfies Enrolment,
		settled_from: settledFrom(of.at, prover === null ? null : { settledFrom: prover.settled_from }),
		lost_at: null,
	};
}
