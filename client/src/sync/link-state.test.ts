import { closeCode } from '@renkei/sync-protocol';
import { describe, expect, it } from 'vitest';
import { allDurable, type LinkEvent, type LinkFacts, nextFacts, openingFacts, unsavedOf } from './link-state.ts';

/** Runs events one second apart, from second 1. */
const after = (...events: readonly LinkEvent[]): LinkFacts =>
	events.reduce((facts, event, at) => nextFacts(facts, event, (at + 1) * 1000), openingFacts);

const opened: readonly LinkEvent[] = [
	{ kind: 'opened' },
	{ kind: 'sent', step2: true },
	{ kind: 'synced' },
	{ kind: 'durable', count: 1 },
];
const typed: LinkEvent = { kind: 'sent', step2: false };

describe('what counts as saved', () => {
	it('[SY1] a part that was opened and not changed is all on disk', () => {
		const facts = after(...opened);
		expect(facts.link.kind).toBe('live');
		expect(allDurable(facts)).toBe(true);
		expect(unsavedOf(facts)).toBe(0);
		expect(facts.savedAt).toBe(4000);
	});

	it('[SY1] a sent change is unsaved until durable covers it', () => {
		const sent = after(...opened, typed, typed);
		expect([unsavedOf(sent), allDurable(sent)]).toEqual([2, false]);
		const half = nextFacts(sent, { kind: 'durable', count: 2 }, 7000);
		expect([unsavedOf(half), allDurable(half), half.savedAt]).toEqual([1, false, 4000]);
		const whole = nextFacts(half, { kind: 'durable', count: 3 }, 8000);
		expect([unsavedOf(whole), allDurable(whole), whole.savedAt]).toEqual([0, true, 8000]);
	});

	it('[SY1] a durable count beyond what was sent, or below an earlier one, says nothing', () => {
		const facts = after(...opened, typed);
		expect(nextFacts(facts, { kind: 'durable', count: 9 }, 9000)).toBe(facts);
		expect(nextFacts(facts, { kind: 'durable', count: 1 }, 9000)).toBe(facts);
	});

	it('[SY2] what a composition holds back is unsaved', () => {
		const facts = after(...opened, { kind: 'composing', on: true }, { kind: 'held', count: 3 });
		expect([unsavedOf(facts), allDurable(facts)]).toEqual([3, false]);
	});

	it('[SY3] changes under way when the link is lost are carried to the next connection and saved by its step 2', () => {
		const lost = after(...opened, typed, typed, { kind: 'closed', code: 1006 }, { kind: 'changed' });
		expect([lost.link.kind, unsavedOf(lost)]).toEqual(['offline', 3]);
		const back = [{ kind: 'opened' }, typed, { kind: 'sent', step2: true }, { kind: 'synced' }] as const;
		const again = back.reduce((facts, event) => nextFacts(facts, event, 20_000), lost);
		expect(unsavedOf(again)).toBe(4);
		// Frame 1 was sent before the server asked; only frame 2 brings what was written while offline.
		expect(unsavedOf(nextFacts(again, { kind: 'durable', count: 1 }, 21_000))).toBe(3);
		const saved = nextFacts(again, { kind: 'durable', count: 2 }, 21_000);
		expect([unsavedOf(saved), allDurable(saved)]).toEqual([0, true]);
	});

	it('[SY3] a count of the connection before means nothing on the next one', () => {
		const facts = after(...opened, typed, typed, { kind: 'closed', code: null }, { kind: 'opened' }, { kind: 'synced' });
		expect([facts.sent, facts.durable, unsavedOf(facts)]).toEqual([0, 0, 2]);
		expect(allDurable(facts)).toBe(false);
	});
});

describe('how a link ends', () => {
	it('[SY4] temporary close codes leave the copy and come again', () => {
		for (const code of [closeCode.restarting, closeCode.tryLater, closeCode.tooBig, null]) {
			expect(after(...opened, { kind: 'closed', code }).link).toEqual({ kind: 'offline', since: 5000 });
		}
	});

	it('[SY4] offline keeps the time of the first loss over failing attempts', () => {
		const facts = after(...opened, { kind: 'closed', code: 1006 }, { kind: 'closed', code: 1006 }, { kind: 'opened' });
		expect(facts.link).toEqual({ kind: 'offline', since: 5000 });
	});

	it('[SY5] terminal close codes end the part, and nothing later brings it back', () => {
		for (const code of [4400, 4401, 4403, 4404, 4426]) {
			const facts = after(...opened, { kind: 'closed', code });
			expect(facts.link).toEqual({ kind: 'gone', code });
			expect(nextFacts(facts, { kind: 'synced' }, 9000).link.kind).toBe('gone');
		}
	});

	it('[SY6] a refusal is noted with the copy that takes over, until something newer is saved', () => {
		const refused = after(...opened, typed, { kind: 'refused', code: 'part-frozen', text: '凍結されています。' });
		expect(refused.link.kind).toBe('refused');
		expect(nextFacts(refused, { kind: 'closed', code: 1006 }, 7000).link.kind).toBe('refused');
		const replaced = nextFacts(refused, { kind: 'replaced', draft: 'd1' }, 7000);
		expect([replaced.link.kind, unsavedOf(replaced)]).toEqual(['opening', 0]);
		expect(replaced.refusal).toEqual({ code: 'part-frozen', text: '凍結されています。', at: 6000, draft: 'd1' });
		const reopened = opened.reduce((facts, event) => nextFacts(facts, event, 8000), replaced);
		expect(reopened.refusal).not.toBeNull();
		const written = [typed, { kind: 'durable', count: 2 } as const].reduce((f, event) => nextFacts(f, event, 9000), reopened);
		expect(written.refusal).toBeNull();
		expect(nextFacts(reopened, { kind: 'dismissed' }, 9000).refusal).toBeNull();
	});
});

it('[SY2] a change of the input method is composing, not a key', () => {
	const composing = after(...opened, { kind: 'composing', on: true }, { kind: 'typed' });
	expect(composing.typing.kind).toBe('composing');
	expect(nextFacts(composing, { kind: 'composing', on: false }, 9000).typing).toEqual({ kind: 'typed', at: 9000 });
});
