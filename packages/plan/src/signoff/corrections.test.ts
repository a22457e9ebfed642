import { describe, expect, it } from 'vitest';
import {
	type CarriedOn,
	type Correction,
	carriedSoon,
	correctableOf,
	daysToObject,
	decideCarryOver,
	decideDeclaration,
	decideObjection,
	declarableOf,
	type EarlierCorrection,
	type FreezeFact,
	type SignedHistory,
	wouldCarry,
} from './corrections.ts';
import { partState } from './state.ts';
import type { PartLock, Signoff } from './types.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => `sha256:${letter.repeat(64)}`) as [string, string, string];
const [ours, theirs] = ['994014', '994022'] as const;
const TODAY = '2026-12-01';
const trunk = { key: '02', body: null };

const at = (minute: number): string => `2026-11-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
const freeze = (minute: number, contentHash: string): FreezeFact => ({ seq: minute, contentHash, at: at(minute) });
const frozen = ({ seq, contentHash, at: when }: FreezeFact): PartLock => ({
	kind: 'frozen',
	seq,
	contentHash,
	at: when,
	by: 'seat',
});
const open: PartLock = { kind: 'open', reopened: { at: at(50), by: 'seat', reason: '直すため' } };

/** Signed A at minute 2, lapsed by the freeze of minute 10. */
function signed(given: Partial<Signoff> & { readonly minute?: number } = {}): Signoff {
	const { minute = 2, ...rest } = given;
	const body = rest.body ?? ours;
	return {
		...{ id: `${body} ${minute}`, body, verdict: 'agree', capacity: 'decision-maker', contentHash: A, at: at(minute) },
		...{ withdrawnAt: null, lapsedAt: at(10), carriedTo: null, ...rest },
	};
}

function history(given: Partial<SignedHistory> = {}): SignedHistory {
	const freezes = given.freezes ?? [freeze(1, A), freeze(10, B)];
	return {
		lock: frozen(freezes.at(-1) as FreezeFact),
		freezes,
		signoffs: [signed()],
		carried: [],
		required: [ours, theirs],
		...given,
	};
}

const found = (given: Partial<SignedHistory>): string[] => correctableOf(history(given))?.signoffs.map(({ id }) => id) ?? [];

describe('what a 軽微な修正 is of', () => {
	it('[LP1] the 決裁 that stood for the words before, until other words were frozen', () => {
		expect(correctableOf(history())).toEqual({
			from: { seq: 1, contentHash: A },
			to: { seq: 10, contentHash: B },
			signoffs: [signed()],
		});
		expect(found({ signoffs: [] })).toEqual([]);
		expect(found({ lock: open })).toEqual([]);
		expect(found({ freezes: [freeze(1, A)], signoffs: [signed({ lapsedAt: null })] })).toEqual([]);
	});

	it('[LP1] freezes without a 決裁 are passed over, and equal words frozen again are one', () => {
		const typos = [freeze(1, A), freeze(10, C), freeze(20, B)];
		expect(correctableOf(history({ freezes: typos }))?.from).toEqual({ seq: 1, contentHash: A });
		const again = [freeze(1, A), freeze(5, A), freeze(10, B), freeze(15, B)];
		expect(correctableOf(history({ freezes: again }))).toMatchObject({ from: { seq: 5 }, to: { seq: 15 } });
	});

	it('[LP1] the newest words that were decided on, not those before', () => {
		const freezes = [freeze(1, A), freeze(10, B), freeze(20, C)];
		const newer = signed({ body: theirs, minute: 12, contentHash: B, lapsedAt: at(20) });
		expect(found({ freezes, signoffs: [signed(), newer] })).toEqual([newer.id]);
	});

	it('[LP1] words to which a plan returned do not bring back what lapsed for good before', () => {
		const freezes = [freeze(1, A), freeze(10, B), freeze(20, A)];
		expect(found({ freezes })).toEqual([]);
		expect(found({ freezes: [...freezes, freeze(30, C)] })).toEqual([signed().id]);
		const lapsedEarlier = signed({ body: theirs, lapsedAt: at(10) });
		const stood = signed({ minute: 22, lapsedAt: at(30) });
		expect(found({ freezes: [...freezes, freeze(30, C)], signoffs: [lapsedEarlier, stood] })).toEqual([stood.id]);
	});

	it('[LP1] the order of the freezes is that of the log, whatever the clock said', () => {
		const back = (minute: number, contentHash: string, said: number) => ({ ...freeze(minute, contentHash), at: at(said) });
		const freezes = [freeze(1, A), back(20, B, 50), back(30, C, 10)];
		const stood = signed({ contentHash: B, minute: 51, lapsedAt: at(10) });
		expect(found({ freezes, signoffs: [stood] })).toEqual([stood.id]);
		const carried: CarriedOn[] = [{ contentHash: B, seq: 20, signoffs: [signed().id] }];
		const lapsed = signed({ lapsedAt: at(50) });
		expect(correctableOf(history({ freezes, carried, signoffs: [lapsed] }))?.from.contentHash).toBe(B);
	});

	it('[LP2] no 差戻し, no 確認, nothing withdrawn', () => {
		for (const not of [{ verdict: 'return' }, { capacity: 'checked' }, { withdrawnAt: at(3) }] as const) {
			expect(found({ signoffs: [signed(not)] })).toEqual([]);
		}
		for (const verdict of ['agree', 'conditional', 'not-applicable'] as const) {
			expect(found({ signoffs: [signed({ verdict })] })).toHaveLength(1);
		}
	});

	it('[LP2] no 決裁 after which its body has decided anew, be that withdrawn or not', () => {
		const anew = signed({ minute: 12, contentHash: B, lapsedAt: null });
		expect(found({ signoffs: [signed(), anew] })).toEqual([]);
		expect(found({ signoffs: [signed(), { ...anew, withdrawnAt: at(13) }] })).toEqual([]);
		expect(found({ signoffs: [signed(), { ...anew, verdict: 'return' }] })).toEqual([]);
		expect(found({ signoffs: [signed(), { ...anew, capacity: 'checked' }] })).toEqual([signed().id]);
	});
});

describe('declaring it', () => {
	const declarable = correctableOf(history());
	const said = { reason: '誤字を直しました。', objectUntil: '2026-12-08' };
	const lock = history().lock;
	const codeOf = (given: Partial<Parameters<typeof decideDeclaration>[0]>, words: Partial<typeof said> = {}) => {
		const done = decideDeclaration({ part: trunk, lock, declarable, ...given }, { ...said, ...words }, TODAY);
		return done.ok ? 'ok' : done.refusal.code;
	};

	it('[LP3] needs a frozen trunk, something to carry, and a reason', () => {
		expect(codeOf({})).toBe('ok');
		expect(codeOf({ part: { key: '02', body: ours } })).toBe('forbidden');
		expect(declarableOf({ key: '02', body: ours }, history(), [])).toBeNull();
		expect(codeOf({ lock: open })).toBe('not-frozen');
		expect(codeOf({ declarable: null })).toBe('already-done');
		expect(codeOf({}, { reason: ' ' })).toBe('reason-required');
	});

	it('[LP3] names a last day from the 3rd to the 30th after today', () => {
		expect(daysToObject(TODAY)).toEqual({ first: '2026-12-04', last: '2026-12-31' });
		const days = ['2026-12-03', '2026-12-04', '2026-12-31', '2027-01-01'];
		expect(days.map((objectUntil) => codeOf({}, { objectUntil }))).toEqual(['malformed', 'ok', 'ok', 'malformed']);
	});

	it('[LP4] not twice while it is open; who objected and what stands are left out', () => {
		const both = history({ signoffs: [signed(), signed({ body: theirs })] });
		const earlier: EarlierCorrection = { from: A, to: B, state: 'ended', objected: [ours] };
		expect(declarableOf(trunk, both, [{ ...earlier, state: 'open' }])).toBeNull();
		expect(declarableOf(trunk, both, [earlier])?.signoffs.map(({ body }) => body)).toEqual([theirs]);
		expect(declarableOf(trunk, both, [{ ...earlier, to: C }])?.signoffs).toHaveLength(2);
		expect(declarableOf(trunk, history({ signoffs: [signed({ carriedTo: B })] }), [])).toBeNull();
	});
});

const declared: Correction = {
	...{ to: B, objectUntil: '2026-12-08', endedAt: null, objected: [] },
	signoffs: [signed().id, signed({ body: theirs }).id],
};
const both = [signed(), signed({ body: theirs })];

describe('objecting', () => {
	const codeOf = (correction: Partial<Correction>, said: object = {}, today = '2026-12-08') => {
		const ask = { body: ours, signoffs: both, required: [ours, theirs], text: '誤字ではありません。', ...said };
		const done = decideObjection({ ...declared, ...correction }, ask, today);
		return done.ok ? 'ok' : done.refusal.code;
	};

	it('[LP5] is for a body whose sign-off would be carried, once, with words, until the last day ends', () => {
		expect(codeOf({})).toBe('ok');
		expect(codeOf({}, {}, '2026-12-09')).toBe('already-done');
		expect(codeOf({ endedAt: at(30) })).toBe('already-done');
		expect(codeOf({ objected: [ours] })).toBe('already-done');
		expect(codeOf({}, { text: ' ' })).toBe('reason-required');
		expect(codeOf({}, { body: '994031' })).toBe('forbidden');
		expect(codeOf({}, { signoffs: [...both, signed({ minute: 20, contentHash: B, lapsedAt: null })] })).toBe('forbidden');
	});
});

describe('carrying over', () => {
	const over = (given: Partial<Correction> = {}, now: object = {}, today = '2026-12-09') =>
		decideCarryOver({ ...declared, ...given }, { lock: history().lock, signoffs: both, required: [ours, theirs], ...now }, today);
	const bodies = (decided: ReturnType<typeof over>) =>
		decided.kind === 'carry' ? decided.signoffs.map(({ body }) => body) : decided;

	it('[LP6] waits until the last day is over, and carries what nobody objected to', () => {
		expect(over({}, {}, '2026-12-08')).toEqual({ kind: 'wait' });
		expect(over({ endedAt: at(30) })).toEqual({ kind: 'wait' });
		expect(bodies(over())).toEqual([ours, theirs]);
		expect(bodies(over({ objected: [theirs] }))).toEqual([ours]);
		expect(over({ objected: [ours, theirs] })).toEqual({ kind: 'void', because: 'nobody' });
	});

	it('[LP6] a 決裁 of the new words makes it moot for its body', () => {
		const anew = signed({ minute: 20, contentHash: B, lapsedAt: null, verdict: 'return' });
		expect(bodies(over({}, { signoffs: [...both, anew] }))).toEqual([theirs]);
	});

	it('[LP2] nothing for a body that has returned the corrected words, an officer too, unless that was taken back', () => {
		const back = signed({ minute: 20, contentHash: B, lapsedAt: null, verdict: 'return', capacity: 'checked' });
		const now = (given: Partial<Signoff>) => ({ signoffs: [...both, { ...back, ...given }] });
		expect(bodies(over({}, now({})))).toEqual([theirs]);
		expect(bodies(over({}, now({ lapsedAt: at(30) })))).toEqual([theirs]);
		for (const other of [{ withdrawnAt: at(21) }, { contentHash: C }, { verdict: 'agree' }] as const) {
			expect(bodies(over({}, now(other)))).toEqual([ours, theirs]);
		}
		const declarable = (given: Partial<Signoff>) =>
			declarableOf(trunk, history(now(given)), [])?.signoffs.map(({ body }) => body);
		expect([declarable({}), declarable({ withdrawnAt: at(21) })]).toEqual([[theirs], [ours, theirs]]);
	});

	it('[LP2] nothing for a body whose 決裁 the part needs no more', () => {
		expect(bodies(over({}, { required: [theirs] }))).toEqual([theirs]);
		expect(over({}, { required: [] })).toEqual({ kind: 'void', because: 'nobody' });
		const left = history({ signoffs: both, required: [ours] });
		expect(declarableOf(trunk, left, [])?.signoffs.map(({ body }) => body)).toEqual([ours]);
		const ask = { body: ours, signoffs: both, text: '誤字ではありません。' };
		const may = (required: readonly string[]) => decideObjection(declared, { ...ask, required }, TODAY).ok;
		expect([may([ours]), may([theirs])]).toEqual([true, false]);
	});

	it('[LP7] changes nothing where the words are not frozen on that day', () => {
		expect(over({}, { lock: open })).toEqual({ kind: 'void', because: 'words' });
		expect(over({}, { lock: frozen(freeze(30, C)) })).toEqual({ kind: 'void', because: 'words' });
		expect(over({}, { lock: open }, '2026-12-08')).toEqual({ kind: 'wait' });
	});

	it('[LP6] and with the last one the part is decided', () => {
		const decided = over();
		const signoffs = both.map((one) =>
			decided.kind === 'carry' && decided.signoffs.includes(one) ? { ...one, carriedTo: B } : one,
		);
		expect(partState(history().lock, [ours, theirs], both)).toBe('frozen');
		expect(partState(history().lock, [ours, theirs], signoffs)).toBe('decided');
	});

	it('[LP9] what was carried to these words can be carried on to the next', () => {
		const freezes = [freeze(1, A), freeze(10, B), freeze(30, C)];
		const carried: CarriedOn[] = [{ contentHash: B, seq: 10, signoffs: [signed().id] }];
		expect(found({ freezes, carried, signoffs: both })).toEqual([signed().id]);
		expect(correctableOf(history({ freezes, carried, signoffs: both }))?.from.contentHash).toBe(B);
		// It ended with the freeze of other words; equal words do not bring it back.
		const returned = [freeze(1, A), freeze(10, B), freeze(30, C), freeze(40, B), freeze(50, C)];
		expect(correctableOf(history({ freezes: returned, carried }))?.from.seq).toBe(10);
		// Of which of the freezes with these words it was, the position tells.
		const later = [{ contentHash: B, seq: 40, signoffs: [signed().id] }];
		expect(correctableOf(history({ freezes: returned, carried: later }))?.from.seq).toBe(40);
		// Nobody carried anything to the words between: then it is what was signed that is corrected.
		expect(found({ freezes, signoffs: both })).toEqual(both.map(({ id }) => id));
		expect(wouldCarry({ ...declared, to: C, signoffs: [signed().id] }, history({ signoffs: both }))).toEqual([signed()]);
	});
});

describe('while it is open', () => {
	const soon = (more: Partial<Correction> = {}, now: Partial<SignedHistory> = {}) =>
		carriedSoon([{ ...declared, ...more }], history({ signoffs: both, ...now }));

	it('[NT1] the bodies whose 決裁 it will carry over need do nothing for the frozen words', () => {
		expect(soon()).toEqual([ours, theirs]);
		expect(carriedSoon([], history({ signoffs: both }))).toEqual([]);
	});

	it('[NT2] a body that objected, took its 決裁 back or signs no more is among them no longer', () => {
		expect(soon({ objected: [ours] })).toEqual([theirs]);
		expect(soon({}, { signoffs: both.map((one) => (one.body === ours ? { ...one, withdrawnAt: at(20) } : one)) })).toEqual([
			theirs,
		]);
		expect(soon({}, { required: [theirs] })).toEqual([theirs]);
	});

	it('[NT2] nobody is, once it has ended, the part is open, or other words are frozen', () => {
		expect(soon({ endedAt: at(30) })).toEqual([]);
		expect(soon({}, { lock: open })).toEqual([]);
		expect(soon({}, { lock: frozen(freeze(30, C)) })).toEqual([]);
	});
});
