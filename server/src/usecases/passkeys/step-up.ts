import type { EvidenceView, PreparedView, SigningRequests } from '@renkei/api';
import { accept, enrolments, type Result, refuse } from '@renkei/plan';
import type { AskedAt } from '../../auth/own-origin.ts';
import { activePasskeys, notePasskeyUse } from '../../storage/passkeys.ts';
import type { Db, PasskeyRow, Tx } from '../../storage/tables.ts';
import { type Assertion, checkedCounter } from './verify.ts';

/** Who proves what: the person of the session, over the challenge of a prepared act, at the address of the request. */
export interface StepUp {
	readonly person: string;
	/** base64url of the SHA-256 of the intent's text. */
	readonly challenge: string;
	readonly address: AskedAt;
}

/**
 * How the person is to prove once more who they are: by a passkey where they have one in use, else by the sign-in. One of
 * another address counts as well, and then none is admitted here: else another name of the same server would be the way around.
 */
export async function stepUpFor(db: Db | Tx, { person, challenge, address }: StepUp): Promise<PreparedView['stepUp']> {
	const { here, elsewhere } = await passkeysInUse(db, person, address);
	return {
		method: here.length === 0 && elsewhere === null ? 'sign-in' : 'passkey',
		challenge,
		rpId: here.length === 0 ? (elsewhere ?? address.rpId ?? '') : (address.rpId ?? ''),
		passkeys: here.map((row) => ({ id: row.id, transports: JSON.parse(row.transports) as string[] })),
	};
}

/**
 * The proof as it goes into the record. Inside the transaction of the act: a passkey that was ended a moment ago proves
 * nothing.
 */
export async function proveStepUp(
	tx: Tx,
	ask: StepUp & { readonly assertion: SigningRequests['commit']['assertion']; readonly at: string },
): Promise<Result<EvidenceView['stepUp']>> {
	const { person, challenge, address, assertion, at } = ask;
	const { here, elsewhere } = await passkeysInUse(tx, person, address);
	if (here.length === 0) {
		if (elsewhere !== null) {
			return refuse('passkey-required', usableAt(elsewhere));
		}
		return assertion ? refuse('step-up-failed') : accept({ method: 'sign-in' });
	}
	if (!assertion) {
		return refuse('passkey-required');
	}
	const passkey = here.find(({ id }) => id === assertion.id);
	if (passkey === undefined) {
		return refuse('step-up-failed');
	}
	if (!(await provenBy(tx, passkey, { assertion, challenge, address, at }))) {
		return refuse('step-up-failed');
	}
	const { authenticatorData, clientDataJSON, signature } = assertion.response;
	return accept({
		method: 'passkey',
		credential: passkey.id,
		publicKey: passkey.public_key,
		rpId: passkey.rp_id,
		origin: address.origin,
		registeredAt: passkey.created_at,
		enrolledBy: enrolments.find((one) => one === passkey.enrolled_by) ?? null,
		authenticatorData,
		clientDataJSON,
		signature,
	});
}

/** Whether an assertion by a passkey holds over a challenge at this address; its use is noted then. */
export async function provenBy(
	tx: Tx,
	passkey: PasskeyRow,
	{
		assertion,
		challenge,
		address,
		at,
	}: Pick<StepUp, 'challenge' | 'address'> & { readonly assertion: Assertion; readonly at: string },
): Promise<boolean> {
	const expected = { challenge, origin: address.origin, rpId: passkey.rp_id };
	const counter = await checkedCounter(assertion, expected, passkey);
	if (counter === null) {
		return false;
	}
	await notePasskeyUse(tx, { id: passkey.id, counter, at });
	return true;
}

/** A person's passkeys in use: those of this address, and the host of the newest one of another, where there is any. */
export async function passkeysInUse(
	db: Db | Tx,
	person: string,
	{ rpId }: AskedAt,
): Promise<{ here: PasskeyRow[]; elsewhere: string | null }> {
	const active = await activePasskeys(db, person);
	return {
		here: active.filter((row) => row.rp_id === rpId),
		elsewhere: active.findLast((row) => row.rp_id !== rpId)?.rp_id ?? null,
	};
}

const usableAt = (host: string): string =>
	`パスキーは ${host} で開いたときに使えます。そのアドレスで開いて、もう一度記録してください。何も記録されていません。`;
