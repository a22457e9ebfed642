import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import {
	type Capacity,
	contentHashOf,
	intentText,
	type Json,
	type PartContent,
	type PasskeyIntent,
	passkeyIntentText,
	type SaidInAct,
	type SignedPart,
	type SigningAct,
	type SigningIntent,
	statementOf,
	statementVersion,
	type Verdict,
} from '@renkei/plan';
import { toBase64url } from '../bytes.ts';
import { verifierKey } from '../checkpoint.ts';
import type { LedgerKind } from '../entry.ts';
import { publicKeyOf } from '../note.ts';
import type { ActFile, PasskeyProof } from './act-file.ts';
import {
	actPath,
	archivePaths,
	fileBytes,
	isJournalDetail,
	type PartFile,
	partPath,
	type SignoffFile,
	type WordsFile,
	wordsPath,
} from './format.ts';
import { sealed, type TrialEntry, trialBody, trialPlan, trialSecrets, type Unsealed } from './trial-seal.ts';

const host = 'renkei.example';
const origin = `https://${host}`;
const passkeySecret = new Uint8Array(32).fill(3);
/** COSE: OKP, EdDSA, Ed25519. */
const passkeyCose = concatBytes(hexToBytes('a4010103272006215820'), publicKeyOf(passkeySecret));
const hexOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
const keyAt = (at: 0 | 1): string => verifierKey(trialPlan, publicKeyOf(trialSecrets[at]));

/** The means by which a trial's archive is checked: one that knows the trial's one passkey. */
export const trialMeans = {
	sha256: (bytes: Uint8Array): Uint8Array => sha256(bytes),
	verifyAssertion: (ask: { publicKey: Uint8Array; data: Uint8Array; signature: Uint8Array }): boolean => {
		const { publicKey, data, signature } = ask;
		const isKnown = bytesToHex(publicKey) === bytesToHex(passkeyCose) && signature.length === 64;
		return isKnown && ed25519.verify(signature, data, publicKeyOf(passkeySecret), { zip215: false });
	},
};

