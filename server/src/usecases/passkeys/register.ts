import type { SigningRequests } from '@renkei/api';
import { accept, type Result, refuse } from '@renkei/plan';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { AskedAt } from '../../auth/own-origin.ts';
import {
	activePasskeys,
	insertPasskey,
	isKnownPasskey,
	takePasskeyChallenge,
	writePasskeyChallenge,
} from '../../storage/passkeys.ts';
import type { PasskeyRow } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Asker, Deps } from '../deps.ts';
import { readClientData } from './client-data.ts';
import { announcePasskey, notePasskey } from './note-passkey.ts';
import { keyKinds } from './sound-key.ts';
import { type Attestation, checkedCredential, type NewCredential, userHandleOf } from './verify.ts';

type Ask = Asker & { readonly address: AskedAt };

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

/** Begins a new passkey: what the browser needs to make one, with a challenge that this session alone may answer. */
export async function passkeyOptions(
	{ db }: Pick<Deps, 'db'>,
	{ session, moment, address }: Ask,
): Promise<Result<Record<string, unknown>>> {
	const { rpId } = address;
	if (rpId === null) {
		return refuse('malformed', noPasskeysHere);
	}
	return inTransaction(db, async (tx): Promise<Result<Record<string, unknown>>> => {
		const active = await activePasskeys(tx, session.personId);
		if (active.length >= MOST_ACTIVE) {
			return refuse('forbidden', tooMany);
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
		await writePasskeyChallenge(tx, asked, moment.at);
		return accept({ ...options });
	});
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
		const asked = { challenge, person: session.personId, session: session.id, at: moment.at };
		if (!(await takePasskeyChallenge(tx, asked))) {
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
		// Numbered and not refused: the device has made its key already, and would be left with one that nobody knows.
		const label = numbered(
			wanted,
			active.map((row) => row.label),
		);
		const transports = transportsOf(passkey.credential);
		const row = rowOf(credential, { person: session.personId, label, rpId, transports, at: moment.at });
		await insertPasskey(tx, row);
		const key = { credential: row.id, publicKey: row.public_key, revoked: false };
		return accept(
			await notePasskey(tx, { newId: deps.newId, session, moment, words: `パスキー「${label}」を登録しました`, key }),
		);
	});
	if (!done.ok) {
		return done;
	}
	await announcePasskey(deps, done.value);
	return accept(null);
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
	};
}
