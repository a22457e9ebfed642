import { accept, type Result, refuse } from '@renkei/plan';
import { passkeysOf, writePasskeyEnd } from '../../storage/passkeys.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, type Deps, unknown } from '../deps.ts';
import { announcePasskey, notePasskey } from './note-passkey.ts';

/** Ends a passkey of the person who asks. What was signed with it stays as it was. */
export async function endPasskey(deps: Deps, ask: Asker & { readonly passkey: string }): Promise<Result<null>> {
	const { session, moment } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<readonly string[]>> => {
		const passkey = (await passkeysOf(tx, session.personId)).find(({ id }) => id === ask.passkey);
		if (passkey === undefined) {
			return unknown();
		}
		if (passkey.revoked_at !== null) {
			return refuse('already-done', 'このパスキーは、すでに終えています。画面を読み込み直してください。');
		}
		await writePasskeyEnd(tx, { id: passkey.id, at: moment.at });
		const key = { credential: passkey.id, publicKey: passkey.public_key, revoked: true };
		const words = `パスキー「${passkey.label}」を終えました`;
		return accept(await notePasskey(tx, { newId: deps.newId, session, moment, words, key }));
	});
	if (!done.ok) {
		return done;
	}
	await announcePasskey(deps, done.value);
	return accept(null);
}