export function assertionOver(challenge: string): PasskeyProof {
	const client = utf8ToBytes(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
	const data = concatBytes(sha256(utf8ToBytes(host)), Uint8Array.of(5, 0, 0, 0, 0));
	return {
		method: 'passkey',
		credential: 'passkey-1',
		publicKey: toBase64url(passkeyCose),
		...{ rpId: host, origin },
		authenticatorData: toBase64url(data),
		clientDataJSON: toBase64url(client),
		signature: toBase64url(ed25519.sign(concatBytes(data, sha256(client)), passkeySecret)),
	};
}

export const passkeyChallenge = (intent: PasskeyIntent): string => toBase64url(sha256(utf8ToBytes(passkeyIntentText(intent))));

/** What a trial's act says beside its parts. */
export interface TrialAct {
	readonly act?: SigningAct;
	readonly capacity?: Capacity;
	readonly verdict?: Verdict | null;
	readonly byPasskey?: boolean;
}

/** A plan of a few parts of which everything is put into a log, for tests of whoever checks archives. */
export function newTrial() {
	const entries: TrialEntry[] = [];
	const parts = new Map<string, PartFile>();
	const words = new Map<string, WordsFile>();
	const signoffs = new Map<string, SignoffFile>();
	const acts: ActFile[] = [];
	let [seconds, seq, ids] = [0, 0, 0];
	const now = (): string => new Date(Date.UTC(2026, 10, 20, 0, 0, seconds)).toISOString();
	const newId = (): string => {
		ids += 1;
		return `id-${ids}`;
	};
	const tell = (kind: LedgerKind, detail: object, part?: string): void => {
		seconds += 1;
		entries.push({ kind, at: now(), detail: detail as Json, ...(part === undefined ? {} : { part }) });
	};
	const row = (kind: string, part: string | null, more: object = {}): object => ({
		...{ id: newId(), kind, part, seat: 'seat-1', detail: kind, at: now() },
		...more,
	});
	const change = (ids: readonly string[], changed: Partial<SignoffFile>): void => {
		for (const id of ids) {
			signoffs.set(id, { ...(signoffs.get(id) as SignoffFile), ...changed });
		}
	};
	const write = (section: PartContent['key'], owner: string | null, text: string): PartFile => {
		const content: PartContent = {
			...{ template: 'plan.v1', schema: 1, key: section, body: owner },
			...{ prose: text, fields: [], tables: [], shown: [] },
		};
		seq += 1;
		const file = {
			part: `part-${section}`,
			section,
			owner,
			position: Number(section),
			seq,
			contentHash: contentHashOf(content, hexOf),
			content,
		};
		parts.set(file.part, { ...file, state: 'drafting' });
		return { ...file, state: 'drafting' };
	};
	const partOf = (part: string): PartFile => parts.get(part) as PartFile;
	tell('genesis', { key: keyAt(0), parties: [], seats: [], signing: [], acts: [], freezes: [] });
	return {
		write,
		/** Freezes a part with these words. */
		freeze(section: PartContent['key'], owner: string | null, text: string): string {
			const { part, contentHash, content, seq: at } = write(section, owner, text);
			parts.set(part, { ...partOf(part), state: 'frozen' });
			words.set(contentHash, { part, seq: at, contentHash, content, text });
			const frozenAt = now();
			tell('freeze', { ...row('freeze', part), seq: at, hash: contentHash, at: frozenAt }, part);
			for (const { id, part: of, contentHash: signed, lapsedAt, withdrawnAt, carriedTo } of signoffs.values()) {
				if (of === part) {
					const lapses = signed !== contentHash && lapsedAt === null && withdrawnAt === null;
					const kept = carriedTo === contentHash ? carriedTo : null;
					change([id], { carriedTo: kept, ...(lapses ? { lapsedAt: frozenAt } : {}) });
				}
			}
			return part;
		},
		reopen(part: string): void {
			parts.set(part, { ...partOf(part), state: 'drafting' });
			tell('reopen', row('reopen', part), part);
		},
		/** Records an act over parts that are frozen, or over sign-offs. @returns the sign-offs */
		act(
			over: readonly string[],
			{ act = 'sign', capacity = 'decision-maker', byPasskey = false, ...asked }: TrialAct = {},
		): string[] {
			const of = over.map((one) => partOf(signoffs.get(one)?.part ?? one));
			const verdict = act === 'sign' ? (asked.verdict ?? 'agree') : null;
			const said: SaidInAct = {
				...{ verdict, capacity, documentNumber: null, decidedOn: null },
				...{ text: null, basis: null, absent: null, consulted: [] },
			};
			const signed = of.map((file, at): SignedPart => {
				const given = signoffs.get(over[at] as string) ?? null;
				const contentHash = given?.contentHash ?? file.contentHash;
				const { part, section, owner } = file;
				const { seq: at_, text } = words.get(contentHash) as WordsFile;
				return {
					...{ part, section: section as SignedPart['section'], owner, seq: at_, contentHash },
					...{ textHash: `sha256:${hexOf(text)}`, signoff: given?.id ?? null, carriedTo: given?.carriedTo ?? null },
				};
			});
			const person = '町長 佐藤 真紀';
			const at = now();
			const intent: SigningIntent = {
				...{
					format: 'renkei.signoff.v1',
					act,
					plan: { id: trialPlan, title: '計画' },
					body: { code: trialBody, name: '朝霧町' },
				},
				...{ seat: { id: 'seat-1', person: '佐藤 真紀', post: '町長', role: 'decider' }, said, parts: signed },
				statement: {
					...{ version: statementVersion, language: 'ja' },
					words: statementOf({ act, body: '朝霧町', person, said, parts: signed.length }),
				},
				...{ nonce: newId(), preparedAt: at, expiresAt: at },
			} as SigningIntent;
			const challenge = toBase64url(sha256(utf8ToBytes(intentText(intent))));
			const id = newId();
			const made = signed.map(({ part, signoff }) => ({ id: signoff ?? newId(), part }));
			const stepUp = byPasskey ? assertionOver(challenge) : { method: 'sign-in' as const };
			const head = { id, number: acts.length + 1, act, body: trialBody, seat: 'seat-1', at };
			const file: ActFile = { ...head, intent, challenge, evidence: { prepared: true, stepUp }, signoffs: made };
			acts.push(file);
			tell('signing', file);
			for (const [index, { id: signoff, part }] of made.entries()) {
				if (act === 'sign') {
					const { contentHash } = signed[index] as SignedPart;
					signoffs.set(signoff, {
						...{ id: signoff, part, act: id, body: trialBody, verdict: verdict ?? 'agree', capacity, contentHash, at },
						...{ state: 'valid', withdrawnAt: null, lapsedAt: null, carriedTo: null },
						viewing: capacity === 'acting' ? 'required' : null,
					});
				}
			}
			change(act === 'withdraw' ? over : [], { withdrawnAt: at });
			change(act === 'later-view' ? over : [], { viewing: 'done' });
			return made.map(({ id: signoff }) => signoff);
		},
		/** 軽微な修正: sign-offs stand for the part's present words as well. */
		carry(carried: readonly string[], part: string): void {
			const to = partOf(part).contentHash;
			tell('correction-carried', row('correction-carried', part, { signoffs: carried, to }), part);
			change(carried, { carriedTo: to });
		},
		enrol(revoked = false): void {
			tell('passkey', row('passkey', null, { credential: 'passkey-1', publicKey: toBase64url(passkeyCose), revoked }));
		},
		/** A second passkey is registered, or ended, by a proof of the first one. */
		enrolProven(revoked = false): void {
			const intent: PasskeyIntent = {
				...{ format: 'renkei.passkey.v1', act: revoked ? 'end' : 'register', subject: revoked ? 'passkey-2' : '鍵' },
				...{ person: 'person-1', session: hexOf('session'), rpId: host, nonce: `nonce-${entries.length}`, expiresAt: now() },
			};
			const proof = { ...assertionOver(passkeyChallenge(intent)), intent };
			const of = { credential: 'passkey-2', publicKey: toBase64url(passkeyCose), revoked };
			tell('passkey', row('passkey', null, { ...of, ...(revoked ? {} : { enrolledBy: 'passkey' }), proof }));
		},
		changeKey(): void {
			tell('key', { key: keyAt(1), at: now() });
		},
		tell,
		/** Makes the archive. @param alter changes what it says before it is listed and chained */
		archive(alter: (unsealed: Unsealed) => void = () => undefined, about: object = {}): Map<string, Uint8Array> {
			const rows = [...signoffs.values()].map((one): SignoffFile => {
				const valid =
					(one.lapsedAt === null && one.contentHash === partOf(one.part).contentHash) ||
					one.carriedTo === partOf(one.part).contentHash;
				return { ...one, state: one.withdrawnAt !== null ? 'withdrawn' : valid ? 'valid' : 'lapsed' };
			});
			const journal = entries
				.filter(({ detail }) => isJournalDetail(detail))
				.map(({ detail }) => ({ ...(detail as object), person: '佐藤 真紀' }));
			const head = {
				format: 'renkei.archive.v1',
				plan: { id: trialPlan, title: '計画' },
				body: { code: trialBody, name: '朝霧町' },
			};
			const files = new Map([
				[archivePaths.about as string, fileBytes({ ...head, person: '佐藤 真紀', at: now(), acts: true, ...about })],
				...[...parts.values()].map((file) => [partPath(file.section, file.owner), fileBytes(file)] as const),
				...[...words.values()].map((file) => [wordsPath(file.contentHash), fileBytes(file)] as const),
				...acts.map((file) => [actPath(file.number), fileBytes(file)] as const),
				[archivePaths.signoffs, fileBytes(rows)],
				[archivePaths.journal, fileBytes(journal)],
			]);
			const unsealed = { files, entries: [...entries] };
			alter(unsealed);
			return sealed(unsealed);
		},
	};
}
