import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { inclusionProof, leafHash, newCheckpoint, publicKeyOf, rootOf, verifierKey } from '@renkei/ledger';
import { canonicalJson, type Json, sectionOf, template } from '@renkei/plan';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfMetadata, pdfPages, pdfRuns } from '../../testing/pdf-text.ts';
import { type ActAsked, recordedAct } from '../../testing/recorded-act.ts';
import { type PdfMaker, startPdfWorker } from '../pdf/start-pdf-worker.ts';
import { receiptFile, receiptPaper } from './receipt-paper.ts';
import * as words from './receipt-words.ts';

let maker: PdfMaker;

beforeAll(() => {
	maker = startPdfWorker((error) => {
		throw error;
	});
});

afterAll(async () => {
	await maker.close();
});

/** Points. */
const PAGE_WIDTH = 595;
const MARGIN = 57;

const titleOf = (key: string): string => sectionOf(template, key)?.title ?? key;

async function paperOf(ask: ActAsked = {}): Promise<Uint8Array> {
	const made = await maker.pdfOf(receiptPaper(recordedAct(ask), titleOf));
	if (!made.ok) {
		throw new Error(made.refusal.detail);
	}
	return made.value;
}
const textOf = async (ask: ActAsked = {}): Promise<string> => pdfPages(await paperOf(ask)).join('');

it('[RC1] says who recorded what, for whom, in which capacity, when and how known', async () => {
	const text = await textOf({ said: { consulted: ['総務課', '財政課'] } });
	for (const line of [
		...[
			'記録の控え（本システム上の確認・承認の記録）',
			'受付番号　第12号',
			'計画朝霧圏域 計画',
			'団体栗瀬町（団体コード 994031）',
		],
		...['記録した人総務課長　小林 修', '立場決裁権者', '意思表示同意', '文書番号栗総第412号'],
		...[
			'決裁日令和8年11月24日（2026年）',
			'合議先総務課、財政課',
			'令和8年11月24日（2026年）9時04分05秒（日本標準時）サーバーの時計による',
		],
		...[
			'練習用の席を選んで入った（本人の確認なし）令和8年11月24日（2026年）8時50分00秒（日本標準時）',
			'サインインのみ（記録のときの、あらためての確認なし）',
		],
		'小林 修は、栗瀬町の決裁権者による決裁として、本計画の1個の部分について、',
	]) {
		expect(text).toContain(line);
	}
	expect(text).not.toMatch(/根拠|不在|条件|理由・意見/);
});

it('[RC1] says on what a deputy acts, who was away, and on which condition', async () => {
	const text = await textOf({
		said: {
			capacity: 'acting',
			basis: '規程第9条',
			absent: '村上 孝',
			verdict: 'conditional',
			text: '負担は3年まで。\n以後は協議。',
		},
	});
	for (const line of [
		'立場代決（後閲 要）',
		'根拠規程第9条',
		'不在の人村上 孝',
		'意思表示条件付同意',
		'条件負担は3年まで。以後は協議。',
	]) {
		expect(text).toContain(line);
	}
	expect(await textOf({ said: { capacity: 'delegated', basis: '規程第6条' } })).toContain('立場専決専決・代決の根拠規程第6条');
	expect(await textOf({ said: { capacity: 'checked', documentNumber: null, decidedOn: null } })).toContain('立場担当者確認');
});

it('[RC2] has every part with position and whole hash under a head on each page, and numbers the pages', async () => {
	const { intent } = recordedAct({ parts: 60 });
	const pages = pdfPages(await paperOf({ parts: 60 }));
	expect(pages.length).toBeGreaterThan(2);
	const rows = pages.slice(1).filter((page) => page.includes('共通'));
	expect(rows.length).toBeGreaterThan(1);
	for (const page of rows) {
		expect(page).toContain('節部分版確認値（SHA-256）');
	}
	for (const [index, page] of pages.entries()) {
		expect(page).toMatch(new RegExp(`受付番号 第12号　朝霧圏域 計画${index + 1}／${pages.length}$`));
	}
	for (const { section, owner, seq, contentHash } of intent.parts) {
		const row = `${section} ${titleOf(section)}${owner === null ? '共通' : '栗瀬町'}${seq}${contentHash.slice(7)}`;
		expect(pages.join('')).toContain(row);
	}
});

it('[RC2] names the records that are taken back or viewed', async () => {
	const said = { verdict: null, text: '金額に誤りがあったため' };
	const text = await textOf({ act: 'withdraw', parts: 2, said });
	for (const line of ['記録の種類撤回の記録', '理由・意見金額に誤りがあったため', '対象の記録signoff-0', '対象の記録signoff-1']) {
		expect(text).toContain(line);
	}
	expect(await textOf({ act: 'later-view', said: { verdict: null } })).toContain('記録の種類後閲の記録');
});

