import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '@renkei/plan';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Of } from '../bytes.ts';
import { verifierKey } from '../checkpoint.ts';
import type { LedgerLine } from '../entry.ts';
import { publicKeyOf } from '../note.ts';
import { fileBytes, isListed } from './format.ts';
import { newTrial, trialMeans } from './trial.ts';
import { checkpointOver, entriesBytes, trialPlan, trialSecrets } from './trial-seal.ts';
import { faultIn, verdictOf } from './trial-verdict.ts';
import { verifyArchive } from './verify.ts';

type Files = ReadonlyMap<string, Uint8Array>;
const LOG = 'ledger/entries.jsonl';
const keys = trialSecrets.map((secret) => verifierKey(trialPlan, publicKeyOf(secret)));

/** A plan with something of everything: entries 0 to 12 and the export, 13. */
function lively() {
	const trial = newTrial();
	trial.enrol();
	const first = trial.freeze('02', null, '課題');
	const second = trial.freeze('03', '994014', '体制');
	trial.act([first, second], { byPasskey: true });
	const [acting = ''] = trial.act([second], { capacity: 'acting' });
	trial.act([acting], { act: 'later-view' });
	trial.changeKey();
	const [checked = ''] = trial.act([first], { capacity: 'checked' });
	trial.act([checked], { act: 'withdraw' });
	trial.reopen(first);
	trial.freeze('02', null, '課題（改）');
	trial.act([first]);
	return trial;
}

const whole: Files = lively().archive();
const with_ = (path: string, bytes: Uint8Array): Files => new Map([...whole, [path, bytes]]);
const without = (path: string): Files => new Map([...whole].filter(([other]) => other !== path));
const linesOf = (files: Files): LedgerLine[] =>
	(utf8Of(files.get(LOG) as Uint8Array) ?? '')
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as LedgerLine);
const lines = linesOf(whole);
const last = lines.length - 1;
/** The archive with another log, and the checkpoint as it was. */
const logged = (changed: readonly LedgerLine[]): Files => with_(LOG, entriesBytes(changed));
const altered = (at: number, change: (line: LedgerLine) => LedgerLine): Files =>
	logged(lines.map((line, index) => (index === at ? change(line) : line)));

it('[AV1] an archive in which everything agrees is sound, and says what it holds', () => {
	const verdict = verdictOf(whole, { key: keys[0] as string, checkpoints: [checkpointOver(lines, 5)] });
	expect(verdict).toEqual({
		ok: true,
		summary: {
			plan: { id: trialPlan, title: '計画' },
			body: { code: '994014', name: '朝霧町' },
			person: '佐藤 真紀',
			at: '2026-11-20T00:00:13.000Z',
			...{ entries: 14, hidden: 0, files: whole.size, acts: 6, passkeys: 1 },
			signoffs: { valid: 3, lapsed: 1, withdrawn: 1 },
			checkpoint: { size: 14, root: expect.stringMatching(/^[0-9a-f]{64}$/) },
			...{ key: keys[1], keyGiven: true, outside: 1 },
		},
	});
	expect(faultIn(newTrial().archive())).toBe('sound');
});

describe('files', () => {
	it('[AV2] one that is left out, altered by a bit, cut or lengthened is named', () => {
		for (const [path, bytes] of whole) {
			expect(faultIn(without(path)), path).toBe(`file-missing ${path}`);
			const changed = [
				bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] as number) ^ 1),
				bytes.slice(0, -1),
				bytes.slice(1),
			];
			const faults = [...changed, new Uint8Array([...bytes, 10]), new Uint8Array()].map((other) => faultIn(with_(path, other)));
			expect(
				faults.filter((fault) => !fault.includes(path)),
				path,
			).toEqual([]);
		}
	});

	it('[AV2] one more than the manifest lists is named', () => {
		const more = ['acts/0007.json', 'new.txt', 'ledger/more.txt', '読み方.txt'];
		expect(more.map((path) => faultIn(with_(path, new Uint8Array())))).toEqual(more.map((path) => `file-unlisted ${path}`));
	});

	it('[AV2] no bit of a file can be altered', () => {
		const place = fc
			.constantFrom(...whole.keys())
			.chain((path) =>
				fc.tuple(fc.constant(path), fc.nat({ max: (whole.get(path) as Uint8Array).length - 1 }), fc.nat({ max: 7 })),
			);
		fc.assert(
			fc.property(place, ([path, at, bit]) => {
				const bytes = whole.get(path) as Uint8Array;
				expect(faultIn(with_(path, bytes.with(at, (bytes[at] as number) ^ (1 << bit))))).not.toBe('sound');
			}),
			{ numRuns: 150 },
		);
	});

	it('[AV3] the manifest is the one of which the last entry speaks, in order and without itself', () => {
		expect(faultIn(with_('manifest.json', fileBytes({ format: 'renkei.manifest.v1', files: [] })))).toBe(
			'manifest-altered manifest.json',
		);
		expect(faultIn(logged(lines.slice(0, -1)))).toBe(`tail-cut ${LOG} ${last}`);
		const unfinished = new Map([...logged(lines.slice(0, 5)), ['ledger/checkpoint.txt', utf8ToBytes(checkpointOver(lines, 5))]]);
		expect(faultIn(unfinished)).toBe(`export-missing ${LOG} 4`);
	});

	it('[AV3] an archive is of the plan and the body of its log', () => {
		const about = { format: 'renkei.archive.v1', person: '', at: '2026-11-20T00:00:00.000Z', acts: true };
		const ofOther = (plan: string, body: string): string =>
			faultIn(
				lively().archive(({ files }) =>
					files.set('archive.json', fileBytes({ ...about, plan: { id: plan, title: '' }, body: { code: body, name: '' } })),
				),
			);
		expect([ofOther(trialPlan, '994014'), ofOther('other', '994014'), ofOther(trialPlan, '994022')]).toEqual([
			'sound',
			'about-differs archive.json',
			'about-differs archive.json',
		]);
	});
});

