import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import { utf8Of } from '../bytes.ts';
import { verifierKey } from '../checkpoint.ts';
import type { LedgerLine } from '../entry.ts';
import { publicKeyOf, signNote } from '../note.ts';
import { fileBytes, type PartFile } from './format.ts';
import { newTrial } from './trial.ts';
import { checkpointOver, entriesBytes, type TrialEntry, trialPlan, trialSecrets, type Unsealed } from './trial-seal.ts';
import { faultIn } from './trial-verdict.ts';

type Files = ReadonlyMap<string, Uint8Array>;
const LOG = 'ledger/entries.jsonl';
const [first = '', second = ''] = trialSecrets.map((secret) => verifierKey(trialPlan, publicKeyOf(secret)));
const textIn = (files: Files, path: string): string => utf8Of(files.get(path) as Uint8Array) ?? '';
const linesOf = (files: Files): LedgerLine[] =>
	textIn(files, LOG)
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as LedgerLine);
const logged = (files: Files, change: (line: LedgerLine, at: number) => LedgerLine): Files =>
	new Map([...files, [LOG, entriesBytes(linesOf(files).map(change))]]);

describe('a key that was handed over', () => {
	/** Entries: the beginning, the change to the second key, a freeze, an act, the taking away. */
	function changed(alter: (unsealed: Unsealed) => void = () => undefined): Files {
		const trial = newTrial();
		trial.changeKey();
		trial.act([trial.freeze('02', null, '課題')]);
		return trial.archive(alter);
	}
	const handover = 'ledger/handover-0001.txt';
	const path = `key-unhanded ${handover}`;

	it('[AV23] has the signature of the key before over the log up to its own entry', () => {
		const files = changed();
		expect([first, second, null].map((key) => faultIn(files, { key }))).toEqual(['sound', 'sound', 'sound']);
		const lines = linesOf(files);
		const [own, other] = [checkpointOver(lines, 2), checkpointOver(lines, 1)];
		expect(textIn(files, handover)).toBe(own);
		const [text = ''] = own.split('\n\n');
		const signedByItself = signNote(`${text}\n`, `renkei/plans/${trialPlan}`, trialSecrets[1]);
		for (const note of [signedByItself, other, checkpointOver(lines, 4), '']) {
			const forged = changed(({ files: all }) => all.set(handover, utf8ToBytes(note)));
			expect([first, null].map((key) => faultIn(forged, { key }))).toEqual([path, path]);
		}
		expect(faultIn(new Map([...files].filter(([name]) => name !== handover)))).toBe(`file-missing ${handover}`);
	});

	it('[AV23] and where the first key may not be read, the one that was handed in takes its place', () => {
		const files = (beginning: boolean): Files => {
			const trial = newTrial();
			trial.changeKey();
			return trial.archive(
				({ entries }) => {
					entries[0] = { ...(entries[0] as TrialEntry), isHidden: beginning };
				},
				{ acts: !beginning },
			);
		};
		const hidden = files(true);
		expect([first, second].map((key) => faultIn(hidden, { key }))).toEqual(['sound', 'sound']);
		expect(faultIn(hidden)).toBe(`key-unknown ${LOG} 1`);
		const stranger = verifierKey(trialPlan, publicKeyOf(new Uint8Array(32).fill(9)));
		expect(faultIn(hidden, { key: stranger })).toBe(path);
		expect(faultIn(files(false), { key: stranger })).toBe(`key-other ${LOG}`);
	});
});

describe('what the tree does not bind', () => {
	const files = newTrial().archive();

	it('[AV24] is no further member of a line', () => {
		const more = { note: '承認済み' };
		expect(faultIn(logged(files, (line) => ({ ...line, ...more })))).toBe(`entry-unreadable ${LOG} 0`);
		expect(faultIn(logged(files, (line, at) => (at === 1 ? { ...line, ...more } : line)))).toBe(`entry-unreadable ${LOG} 1`);
	});

	it('[AV24] is no further signature under the checkpoint', () => {
		const note = textIn(files, 'ledger/checkpoint.txt');
		const [text = ''] = note.split('\n\n');
		const [, line] = signNote(`${text}\n`, 'someone/else', new Uint8Array(32).fill(9)).split('\n\n');
		expect(faultIn(new Map([...files, ['ledger/checkpoint.txt', utf8ToBytes(`${note}${line}`)]]))).toBe(
			'checkpoint-altered ledger/checkpoint.txt',
		);
	});
});

describe('what is hidden', () => {
	const at = '2026-11-20T00:10:00.000Z';
	const row = (kind: string): Json => ({ id: kind, kind, part: null, seat: 'seat-1', detail: '', at });
	const hiddenOf = (more: Partial<TrialEntry> & Pick<TrialEntry, 'kind'>): string => {
		const trial = newTrial();
		trial.freeze('02', null, '課題');
		return faultIn(
			trial.archive(({ entries }) => entries.push({ at, detail: row('other'), body: '994022', isHidden: true, ...more })),
		);
	};

	it('[AV25] are passkeys and taking away of other bodies, and what concerns parts that are not here', () => {
		expect(hiddenOf({ kind: 'passkey' })).toBe('sound');
		expect(hiddenOf({ kind: 'export' })).toBe('sound');
		expect(hiddenOf({ kind: 'reopen', part: 'part-03' })).toBe('sound');
		expect(hiddenOf({ kind: 'correction', part: 'part-03' })).toBe('sound');
		expect(hiddenOf({ kind: 'of-later' as 'export' })).toBe('sound');
	});

	it('[AV25] is nothing that the body reads: its own, its parts, rights, seats and keys', () => {
		const kinds = ['representative', 'drafting', 'suggest-only', 'members', 'policy', 'edition', 'reminder', 'restored'] as const;
		const fault = `detail-hidden ${LOG} 2`;
		expect(kinds.map((kind) => hiddenOf({ kind }))).toEqual(kinds.map(() => fault));
		expect(hiddenOf({ kind: 'passkey', body: '994014' })).toBe(fault);
		expect(hiddenOf({ kind: 'export', body: '994014' })).toBe(fault);
		expect(hiddenOf({ kind: 'reopen', part: 'part-02' })).toBe(fault);
		expect(hiddenOf({ kind: 'correction-objected', part: 'part-02' })).toBe(fault);
	});
});

describe('a part that is called decided', () => {
	/** 02 is a trunk, 03 the part of the one body, 21 what is decided with the plan. */
	function called(names: readonly string[], signed: readonly ('02' | '03' | '21')[]): string {
		const trial = newTrial();
		const parts = { '02': trial.freeze('02', null, '課題'), '03': trial.freeze('03', '994014', '体制'), '21': '' };
		parts['21'] = trial.freeze('21', null, '添付');
		trial.act(signed.map((key) => parts[key]));
		return faultIn(
			trial.archive(({ files }) => {
				for (const name of names) {
					const path = `parts/${name}.json`;
					const file = JSON.parse(utf8Of(files.get(path) as Uint8Array) ?? '') as PartFile;
					files.set(path, fileBytes({ ...file, state: 'decided' }));
				}
			}),
		);
	}

	it('[AV26] has the 決裁 of its bodies', () => {
		expect(called(['02', '03-994014'], ['02', '03'])).toBe('sound');
		expect(called(['02'], ['03'])).toBe('part-undecided parts/02.json');
		expect(called(['03-994014'], ['02'])).toBe('part-undecided parts/03-994014.json');
		// Frozen without the words of the others, 21 is never decided.
		expect(called(['02', '03-994014', '21'], ['02', '03', '21'])).toBe('part-undecided parts/21.json');
	});
});
