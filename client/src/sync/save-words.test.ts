import { describe, expect, it } from 'vitest';
import type { SaveState } from '../text/save-state.ts';
import { type LinkFacts, openingFacts } from './link-state.ts';
import { gravest, saveWords, wordsChangeAt } from './save-words.ts';

const now = 100_000;
const saved: LinkFacts = { ...openingFacts, link: { kind: 'live' }, sent: 4, durable: 4, carrier: 1, savedAt: 90_000 };
const under: LinkFacts = { ...saved, sent: 6, waitingSince: now - 1_000 };
const words = (facts: LinkFacts, at = now): SaveState => saveWords('p', facts, at);

describe('the table of permitted words', () => {
	it('[SW1] 入力中 while composing, or less than a second after the last key', () => {
		expect(words({ ...saved, typing: { kind: 'composing' }, held: 2 })).toEqual({ kind: 'typing' });
		expect(words({ ...under, typing: { kind: 'typed', at: now - 999 } })).toEqual({ kind: 'typing' });
		expect(words({ ...under, typing: { kind: 'typed', at: now - 1_000 } })).toEqual({ kind: 'saving' });
	});

	it('[SW2] 保存しています while sent and not acknowledged, for five seconds', () => {
		expect(words(under)).toEqual({ kind: 'saving' });
		expect(words(under, now + 3_999)).toEqual({ kind: 'saving' });
		expect(words(under, now + 4_000)).toEqual({ kind: 'waiting', changes: 2 });
	});

	it('[SW3] 保存しました only when every frame of this connection is on disk and nothing waits', () => {
		expect(words(saved)).toEqual({ kind: 'saved', at: 90_000 });
		const doubts: readonly Partial<LinkFacts>[] = [
			{ sent: 5, waitingSince: now },
			{ held: 1 },
			{ carried: 1, waitingSince: now },
			{ link: { kind: 'offline', since: now } },
			{ link: { kind: 'opening' } },
			{ link: { kind: 'gone', code: 4401 } },
			{ savedAt: null },
		];
		for (const doubt of doubts) {
			expect(words({ ...saved, ...doubt }).kind).not.toBe('saved');
		}
	});

	it('[SW4] まだ届いていません stays while somebody types on', () => {
		const facts = { ...under, waitingSince: now - 6_000, typing: { kind: 'typed', at: now } } as const;
		expect(words(facts)).toEqual({ kind: 'waiting', changes: 2 });
	});

	it('[SW5] つながっていません a second after the loss, with what is at risk', () => {
		const lost: LinkFacts = { ...saved, sent: 0, durable: 0, carrier: 0, carried: 3, link: { kind: 'offline', since: now } };
		expect(words(lost)).toEqual({ kind: 'saving' });
		expect(words(lost, now + 1_000)).toEqual({ kind: 'offline', changes: 3, kept: false, savedAt: 90_000 });
		expect(words({ ...lost, kept: true }, now + 1_000)).toMatchObject({ kind: 'offline', changes: 3, kept: true });
		// Nothing is at risk where nothing is unsaved.
		expect(words({ ...lost, carried: 0 }, now + 1_000)).toMatchObject({ changes: 0, kept: true });
	});

	it('[SW6] 保存できませんでした with the reason, while the copy is refused and after it was replaced', () => {
		const refused = { kind: 'refused', code: 'part-frozen', text: '凍結', at: 7 } as const;
		expect(words({ ...under, link: refused })).toEqual({ ...refused, part: 'p', draft: null });
		const notice = { code: 'part-frozen', text: '凍結', at: 7, draft: 'd' };
		expect(words({ ...saved, refusal: notice })).toEqual({ kind: 'refused', part: 'p', ...notice });
	});

	it('[SW7] nothing at all before the first sync', () => {
		expect(words(openingFacts)).toEqual({ kind: 'none' });
	});
});

it('[SW8] says when the words will change by themselves', () => {
	expect(wordsChangeAt(saved, now)).toBeNull();
	expect(wordsChangeAt({ ...under, typing: { kind: 'typed', at: now } }, now)).toBe(now + 1_000);
	expect(wordsChangeAt(under, now)).toBe(now + 4_000);
	expect(wordsChangeAt({ ...saved, link: { kind: 'offline', since: now } }, now)).toBe(now + 1_000);
});

it('[SW9] several parts show the gravest state, with the changes of all', () => {
	const offline = (changes: number, savedAt: number | null, kept = true): SaveState => ({
		kind: 'offline',
		changes,
		kept,
		savedAt,
	});
	expect(gravest([])).toEqual({ kind: 'none' });
	expect(gravest([{ kind: 'saved', at: 1 }, { kind: 'none' }, { kind: 'saved', at: 3 }])).toEqual({ kind: 'saved', at: 3 });
	expect(gravest([{ kind: 'saved', at: 1 }, { kind: 'saving' }, { kind: 'typing' }])).toEqual({ kind: 'saving' });
	expect(gravest([offline(2, null), { kind: 'waiting', changes: 9 }, offline(1, 5)])).toEqual(offline(3, 5));
	// One part in memory alone is enough for the graver words.
	expect(gravest([offline(2, 7), offline(1, 5, false)])).toEqual(offline(3, 7, false));
});