describe('entries', () => {
	it('[AV4] each member of each one is bound: the altered one is named', () => {
		for (const [at, { entry }] of lines.entries()) {
			for (const name of Object.keys(entry) as (keyof typeof entry)[]) {
				const value =
					name === 'at' ? '2026-11-20T00:00:00.500Z' : name === 'index' ? at + 1 : name === 'before' ? '0'.repeat(64) : 'x';
				const files = altered(at, (line) => ({ ...line, entry: { ...entry, [name]: value } }) as LedgerLine);
				expect(faultIn(files), `${name} of ${at}`).toMatch(new RegExp(`^(entry|detail)-[a-z]+ ${LOG} ${at}$`));
			}
		}
	});

	it('[AV4] what it says is bound by its digest, and its salt with it', () => {
		for (const at of lines.keys()) {
			expect(faultIn(altered(at, (line) => ({ ...line, detail: { ...(line.detail as object), at: 'then' } as Json })))).toBe(
				`detail-altered ${LOG} ${at}`,
			);
			expect(faultIn(altered(at, (line) => ({ ...line, salt: 'c2FsdA' })))).toBe(`detail-altered ${LOG} ${at}`);
		}
	});

	it('[AV5] one that is left out, doubled or moved is named', () => {
		const out = lines.filter((_, at) => at !== 4);
		expect(faultIn(logged(out))).toBe(`entry-order ${LOG} 4`);
		expect(faultIn(logged([...lines.slice(0, 5), ...lines.slice(4)]))).toBe(`entry-order ${LOG} 5`);
		expect(faultIn(logged([...lines.slice(0, 4), lines[5], lines[4], ...lines.slice(6)] as LedgerLine[]))).toBe(
			`entry-order ${LOG} 4`,
		);
		const renumbered = out.map((line, index) => ({ ...line, entry: { ...line.entry, index } }));
		expect(faultIn(logged(renumbered))).toBe(`entry-altered ${LOG} 3`);
		expect(faultIn(logged([]))).toBe(`tail-cut ${LOG}`);
	});

	it('[AV5] one that says to be earlier than the one before it, or a second beginning, is named', () => {
		const early = (entry: LedgerLine['entry']) => ({ ...entry, at: '2026-11-19T00:00:00.000Z' });
		expect(faultIn(altered(4, (line) => ({ ...line, entry: early(line.entry) })))).toBe(`entry-time ${LOG} 4`);
		expect(faultIn(altered(4, (line) => ({ ...line, entry: { ...line.entry, kind: 'genesis' } })))).toBe(`entry-order ${LOG} 4`);
		const later = '2026-11-20T00:00:03,000Z';
		expect(faultIn(altered(3, (line) => ({ ...line, entry: { ...line.entry, at: later } })))).toBe(`entry-unreadable ${LOG} 3`);
	});

	it('[AV5] lines that are not canonical JSON of an entry are named', () => {
		const text = utf8Of(whole.get(LOG) as Uint8Array) ?? '';
		const [first = '', ...others] = text.split('\n');
		const starting = (line: string): string => faultIn(with_(LOG, utf8ToBytes([line, ...others].join('\n'))));
		for (const wrong of [
			'',
			'{}',
			'null',
			` ${first}`,
			`${first}\r`,
			'['.repeat(100_000),
			first.replace('"salt":', '"salt":null,"other":'),
		]) {
			expect(starting(wrong)).toBe(`entry-unreadable ${LOG} 0`);
		}
		expect(faultIn(with_(LOG, utf8ToBytes(text.trimEnd())))).toBe(`entry-unreadable ${LOG} ${last}`);
	});
});