it('[RC3] equal acts give equal bytes, in this thread or another; another act gives others', async () => {
	const [first, second] = [await paperOf(), await paperOf()];
	expect(Buffer.from(second).equals(first)).toBe(true);
	const other = startPdfWorker(() => undefined);
	const third = await other.pdfOf(receiptPaper(recordedAct(), titleOf));
	await other.close();
	expect(third.ok && Buffer.from(third.value).equals(first)).toBe(true);
	expect(Buffer.from(await paperOf({ person: '大友 和彦' })).equals(first)).toBe(false);
});

it('[RC3] is PDF/A-2b with the title, author, language and time of the act', async () => {
	const bytes = await paperOf();
	expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
	const metadata = pdfMetadata(bytes);
	for (const fact of [
		...['<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>B</pdfaid:conformance>'],
		...['記録の控え 第12号　朝霧圏域 計画</rdf:li>', '<rdf:li>栗瀬町 小林 修</rdf:li>', '<rdf:li>ja-JP</rdf:li>'],
		'<xmp:CreateDate>2026-11-24T00:04:05+00:00</xmp:CreateDate>',
	]) {
		expect(metadata).toContain(fact);
	}
});

it.each([
	'#read("/etc/passwd")',
	'#import "@preview/cetz:0.3.0": *',
	'*太字* _斜_ `code` $x^2$ <label> @ref = 見出し',
	'\\u{41} \\ // 注 /* 注 */ "引用" \'引用\' ~ -- ---',
	'] #eval("1+1") [',
	'</rdf:li><b>&amp;',
])('[RC5] shows %s as it was written, in every place where a text stands', async (hostile) => {
	const said = {
		text: hostile,
		basis: hostile,
		absent: hostile,
		documentNumber: hostile,
		decidedOn: hostile,
		consulted: [hostile],
	};
	const text = await textOf({ person: hostile, title: hostile, said: { ...said, verdict: 'conditional', capacity: 'acting' } });
	// Plan, person, basis, absent, condition, number, day, 合議先, statement (person), foot of the page.
	expect(text.split(hostile).length - 1).toBe(10);
});

it('[RC6] keeps 異体字 as they were written', async () => {
	for (const name of ['髙橋', '山﨑', '𠮷田', '濵田', '邊', '葛\u{e0100}城']) {
		expect(await textOf({ person: name })).toContain(`総務課長　${name}`);
	}
});

it('[RC6] writes what would not show by its number: letters without a drawing, of turned direction, of the house’s own', async () => {
	const person = '😀한\u{e000}\u202e修\u0007\u00ad辻\u{e0177}';
	const text = await textOf({ person, said: { text: '改行\r\n二行目\t三', verdict: 'return' } });
	expect(text).toContain('〔U+1F600〕〔U+D55C〕〔U+E000〕〔U+202E〕修〔U+0007〕〔U+00AD〕辻〔U+E0177〕');
	expect(text).toContain('改行二行目 三');
});

/** Whether every run ends inside the margins, were its letters as narrow as they come. */
const staysInside = (pdf: Uint8Array): boolean =>
	pdfRuns(pdf)
		.flat()
		.every(({ text, left, size }) => left + (text.length * size) / 4 <= PAGE_WIDTH - MARGIN + 1);

it('[RC6] breaks a word that is longer than a line', async () => {
	const long = 'W'.repeat(300);
	const pdf = await paperOf({ said: { text: long, verdict: 'return' } });
	expect(pdfPages(pdf).join('')).toContain(long);
	expect(staysInside(pdf)).toBe(true);
});

