import { randomBytes } from 'node:crypto';
import type { PasskeyProofView, SigningRequests } from '@renkei/api';
import { accept, isFreshSignIn, type PasskeyIntent, passkeyIntentText, type Result, refuse } from '@renkei/plan';
import type { AskedAt } from '../../auth/own-origin.ts';
import { passkeysOf, takePasskeyProof, writePasskeyProof } from '../../storage/passkeys.ts';
import { findSession } from '../../storage/sessions.ts';
import type { Db, PasskeyRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, type Deps, unknown } from '../deps.ts';
import { challengeOf, sha256Of } from '../signing/digest.ts';
import { readClientData } from './client-data.ts';
import { passkeysInUse, provenBy } from './step-up.ts';
import type { Assertion } from './verify.ts';

export type Ask = Asker & { readonly address: AskedAt };

/** What a person is about to do with their passkeys: of a new one the name, of one that is ended the id. */
export type PasskeyDeed = Pick<PasskeyIntent, 'act' | 'subject'>;

/** A proof that held: by which passkey, and all that is needed to check it again from the log. */
export interface PasskeyProof {
	readonly prover: PasskeyRow;
	readonly kept: {
		readonly intent: PasskeyIntent;
		readonly credential: string;
		/** COSE key, base64url. */
		readonly publicKey: string;
		readonly origin: string;
		readonly authenticatorData: string;
		readonly clientDataJSON: string;
		readonly signature: string;
	};
}

const HOLDS_MS = 5 * 60 * 1000;

const failed = 'パスキーの確認ができませんでした。何も変わっていません。もう一度操作してください。';
const needed = '先に、使っているパスキーでの確認が要ります。何も変わっていません。もう一度操作してください。';
const elsewhereWords = (host: string): string =>
	`あなたのパスキーは ${host} で開いたときに使えます。何も変わっていません。そのアドレスで開いて、もう一度操作してください。`;

/**
 * Asks how a deed is to be proved. Where the person has a passkey in use here it is that, over a challenge that names deed,
 * passkey, person and session; where they have none at all, the sign-in, while it is fresh.
 */
export async function askPasskeyProof(
	{ db }: Pick<Deps, 'db'>,
	ask: Ask & { readonly deed: SigningRequests['passkeyProof'] },
): Promise<Result<PasskeyProofView>> {
	const { session, moment, address } = ask;
	return inTransaction(db, async (tx): Promise<Result<PasskeyProofView>> => {
		const { deed } = ask;
		if (deed.act === 'end' && !(await passkeysOf(tx, session.personId)).some(({ id }) => id === deed.passkey)) {
			return unknown();
		}
		const { here } = await passkeysInUse(tx, session.personId, address);
		if (here.length === 0) {
			const allowed = await provenBySignIn(tx, ask);
			return allowed.ok
				? accept({ method: 'sign-in', challenge: '', rpId: address.rpId ?? '', passkeys: [], intent: null })
				: allowed;
		}
		const intent: PasskeyIntent = {
			format: 'renkei.passkey.v1',
			...deedOf(deed),
			...{ person: session.personId, session: sha256Of(session.id), rpId: address.rpId ?? '' },
			nonce: randomBytes(32).toString('base64url'),
			expiresAt: new Date(Date.parse(moment.at) + HOLDS_MS).toISOString(),
		};
		const challenge = challengeOf(passkeyIntentText(intent));
		const of = { challenge, person: session.personId, session: session.id };
		await writePasskeyProof(tx, { ...of, intent: JSON.stringify(intent), expires_at: intent.expiresAt }, moment.at);
		const passkeys = here.map((row) => ({ id: row.id, transports: JSON.parse(row.transports) as string[] }));
		return accept({ method: 'passkey', challenge, rpId: intent.rpId, passkeys, intent });
	});
}

const deedOf = (deed: SigningRequests['passkeyProof']): PasskeyDeed =>
	deed.act === 'register' ? { act: deed.act, subject: deed.label } : { act: deed.act, subject: deed.passkey };

/** Whether the sign-in alone does: the person has no passkey in use, wherever it is for, and has signed in a moment ago. */
export async function provenBySignIn(tx: Tx, { session, moment, address }: Ask): Promise<Result<null>> {
	const { here, elsewhere } = await passkeysInUse(tx, session.personId, address);
	if (here.length > 0 || elsewhere !== null) {
		return refuse('passkey-required', elsewhere !== null && here.length === 0 ? elsewhereWords(elsewhere) : needed);
	}
	return freshSignIn(tx, { session, moment });
}

/** Whether the person has signed in a moment ago; the session is read anew, for it may have ended. */
export async function freshSignIn(tx: Db | Tx, { session, moment }: Asker): Promise<Result<null>> {
	const found = await findSession(tx, session.id);
	return found !== null && isFreshSignIn(found.createdAt, moment.at) ? accept(null) : refuse('sign-in-again');
}

/**
 * Holds a proof against a deed, in the transaction of the deed. What was asked is used up by the attempt, whatever comes of it;
 * a passkey that was ended a moment ago proves nothing.
 */
export async function provenDeed(
	tx: Tx,
	{ session, moment, address, deed, assertion }: Ask & { readonly deed: PasskeyDeed; readonly assertion: Assertion },
): Promise<Result<PasskeyProof>> {
	const challenge = readClientData(assertion.response.clientDataJSON)?.challenge ?? '';
	const asked = await takePasskeyProof(tx, { challenge, person: session.personId, session: session.id, at: moment.at });
	if (asked === null) {
		return refuse('prepare-again', '確認の準備から時間がたちました。何も変わっていません。もう一度操作してください。');
	}
	const intent = JSON.parse(asked.intent) as PasskeyIntent;
	const { here } = await passkeysInUse(tx, session.personId, address);
	const prover = here.find(({ id }) => id === assertion.id);
	if (prover === undefined || intent.act !== deed.act || intent.subject !== deed.subject) {
		return refuse('step-up-failed', failed);
	}
	if (!(await provenBy(tx, prover, { assertion, challenge, address, at: moment.at }))) {
		return refuse('step-up-failed', failed);
	}
	const { authenticatorData, clientDataJSON, signature } = assertion.response;
	const by = { credential: prover.id, publicKey: prover.public_key, origin: address.origin };
	const kept = { intent, ...by, authenticatorData, clientDataJSON, signature };
	return accept({ prover, kept });
}