describe('the checkpoint', () => {
	const note = utf8Of(whole.get('ledger/checkpoint.txt') as Uint8Array) ?? '';
	const sealedBy = (changed: string): string => faultIn(with_('ledger/checkpoint.txt', utf8ToBytes(changed)));

	it('[AV6] is signed by the key in force, over this log', () => {
		expect(sealedBy(note)).toBe('sound');
		const [, size, root = ''] = note.split('\n');
		const changes = [
			note.replace(`\n${size}\n`, '\n15\n'),
			note.replace(root, `${'A'.repeat(43)}=`),
			note.replace('plan-1', 'plan-2'),
		];
		expect(changes.map(sealedBy)).toEqual(changes.map(() => 'checkpoint-altered ledger/checkpoint.txt'));
		// Signed by the key that had been handed over before.
		const old = lines.map((line) => (line.entry.kind === 'key' ? { ...line, entry: { ...line.entry, kind: 'other' } } : line));
		expect(sealedBy(checkpointOver(old, old.length))).toBe('checkpoint-altered ledger/checkpoint.txt');
		expect(sealedBy('text')).toBe('file-unreadable ledger/checkpoint.txt');
	});

	it('[AV6] says how many entries there are', () => {
		expect(faultIn(logged(lines.slice(0, 6)))).toBe(`tail-cut ${LOG} 6`);
		expect(sealedBy(checkpointOver(lines, last))).toBe(`entry-added ${LOG} ${last}`);
	});

	it('[AV6] where a key is handed over, both the old and the new one count', () => {
		const handover = lines.findIndex(({ entry }) => entry.kind === 'key') + 1;
		const outside = (size: number): string => faultIn(whole, { checkpoints: [checkpointOver(lines, size)] });
		expect([outside(handover - 1), outside(handover), outside(handover + 1)]).toEqual(['sound', 'sound', 'sound']);
	});

	it('[AV7] a key from elsewhere must be one of the log', () => {
		expect(keys.map((key) => faultIn(whole, { key }))).toEqual(['sound', 'sound']);
		const other = verifierKey(trialPlan, publicKeyOf(new Uint8Array(32).fill(9)));
		expect([faultIn(whole, { key: other }), faultIn(whole, { key: 'x' })]).toEqual([`key-other ${LOG}`, `key-other ${LOG}`]);
	});
});

describe('a checkpoint that was kept elsewhere', () => {
	const kept = (note: string): string => faultIn(whole, { checkpoints: [checkpointOver(lines, 3), note] });

	it('[AV8] agrees with every log that goes on from it', () => {
		for (let size = 1; size <= lines.length; size += 1) {
			expect(kept(checkpointOver(lines, size))).toBe('sound');
		}
	});

	it('[AV8] tells a log that was written anew, though its own checkpoint is signed', () => {
		const anew = lively().archive(({ entries }) => {
			entries[3] = { ...(entries[3] as (typeof entries)[number]), detail: { part: 'part-03', seq: 9, hash: 'x', at: 'x' } };
		});
		expect(faultIn(anew, { checkpoints: [checkpointOver(lines, 3)] })).not.toMatch(/^outside/);
		expect(faultIn(anew, { checkpoints: [checkpointOver(lines, 4)] })).toBe('outside-differs checkpoint:1');
	});

	it('[AV8] tells a log whose end was cut off and sealed again', () => {
		const short = newTrial().archive();
		expect(faultIn(short)).toBe('sound');
		expect(faultIn(short, { checkpoints: [checkpointOver(lines, 6)] })).toBe('outside-newer checkpoint:1');
	});

	it('[AV8] is one of this log, signed by its key', () => {
		const note = checkpointOver(lines, 4);
		expect(kept(note.replaceAll('plan-1', 'plan-2'))).toBe('outside-other checkpoint:2');
		expect(kept('text')).toBe('outside-unreadable checkpoint:2');
		const [body] = note.split('\n\n');
		const [, foreign] = checkpointOver(lines, 5).split('\n\n');
		expect(kept(`${body}\n\n${foreign}`)).toBe('outside-unsigned checkpoint:2');
	});
});

it('[AV9] nothing that is handed in makes the check throw', () => {
	const paths = fc.constantFrom(...whole.keys(), 'words/x.json', 'parts/x.json', '__proto__', 'constructor');
	const content = fc.oneof(
		fc.uint8Array({ maxLength: 200 }),
		fc.jsonValue().map((value) => fileBytes(value)),
		fc.constantFrom(...whole.values()),
	);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(paths, content), { maxLength: 6 }),
			fc.array(fc.string(), { maxLength: 2 }),
			(changes, checkpoints) => {
				const verdict = verdictOf(new Map([...whole, ...changes]), { checkpoints });
				expect(verdict.ok || verdict.fault.code !== 'unreadable').toBe(true);
			},
		),
	);
	const broken = (): never => {
		throw new Error('no such means');
	};
	const ask = { checkpoints: [], key: null, sha256: broken, verifyAssertion: broken };
	expect(verifyArchive(whole, ask)).toMatchObject({ ok: false, fault: { code: 'unreadable', detail: 'no such means' } });
});

it('[AV9] what is sealed but of another form is named, whatever stands in it', () => {
	const paths = fc.constantFrom(...[...whole.keys()].filter(isListed));
	fc.assert(
		fc.property(paths, fc.jsonValue(), (path, value) => {
			const files = lively().archive((unsealed) => unsealed.files.set(path, fileBytes(value)));
			expect(faultIn(files)).toMatch(/^[a-z-]+ \S+/);
		}),
		{ numRuns: 60 },
	);
	expect(trialMeans.sha256(new Uint8Array())).toHaveLength(32);
});
