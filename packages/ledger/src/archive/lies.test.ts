import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, intentText, type Json, type SigningIntent } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../bytes.ts';
import { fileBytes, isListed } from './format.ts';
import { newTrial } from './trial.ts';
import type { TrialEntry, Unsealed } from './trial-seal.ts';
import { faultIn, verdictOf } from './trial-verdict.ts';

/** What whoever holds the key of the log could seal: manifest, log and checkpoint agree, and yet something is not true. */
type Value = Record<string, Json>;
const LOG = 'ledger/entries.jsonl';

function lively() {
	const trial = newTrial();
	trial.enrol();
	const first = trial.freeze('02', null, '課題');
	const second = trial.freeze('03', '994014', '体制');
	const [signed = ''] = trial.act([first, second], { byPasskey: true });
	const [acting = ''] = trial.act([second], { capacity: 'acting' });
	trial.act([acting], { act: 'later-view' });
	trial.reopen(first);
	trial.freeze('02', null, '課題（改）');
	trial.carry([signed], first);
	const [checked = ''] = trial.act([first], { capacity: 'checked' });
	trial.act([checked], { act: 'withdraw' });
	return trial;
}
const sealed = (lie: (unsealed: Unsealed) => void): string => faultIn(lively().archive(lie));
const read = ({ files }: Unsealed, path: string): Value =>
	JSON.parse(new TextDecoder().decode(files.get(path))) as unknown as Value;
/** Says something else in a file alone. */
const inFile = (path: string, change: (value: never) => unknown): string =>
	sealed((unsealed) => unsealed.files.set(path, fileBytes(change(read(unsealed, path) as never))));
/** Says something else of an act both in its file and in its entry. */
const actLie =
	(number: number, change: (act: Value) => unknown) =>
	(unsealed: Unsealed): void => {
		const path = `acts/000${number}.json`;
		const act = change(read(unsealed, path)) as Value;
		const at = unsealed.entries.findIndex(({ kind, detail }) => kind === 'signing' && (detail as Value).number === number);
		unsealed.files.set(path, fileBytes(act));
		unsealed.entries[at] = { ...(unsealed.entries[at] as TrialEntry), detail: act };
	};
const inAct = (number: number, change: (act: Value) => unknown): string => sealed(actLie(number, change));
const inEntry = (kind: string, change: (entry: TrialEntry) => TrialEntry): string =>
	sealed(({ entries }) => {
		const at = entries.findLastIndex((one) => one.kind === kind);
		entries[at] = change(entries[at] as TrialEntry);
	});
/** The act with another intent, and the challenge that belongs to it. */
function reworded(act: Value, change: (intent: Value) => Value): Value {
	const intent = change(act.intent as Value);
	return { ...act, intent, challenge: toBase64url(sha256(utf8ToBytes(intentText(intent as unknown as SigningIntent)))) };
}
const evidenceWith = (act: Value, change: Value): Value => {
	const { stepUp, ...evidence } = act.evidence as { readonly stepUp: Value };
	return { ...act, evidence: { ...evidence, stepUp: { ...stepUp, ...change } } };
};

it('[AV10] what is not touched is sound', () => {
	expect(sealed(() => undefined)).toBe('sound');
	expect(inAct(1, (act) => reworded(act, (intent) => intent))).toBe('sound');
	expect(inFile('signoffs.json', (rows) => rows)).toBe('sound');
});

