import { accept, type EndablePasskey, isReportedLost, lostUntil, mayEndUnproven, type Result, refuse } from '@renkei/plan';
import { passkeysOf, writePasskeyEnd, writePasskeyLoss } from '../../storage/passkeys.ts';
import type { PasskeyRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Deps, unknown } from '../deps.ts';
import { announcePasskey, notePasskey, type PasskeyNote, refuseFlood } from './note-passkey.ts';
import { type Ask, freshSignIn, type PasskeyProof, provenDeed } from './prove.ts';
import type { Assertion } from './verify.ts';

type Note = Pick<PasskeyNote, 'words' | 'key' | 'tells'>;

/** A passkey as far as ending it depends on it. */
export const endable = (row: PasskeyRow): EndablePasskey => ({ settledFrom: row.settled_from, lostAt: row.lost_at });

/**
 * Ends a passkey of the person who asks, who proves one in use for it. Without a proof it is ended where it is so new that it
 * rests on a sign-in alone, or where it was said to be lost some days ago. What was signed with it stays as it was.
 */
export function endPasskey(
	deps: Deps,
	ask: Ask & { readonly passkey: string; readonly assertion: Assertion | null },
): Promise<Result<null>> {
	return change(deps, ask, async (tx, passkey) => {
		const proof = await mayEnd(tx, ask, passkey);
		if (!proof.ok) {
			return proof;
		}
		await writePasskeyEnd(tx, { id: passkey.id, at: ask.moment.at });
		const { value: proven } = proof;
		return accept({
			words: `パスキー「${passkey.label}」を${proven === null ? '、パスキーでの確認なしで' : ''}終えました`,
			key: {
				...{ credential: passkey.id, publicKey: passkey.public_key, revoked: true },
				...(proven === null ? { unproven: true } : { proof: { ...proven.kept, intent: { ...proven.kept.intent } } }),
			},
			tells: proven === null ? 'body' : 'person',
		});
	});
}

async function mayEnd(
	tx: Tx,
	ask: Ask & { readonly assertion: Assertion | null },
	passkey: PasskeyRow,
): Promise<Result<PasskeyProof | null>> {
	if (ask.assertion !== null) {
		return provenDeed(tx, { ...ask, deed: { act: 'end', subject: passkey.id }, assertion: ask.assertion });
	}
	return mayEndUnproven(endable(passkey), ask.moment.at)
		? freshSignIn(tx, ask)
		: refuse(
				'passkey-required',
				isReportedLost(passkey.lost_at, ask.moment.at) ? needsTime(lostUntil(passkey.lost_at)) : needsProof,
			);
}

/**
 * Notes that a passkey is lost, or that it is not. The person and their body are told at once, and some days later it may be
 * ended without a proof: whoever sat at another's screen for a moment will not be there then, and is found out before.
 */
export function reportPasskey(
	deps: Deps,
	ask: Ask & { readonly passkey: string; readonly lost: boolean },
): Promise<Result<null>> {
	return change(deps, ask, async (tx, passkey) => {
		if (isReportedLost(passkey.lost_at, ask.moment.at) === ask.lost) {
			return refuse('already-done');
		}
		// That it is not lost makes nothing easier for anybody.
		const allowed = ask.lost ? await mayReport(tx, ask) : accept(null);
		if (!allowed.ok) {
			return allowed;
		}
		await writePasskeyLoss(tx, { id: passkey.id, at: ask.lost ? ask.moment.at : null });
		// Not as its key: whoever checks the log would read that it was enrolled now.
		const key = { lost: ask.lost, about: passkey.id };
		const words = ask.lost
			? `パスキー「${passkey.label}」が手元にないと届け出ました（3日後から、パスキーでの確認なしで終えられます）`
			: `パスキー「${passkey.label}」が手元にないという届け出を取り消しました`;
		return accept({ words, key, tells: 'body' });
	});
}

async function mayReport(tx: Tx, ask: Ask): Promise<Result<null>> {
	const allowed = await freshSignIn(tx, ask);
	return allowed.ok ? refuseFlood(tx, ask) : allowed;
}

/** Changes a passkey that the person has in use, with its note in the journal, and tells of it. */
async function change(
	deps: Deps,
	{ session, moment, passkey: id }: Ask & { readonly passkey: string },
	run: (tx: Tx, passkey: PasskeyRow) => Promise<Result<Note>>,
): Promise<Result<null>> {
	const done = await inTransaction(deps.db, async (tx): Promise<Result<readonly string[]>> => {
		const passkey = (await passkeysOf(tx, session.personId)).find((one) => one.id === id);
		if (passkey === undefined) {
			return unknown();
		}
		if (passkey.revoked_at !== null) {
			return refuse('already-done', 'このパスキーは、すでに終えています。画面を読み込み直してください。');
		}
		const note = await run(tx, passkey);
		return note.ok ? accept(await notePasskey(tx, { newId: deps.newId, session, moment, ...note.value })) : note;
	});
	if (!done.ok) {
		return done;
	}
	await announcePasskey(deps, done.value);
	return accept(null);
}

const needsProof =
	'終えるには、使っているパスキーでの確認が要ります。何も変わっていません。手元にないときは、そう届け出ると、3日後に確認なしで終えられます。';
const needsTime = (from: string): string =>
	`手元にないという届け出から3日たつと、確認なしで終えられます（${japanTime(from)}から）。まだ何も変わっていません。`;

const japanTime = (at: string): string => {
	const there = new Date(Date.parse(at) + 9 * 60 * 60 * 1000).toISOString();
	return `${Number(there.slice(5, 7))}月${Number(there.slice(8, 10))}日 ${Number(there.slice(11, 13))}時${there.slice(14, 16)}分`;
};
