import { createPublicKey, verify } from 'node:crypto';
import { bytesToHex as hex } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './bytes.ts';
import { checkpointSignedBy, newCheckpoint, originOf, readCheckpoint, verifierKey } from './checkpoint.ts';
import { isSignedBy, publicKeyOf, readNote, readVerifierKey, signNote, type VerifierKey, writeVerifierKey } from './note.ts';

/** The key and note with which the reference implementation of signed notes is tested. */
const reference = {
	secret: fromBase64('gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=')?.slice(0, 32) as Uint8Array,
	vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
	text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
	line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const plan = 'p1';
const secret = new Uint8Array(32).fill(7);
const vkey = verifierKey(plan, publicKeyOf(secret));
const root = new Uint8Array(32).fill(9);
const note = newCheckpoint({ plan, size: 12, root }, secret);

describe('a signed note', () => {
	it('[LG8] of the reference is read, checked and signed byte for byte', () => {
		const whole = `${reference.text}\n${reference.line}`;
		const [read, key] = [readNote(whole), readVerifierKey(reference.vkey)];
		expect(read?.text).toBe(reference.text);
		expect(read !== null && key !== null && isSignedBy(read, key)).toBe(true);
		expect(writeVerifierKey('PeterNeumann', publicKeyOf(reference.secret))).toBe(reference.vkey);
		expect(signNote(reference.text, 'PeterNeumann', reference.secret)).toBe(whole);
		const altered = readNote(whole.replace('cryptography', 'cryptographY'));
		expect(altered !== null && isSignedBy(altered, key as VerifierKey)).toBe(false);
	});

	it('[LG8] is signed as node:crypto checks it', () => {
		const signature = readNote(note)?.signatures[0]?.signature as Uint8Array;
		const x = Buffer.from(publicKeyOf(secret)).toString('base64url');
		const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
		expect(verify(null, Buffer.from(note.slice(0, note.indexOf('\n\n') + 1)), key, signature)).toBe(true);
	});

	it('[LG8] is none where a line is missing, empty or not of its form', () => {
		const { text, line } = reference;
		for (const wrong of ['', text, `${text}\n`, `${text}${line}`, `${text}\n${line.trim()}`, `${text}\n${line}\n`]) {
			expect(readNote(wrong), JSON.stringify(wrong)).toBeNull();
		}
		expect(readNote(`${text}\n${line.replace('—', '-')}`)).toBeNull();
		expect(readNote(`${text}\n${line.replace('=', '')}`)).toBeNull();
		expect(readNote(`\u0001${text}\n${line}`)).toBeNull();
		expect(readNote(`${text}\n${line.repeat(101)}`)).toBeNull();
		expect(readNote(`${text}\n${line}${line}`)?.signatures).toHaveLength(2);
		expect(() => signNote('no line break', 'name', secret)).toThrow(RangeError);
		expect(() => signNote('text\n', 'two words', secret)).toThrow(RangeError);
	});
});

describe('a verifier key', () => {
	it('[LG9] is read with its name, id and key', () => {
		expect(readVerifierKey(vkey)).toEqual({ name: originOf(plan), id: vkey.split('+')[1], publicKey: publicKeyOf(secret) });
	});

	it('[LG9] is none when any part of it is changed or left out', () => {
		const key = reference.vkey;
		for (let at = 0; at < key.length; at += 1) {
			const changed = `${key.slice(0, at)}${String.fromCharCode(key.charCodeAt(at) + 1)}${key.slice(at + 1)}`;
			expect([readVerifierKey(changed), readVerifierKey(key.slice(at + 1)), readVerifierKey(key.slice(0, at))]).toEqual([
				null,
				null,
				null,
			]);
		}
		// Of another length and of another kind, both with the id that belongs to them: vectors of the reference.
		expect(readVerifierKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')).toBeNull();
		expect(readVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBeNull();
	});
});

describe('a checkpoint', () => {
	it('[LG10] says origin, size and root', () => {
		expect(note.startsWith(`renkei/plans/p1\n12\n${toBase64(root)}\n\n— renkei/plans/p1 `)).toBe(true);
		expect(readCheckpoint(note)).toMatchObject({
			origin: originOf(plan),
			size: 12,
			root,
			signatures: [{ name: originOf(plan) }],
		});
		expect(() => newCheckpoint({ plan: 'a plan', size: 1, root }, secret)).toThrow(RangeError);
	});

	it('[LG10] is none where its lines are not written exactly so', () => {
		const body = (text: string) => readCheckpoint(signNote(text, originOf(plan), secret));
		const base64 = toBase64(root);
		expect(body(`log\n12\n${base64}\n`)).not.toBeNull();
		expect(body(`log\n12\n${base64}\nanother line\n`)).not.toBeNull();
		const wrong = ['012', '-1', '1e3', '', '99999999999999999999'].map((size) => `log\n${size}\n${base64}\n`);
		for (const text of [
			...wrong,
			'log\n12\n',
			`log\n12\n${base64.slice(4)}\n`,
			`log\n12\n${base64.replace('=', '')}\n`,
			`\n12\n${base64}\n`,
		]) {
			expect(body(text), JSON.stringify(text)).toBeNull();
		}
	});

	it('[LG11] is signed by its key, and by no other', () => {
		const other = publicKeyOf(new Uint8Array(32).fill(8));
		expect(checkpointSignedBy(note, vkey)).toBe(true);
		expect(checkpointSignedBy(note, verifierKey(plan, other))).toBe(false);
		expect(checkpointSignedBy(note, 'nothing')).toBe(false);
		// A note that a key of another name has signed as well is still not that log's.
		const foreign = signNote(note.slice(0, note.indexOf('\n\n') + 1), originOf('p2'), secret);
		expect(checkpointSignedBy(foreign, verifierKey('p2', publicKeyOf(secret)))).toBe(false);
		expect(checkpointSignedBy(`${note}${reference.line}`, vkey)).toBe(true);
	});

	it('[LG11] is not signed any more when a single letter is another', () => {
		fc.assert(
			fc.property(fc.nat({ max: note.length - 1 }), fc.constantFrom('0', 'A', 'z', '\n', ' '), (at, letter) => {
				const changed = note.slice(0, at) + letter + note.slice(at + 1);
				expect(checkpointSignedBy(changed, vkey)).toBe(changed === note);
			}),
		);
		expect(hex(readCheckpoint(note)?.root ?? new Uint8Array())).toBe(hex(root));
	});
});