describe('acts', () => {
	it('[AV10] each of the log is there, says the same, and there are no others', () => {
		expect(sealed(({ files }) => files.delete('acts/0002.json'))).toBe('act-missing acts/0002.json');
		expect(inFile('acts/0002.json', (act: Value) => ({ ...act, at: '2026-11-21T00:00:00.000Z' }))).toBe(
			'act-altered acts/0002.json',
		);
		expect(sealed(({ files }) => files.set('acts/0006.json', files.get('acts/0005.json') as Uint8Array))).toBe(
			'act-unknown acts/0006.json',
		);
	});

	it('[AV10] one that was never told, or told twice, leaves a gap in the numbers', () => {
		const untold = sealed(({ files, entries }) => {
			files.delete('acts/0002.json');
			entries.splice(
				entries.findIndex(({ kind, detail }) => kind === 'signing' && (detail as Value).number === 2),
				1,
			);
		});
		expect(untold).toBe(`act-number ${LOG} 5`);
		expect(sealed(({ entries }) => entries.push({ ...(entries.at(-1) as TrialEntry) }))).toBe(`act-number ${LOG} 12`);
	});

	it('[AV11] the challenge is that of the intent', () => {
		const said = inAct(1, (act) => ({ ...act, intent: { ...(act.intent as Value), nonce: 'other' } }));
		expect(said).toBe('challenge-wrong acts/0001.json');
		expect(inAct(1, (act) => ({ ...act, challenge: 'AAAA' }))).toBe('challenge-wrong acts/0001.json');
	});

	it('[AV11] act and intent are of one plan, body, seat and kind', () => {
		const others: ((act: Value) => unknown)[] = [
			(act) => ({ ...act, body: '994022' }),
			(act) => ({ ...act, seat: 'seat-2' }),
			(act) => ({ ...act, act: 'withdraw' }),
			(act) => ({ ...act, signoffs: [] }),
			(act) => ({ ...act, signoffs: (act.signoffs as Value[]).map((one) => ({ ...one, part: 'part-02' })) }),
			(act) => reworded(act, (intent) => ({ ...intent, plan: { id: 'plan-2', title: '' } })),
			(act) => reworded(act, (intent) => ({ ...intent, said: { ...(intent.said as Value), verdict: null } })),
		];
		expect(others.map((lie) => inAct(1, lie))).toEqual(others.map(() => 'act-inconsistent acts/0001.json'));
	});

	it('[AV11] the statement is the one that this act has in its version; of another version it is taken as it is', () => {
		const stating = (version: string) => (intent: Value) => ({
			...intent,
			statement: { version, language: 'ja', words: '承認' },
		});
		expect(inAct(2, (act) => reworded(act, stating('s1')))).toBe('statement-wrong acts/0002.json');
		expect(inAct(2, (act) => reworded(act, stating('s9')))).toBe('sound');
	});

	it('[AV11] one that changes a sign-off which is another’s, unknown or taken back is named', () => {
		const trial = lively();
		const files = trial.archive(({ entries, files: all }) => {
			const again = { ...(entries.at(-1)?.detail as Value), number: 6 };
			entries.push({ kind: 'signing', at: '2026-11-21T00:00:00.000Z', detail: again });
			all.set('acts/0006.json', fileBytes(again));
		});
		expect(faultIn(files)).toBe('act-inconsistent acts/0006.json');
	});
});