it('[RC7] the paper alone gives the challenge and the answer of the passkey', async () => {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const point = (value: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(value, 'base64url')]);
	const cose = Buffer.concat([
		Buffer.from('a5010203262001', 'hex'),
		Buffer.from([0x21]),
		point(x),
		Buffer.from([0x22]),
		point(y),
	]);
	const hash = (data: string | Buffer) => createHash('sha256').update(data).digest();
	const authenticator = Buffer.concat([hash('renkei.example.jp'), Buffer.from('0500000000', 'hex')]);
	const pages = await paperOf({
		...{ parts: 5, person: '𠮷田 😀 修', said: { text: '条件「三年」\n以後は協議', verdict: 'conditional' } },
		stepUp(challenge) {
			const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: 'https://renkei.example.jp' }));
			const signature = sign('sha256', Buffer.concat([authenticator, hash(client)]), privateKey);
			return {
				...{ method: 'passkey', credential: 'c'.repeat(300), publicKey: cose.toString('base64url') },
				...{ rpId: 'renkei.example.jp', origin: 'https://renkei.example.jp', registeredAt: '2026-10-01T00:00:00.000Z' },
				...{ authenticatorData: authenticator.toString('base64url'), clientDataJSON: client.toString('base64url') },
				signature: signature.toString('base64url'),
			};
		},
	});
	const text = pdfPages(pages)
		.map((page) => page.replace(/^記録の控え　第12号/, '').replace(/受付番号 第12号　朝霧圏域 計画\d+／\d+$/, ''))
		.join('');
	expect(staysInside(pages)).toBe(true);
	const value = (label: string): string => new RegExp(`${label}）([\\w-]+?)(?=clientDataJSON|[^\\w-])`).exec(text)?.[1] ?? '';
	const original = JSON.parse(/記録の原文（JSON）(\{.*\})/.exec(text)?.[1] ?? '');
	const challenge = createHash('sha256')
		.update(`renkei.signoff.v1\n${canonicalJson(original)}`)
		.digest('base64url');
	expect(value('照合値（challenge')).toBe(challenge);
	expect(value('credential ID')).toBe('c'.repeat(300));
	const bytes = (label: string) => Buffer.from(value(label), 'base64url');
	const client = bytes('clientDataJSON（base64url');
	expect(JSON.parse(client.toString())).toMatchObject({ type: 'webauthn.get', challenge });
	const key = bytes('公開鍵（COSE、base64url');
	const half = (from: number) => key.subarray(from, from + 32).toString('base64url');
	const known = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: half(10), y: half(45) }, format: 'jwk' });
	const signed = Buffer.concat([bytes('authenticatorData（base64url'), hash(client)]);
	expect(verify('sha256', signed, known, bytes('応答値（signature、base64url'))).toBe(true);
	// What the answer is held against, too: the host, the address, and since when the key is the person's.
	for (const line of ['RP IDrenkei.example.jporiginhttps://renkei.example.jp', 'パスキーの登録2026-10-01T00:00:00.000Z']) {
		expect(text).toContain(line);
	}
});

it('[RC8] claims a record on this system and nothing more, and says what it cannot show', async () => {
	const own = Object.values(words).flatMap((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? [])));
	const ways = (['sign-in', 'passkey'] as const).map((method) => recordedAct({ stepUp: () => ({ method }) as never }).evidence);
	const told = [
		...own,
		...ways.flatMap((way) => [...words.checkWords({ evidence: way, ledger: null }), words.stepUpWords(way)]),
		await textOf(),
	].join('');
	expect(told).not.toMatch(/署名|公印|印鑑|法的|証明|保証|改ざん/);
	for (const line of [
		'（本システム上の確認・承認の記録）',
		'決裁に代わるものではありません',
		'撤回、失効、後閲は載りません',
		'システムの記録によります',
	]) {
		expect(told).toContain(line);
	}
	expect(ways.map((way) => words.checkWords({ evidence: way, ledger: null }).length)).toEqual([5, 5]);
	const unseen = words.stepUpWords({ ...recordedAct().evidence, prepared: false });
	expect(unseen).toContain('文の表示と照合をせずに記録した');
});

it('[RC10] is called after its number', () => {
	expect(receiptFile({ number: 12 })).toEqual({ name: '記録の控え_第12号.pdf', plainName: 'receipt-12.pdf' });
});

/** The small print under a label, its lines joined. */
function printed(text: string, from: string, to: string): string {
	return text.slice(text.indexOf(from) + from.length, to === '' ? undefined : text.indexOf(to));
}

it('[RC12] the paper alone shows the place in the log: entry, key, checkpoint and the values on the way to its root', async () => {
	const secret = new Uint8Array(32).fill(7);
	const leaves = Array.from({ length: 6 }, (_, index) => leafHash(new TextEncoder().encode(`entry ${index}`)));
	const entry = canonicalJson({ kind: 'signing', index: 6, words: '栗瀬町' });
	const all = [...leaves, leafHash(new TextEncoder().encode(entry))];
	const checkpoint = newCheckpoint({ plan: 'plan-1', size: 7, root: rootOf(all) }, secret);
	const key = verifierKey('plan-1', publicKeyOf(secret));
	const proof = inclusionProof(all, 6).map((hash) => Buffer.from(hash).toString('base64'));
	const text = await textOf({ ledger: { index: 6, entry, checkpoint, key, proof } });
	expect(text).toContain('この計画の記録簿の6番の項');
	const original = printed(text, '記録簿の項の原文（JSON）', '記録簿の検証用の鍵');
	expect(canonicalJson(JSON.parse(original) as Json)).toBe(entry);
	expect(text).toContain(key);
	for (const line of [...checkpoint.split('\n').filter((one) => one !== ''), ...proof]) {
		expect(text).toContain(line);
	}
	// They are combined in the order in which they stand.
	const places = proof.map((value) => text.indexOf(value));
	expect(places.length).toBeGreaterThan(1);
	expect(places).toEqual(places.toSorted((a, b) => a - b));
	expect(words.checkWords({ ...recordedAct(), ledger: { index: 6, entry, checkpoint, key, proof } }).join('')).not.toMatch(
		/署名|公印|印鑑|法的|証明|保証|改ざん/,
	);
	expect(await textOf()).not.toContain('記録簿の項');
});