describe('a passkey’s proof', () => {
	it('[AV12] holds over this challenge, by this key, from this page', () => {
		const proof = (act: Value) => (act.evidence as { readonly stepUp: Record<string, string> }).stepUp;
		const client = (more: object) => (act: Value) => {
			const said = JSON.parse(Buffer.from(proof(act).clientDataJSON ?? '', 'base64url').toString()) as object;
			return { clientDataJSON: Buffer.from(JSON.stringify({ ...said, ...more })).toString('base64url') };
		};
		const data = (at: number, byte: number) => (act: Value) => {
			const bytes = new Uint8Array(Buffer.from(proof(act).authenticatorData ?? '', 'base64url'));
			return { authenticatorData: toBase64url(bytes.with(at, byte)) };
		};
		const lies: readonly (readonly [string, (act: Value) => Value])[] = [
			['clientDataJSON', client({ type: 'webauthn.create' })],
			['challenge', client({ challenge: 'AAAA' })],
			['origin', client({ origin: 'https://other.example' })],
			['clientDataJSON', client({ crossOrigin: true })],
			['clientDataJSON', client({ topOrigin: 'https://other.example' })],
			['clientDataJSON', () => ({ clientDataJSON: 'e30' })],
			['signature', client({ more: true })],
			['rpIdHash', data(0, 0)],
			['rpIdHash', () => ({ authenticatorData: 'AAAA' })],
			['flags', data(32, 1)],
			['flags', data(32, 4)],
			['signature', data(32, 29)],
			['origin', () => ({ rpId: 'other.example' })],
			['origin', () => ({ origin: 'https://other.example' })],
			['signature', () => ({ signature: 'AAAA' })],
			['base64url', () => ({ signature: 'AAAA=' })],
			['signature', () => ({ publicKey: 'AAAA' })],
			['base64url', () => ({ publicKey: '' })],
		];
		expect(inAct(1, (act) => evidenceWith(act, {}))).toBe('sound');
		// Whatever is altered also breaks the signature: what is named shows that it was looked at by itself.
		const told = lies.map(([, lie]) => {
			const verdict = verdictOf(lively().archive(actLie(1, (act) => evidenceWith(act, lie(act)))));
			return verdict.ok ? 'sound' : `${verdict.fault.code}: ${verdict.fault.detail}`;
		});
		expect(told).toEqual(lies.map(([what]) => `assertion-wrong: ${what}`));
	});

	it('[AV12] is of a passkey that the log enrolled before with this key, and did not end', () => {
		const asked = (change: (entries: TrialEntry[]) => void): string => sealed(({ entries }) => change(entries));
		const passkey = (entries: TrialEntry[]) => entries[1] as TrialEntry;
		const unregistered = 'passkey-unregistered acts/0001.json';
		const ended = (entries: TrialEntry[]) => ({
			...passkey(entries),
			detail: { ...(passkey(entries).detail as Value), revoked: true },
		});
		expect(asked((entries) => entries.splice(1, 1))).toBe('sound');
		expect(asked((entries) => entries.push({ ...ended(entries), at: '2026-11-21T00:00:00.000Z' }))).toBe('sound');
		expect(asked((entries) => entries.splice(2, 0, { ...ended(entries) }))).toBe(unregistered);
		expect(
			asked((entries) => entries.push({ ...passkey(entries), at: '2026-11-21T00:00:00.000Z' }) && entries.splice(1, 1)),
		).toBe(unregistered);
		const other = (entry: TrialEntry): TrialEntry => ({ ...entry, detail: { ...(entry.detail as Value), publicKey: 'AAAA' } });
		expect(inEntry('passkey', other)).toBe(unregistered);
	});

	it('[PK24] says when and with what the passkey was registered as the log does; where either is silent nothing is said', () => {
		let at = '';
		sealed(({ entries }) => {
			at = String((entries[1] as TrialEntry & { readonly detail: Value }).detail.at);
		});
		const asked = (said: Value, logged: Value): string =>
			sealed((made) => {
				const entry = made.entries[1] as TrialEntry;
				made.entries[1] = { ...entry, detail: { ...(entry.detail as Value), ...logged } };
				actLie(1, (act) => evidenceWith(act, said))(made);
			});
		const differs = 'passkey-differs acts/0001.json';
		const said = { registeredAt: at, enrolledBy: 'sign-in' };
		expect(asked(said, { enrolledBy: 'sign-in' })).toBe('sound');
		expect(asked({ ...said, enrolledBy: 'passkey' }, { enrolledBy: 'sign-in' })).toBe(differs);
		expect(asked({ ...said, registeredAt: '2026-10-01T00:00:00.000Z' }, { enrolledBy: 'sign-in' })).toBe(differs);
		expect(asked(said, {})).toBe('sound');
		expect(asked({ registeredAt: '2026-10-01T00:00:00.000Z', enrolledBy: null }, { enrolledBy: 'sign-in' })).toBe('sound');
		expect(asked({}, { enrolledBy: 'sign-in' })).toBe('sound');
	});
});

describe('words', () => {
	const words = [...lively().archive().keys()].filter((path) => path.startsWith('words/'));

	it('[AV13] of every act on a part that is here are here', () => {
		for (const path of words) {
			expect(sealed(({ files }) => files.delete(path))).toBe(`words-missing ${path}`);
		}
	});

	it('[AV13] hash to what was frozen and signed', () => {
		for (const path of words) {
			const other = (value: Value) => ({ ...value, content: { ...(value.content as Value), prose: '別の文' } });
			expect(inFile(path, other)).toBe(`words-altered ${path}`);
			expect(inFile(path, (value: Value) => ({ ...value, text: '別の文' }))).toBe(`words-altered ${path}`);
			expect(inFile(path, (value: Value) => ({ ...value, part: 'part-09' }))).toBe(`words-altered ${path}`);
			expect(inFile(path, (value: Value) => ({ ...value, seq: 99 }))).toBe(`words-never-frozen ${path}`);
		}
		expect(sealed(({ files }) => files.set('words/0.json', files.get(words[0] as string) as Uint8Array))).toBe(
			'words-altered words/0.json',
		);
	});

	it('[AV13] that nobody froze are signed by nobody', () => {
		const never = inAct(2, (act) =>
			reworded(act, (intent) => ({ ...intent, parts: (intent.parts as Value[]).map((part) => ({ ...part, seq: 99 })) })),
		);
		expect(never).toMatch(/^words-never-frozen words\//);
	});
});

describe('what became of the sign-offs', () => {
	const rows = (change: (rows: Value[]) => unknown): string => inFile('signoffs.json', change as never);
	const one = (at: number, more: Value): string =>
		rows((all) => all.map((row, index) => (index === at ? { ...row, ...more } : row)));

	it('[AV14] follows from the log: no row more, none less, none twice', () => {
		expect(rows((all) => all.slice(1))).toBe('signoff-missing signoffs.json');
		expect(rows((all) => [...all, { ...all[0], id: 'other' }])).toBe('signoff-unknown signoffs.json 4');
		expect(rows((all) => [...all, all[0]])).toBe('signoff-unknown signoffs.json 4');
		expect(rows(() => 'none')).toBe('file-unreadable signoffs.json');
	});

	it('[AV14] each member of each row follows from the log', () => {
		const time = '2026-11-25T00:00:00.000Z';
		const lies: readonly (readonly [number, Value])[] = [
			...[0, 1, 2, 3].flatMap((at) => [
				[at, { part: 'part-09' }] as const,
				[at, { act: null }] as const,
				[at, { body: '994022' }] as const,
				[at, { verdict: 'return' }] as const,
				[at, { capacity: 'delegated' }] as const,
				[at, { contentHash: 'sha256:0' }] as const,
				[at, { at: time }] as const,
				[at, { lapsedAt: time }] as const,
				[at, { withdrawnAt: time }] as const,
				[at, { carriedTo: 'sha256:0' }] as const,
				[at, { viewing: 'required' }] as const,
			]),
			[0, { state: 'lapsed' }],
			[1, { state: 'withdrawn' }],
			[2, { viewing: null }],
			[3, { state: 'valid' }],
			[3, { withdrawnAt: null }],
			[0, { lapsedAt: null }],
			[0, { carriedTo: null }],
		];
		expect(lies.map(([at, lie]) => one(at, lie))).toEqual(lies.map(([at]) => `signoff-altered signoffs.json ${at}`));
	});

	it('[AV14] lapses for good with the next freeze of other words, and stands again only where it was carried over', () => {
		const trial = newTrial();
		const part = trial.freeze('02', null, '課題');
		const [signed = ''] = trial.act([part]);
		const states = () =>
			(JSON.parse(new TextDecoder().decode(trial.archive().get('signoffs.json'))) as Value[]).map(({ state }) => state);
		const seen: Json[] = [];
		const see = (): void => {
			expect(faultIn(trial.archive())).toBe('sound');
			seen.push(...(states() as Json[]));
		};
		see();
		trial.reopen(part);
		trial.write('02', null, '課題（改）');
		see();
		trial.freeze('02', null, '課題（改）');
		see();
		trial.carry([signed], part);
		see();
		trial.freeze('02', null, '課題');
		see();
		expect(seen).toEqual(['valid', 'lapsed', 'lapsed', 'valid', 'lapsed']);
	});
});

describe('parts', () => {
	const path = 'parts/02.json';

	it('[AV15] hash to what they say, under the name of their section', () => {
		expect(inFile(path, (file: Value) => ({ ...file, content: { ...(file.content as Value), prose: '' } }))).toBe(
			`part-altered ${path}`,
		);
		expect(inFile(path, (file: Value) => ({ ...file, section: '04' }))).toBe(`part-altered ${path}`);
		expect(inFile(path, (file: Value) => ({ ...file, owner: '994014' }))).toBe(`part-altered ${path}`);
	});

	it('[AV15] are open or frozen as the log says, with the words of the freeze', () => {
		expect(inFile(path, (file: Value) => ({ ...file, state: 'drafting' }))).toBe(`part-lock ${path}`);
		expect(inFile(path, (file: Value) => ({ ...file, state: 'decided' }))).toBe('sound');
		const reopened: TrialEntry = {
			...{ kind: 'reopen', part: 'part-02', at: '2026-11-21T00:00:00.000Z' },
			detail: { id: 'r', kind: 'reopen', part: 'part-02', seat: 'seat-1', detail: '', at: '' },
		};
		expect(sealed(({ entries }) => entries.push(reopened))).toBe(`part-lock ${path}`);
	});
});

describe('the journal', () => {
	it('[AV16] says of what the log holds the same', () => {
		const told = (more: Value): string => inFile('journal.json', (rows: Value[]) => rows.map((row) => ({ ...row, ...more })));
		expect(told({})).toBe('sound');
		for (const lie of [{ kind: 'other' }, { part: 'other' }, { seat: 'seat-2' }, { detail: '別' }, { at: '' }]) {
			expect(told(lie)).toBe('journal-differs journal.json 0');
		}
		expect(inFile('journal.json', (rows: Value[]) => rows.slice(1))).toBe('journal-differs journal.json');
		expect(inFile('journal.json', (rows: Value[]) => [...rows, { ...rows[0], id: 'other', kind: 'figure' }])).toBe('sound');
	});
});

describe('what a body may not read', () => {
	const hide = (kinds: readonly string[]) => (unsealed: Unsealed) => {
		unsealed.entries.splice(
			0,
			Infinity,
			...unsealed.entries.map((entry) => (kinds.includes(entry.kind) ? { ...entry, isHidden: true } : entry)),
		);
	};

	it('[AV17] is no acts and no freezes of its parts, where it reads the acts of the plan', () => {
		expect(sealed(hide(['passkey']))).toBe(`detail-hidden ${LOG} 1`);
		expect(sealed(hide(['signing']))).toBe(`detail-hidden ${LOG} 4`);
		expect(sealed(hide(['freeze']))).toBe(`detail-hidden ${LOG} 2`);
		expect(sealed(hide(['correction-carried']))).toBe(`detail-hidden ${LOG} 9`);
		const key = (lively: Unsealed) =>
			lively.entries.push({ kind: 'key', at: '2026-11-21T00:00:00.000Z', detail: { key: 'x', at: '' }, isHidden: true });
		expect(sealed(key)).toBe(`detail-hidden ${LOG} 12`);
	});

	it('[AV17] freezes of a part that it has not may be hidden: what depends on them is left alone', () => {
		const files = lively().archive((unsealed) => {
			unsealed.files.delete('parts/02.json');
			const hidden = unsealed.entries.map((entry) => (entry.part === 'part-02' ? { ...entry, isHidden: true } : entry));
			unsealed.entries.splice(0, Infinity, ...hidden);
		});
		expect(faultIn(files)).toBe('sound');
	});

	it('[AV17] where it reads no acts, its place in the log is still checked', () => {
		const without = (kinds: readonly string[], isKnown: boolean): ReadonlyMap<string, Uint8Array> =>
			lively().archive(
				(unsealed) => {
					for (const path of [...unsealed.files.keys()].filter((one) => one.startsWith('acts/'))) {
						unsealed.files.delete(path);
					}
					hide(kinds)(unsealed);
				},
				{ acts: isKnown },
			);
		expect(faultIn(without(['signing'], false))).toBe('sound');
		expect(faultIn(without(['signing'], true))).toBe(`detail-hidden ${LOG} 4`);
		// The key stands in an entry that it may not read: it must come from elsewhere.
		const hidden = without(['genesis', 'signing', 'freeze'], false);
		const { key } = lively().archive().get(LOG) === undefined ? { key: '' } : firstDetail();
		expect([faultIn(hidden), faultIn(hidden, { key })]).toEqual([`key-unknown ${LOG}`, 'sound']);
	});

	function firstDetail(): { readonly key: string } {
		const [first = ''] = new TextDecoder().decode(lively().archive().get(LOG)).split('\n');
		return (JSON.parse(first) as { readonly detail: { readonly key: string } }).detail;
	}

	it('[AV17] details that are shown but of another form are named', () => {
		for (const [kind, at] of [
			['genesis', 0],
			['freeze', 8],
			['signing', 11],
		] as const) {
			expect(inEntry(kind, (entry) => ({ ...entry, detail: {} }))).toBe(`detail-unreadable ${LOG} ${at}`);
		}
		// What a later version records is let through.
		const later = { kind: 'reminder' as const, at: '2026-11-21T00:00:00.000Z', detail: ['anything'] };
		expect(sealed(({ entries }) => entries.push(later))).toBe('sound');
	});
});

describe('before the log began', () => {
	/** The same history, told by the first entry. */
	function inherited(change: (genesis: Value) => Value = (genesis) => genesis) {
		return lively().archive(({ entries }) => {
			const [genesis, ...others] = entries as [TrialEntry, ...TrialEntry[]];
			const of = (kind: string): Json[] => others.filter((entry) => entry.kind === kind).map(({ detail }) => detail);
			const told: Value = {
				...(genesis.detail as Value),
				signing: of('signing'),
				freezes: of('freeze'),
				acts: others
					.filter(({ kind }) => /^(freeze|reopen|correction-carried)$/.test(kind))
					.map(({ kind, detail }) => ({ kind, detail: '', ...(detail as Value) })),
			};
			entries.splice(0, Infinity, { ...genesis, detail: change(told) });
		});
	}

	it('[AV18] acts, freezes and what was carried over are judged alike', () => {
		expect(faultIn(inherited())).toBe('sound');
		expect(faultIn(inherited((told) => ({ ...told, signing: (told.signing as Json[]).slice(0, -1) })))).toBe(
			'act-unknown acts/0005.json',
		);
		expect(faultIn(inherited((told) => ({ ...told, freezes: (told.freezes as Json[]).slice(0, -1) })))).toMatch(
			/^words-never-frozen/,
		);
		expect(faultIn(inherited((told) => ({ ...told, acts: (told.acts as Json[]).slice(0, 1) })))).toBe(
			'signoff-altered signoffs.json 0',
		);
	});

	it('[AV18] a sign-off from before acts were kept stands in the first entry', () => {
		const old = {
			...{ id: 'old', part: 'part-02', act: null, body: '994014', verdict: 'agree', capacity: 'decision-maker' },
			...{ contentHash: `sha256:${'0'.repeat(64)}`, at: '2026-11-01T00:00:00.000Z', state: 'lapsed', withdrawnAt: null },
			...{ lapsedAt: '2026-11-20T00:00:02.000Z', carriedTo: null, viewing: null },
		};
		const listed = (lapsedAt: string) =>
			lively().archive(({ files, entries }) => {
				const rows = JSON.parse(new TextDecoder().decode(files.get('signoffs.json'))) as Json[];
				files.set('signoffs.json', fileBytes([...rows, { ...old, lapsedAt }]));
				const [genesis] = entries as [TrialEntry];
				entries[0] = { ...genesis, detail: { ...(genesis.detail as Value), signoffs: [{ ...old, lapsedAt: null }] } };
			});
		const frozenAt = '2026-11-20T00:00:02.000Z';
		expect([faultIn(listed(frozenAt)), faultIn(listed('2026-11-21T00:00:00.000Z'))]).toEqual([
			'sound',
			'signoff-altered signoffs.json 4',
		]);
	});
});

it('[AV19] what is listed is every file but the manifest and the log', () => {
	expect(
		['manifest.json', 'ledger/entries.jsonl', 'ledger/checkpoint.txt', 'ledger/other', 'acts/0001.json'].map(isListed),
	).toEqual([false, false, false, true, true]);
	const bytes = fileBytes({ b: 1, a: '節' });
	expect(bytesToHex(bytes)).toBe(bytesToHex(utf8ToBytes(canonicalJson({ a: '節', b: 1 }))));
});
