import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyOutbox, gathering, isKept, nextOutbox, type Outbox, type OutboxEvent, outboxAct, retryAfter } from './outbox.ts';

const kinds = ['changed', 'settled', 'writing', 'written', 'failed', 'erasing', 'erased', 'lost'] as const;
type Kind = (typeof kinds)[number];
/** Runs events one after the other, each at its time (ms). */
const after = (...events: readonly (readonly [Kind, number])[]): Outbox =>
	events.reduce((state, [kind, at]) => nextOutbox(state, { kind } as OutboxEvent, at), emptyOutbox);
const act = (state: Outbox, now: number) => outboxAct(state, now).kind;

describe('when words go to disk', () => {
	it('[OB1] what is acknowledged at once never touches the disk', () => {
		const typed = after(['changed', 1000]);
		expect(outboxAct(typed, 1000)).toEqual({ kind: 'wait', until: 1000 + gathering });
		expect(act(nextOutbox(typed, { kind: 'settled' }, 1050), 5000)).toBe('rest');
	});

	it('[OB2] what is not acknowledged is written soon, whoever types on and on', () => {
		const typing = after(['changed', 1000], ['changed', 1200], ['changed', 1290]);
		expect(act(typing, 1000 + gathering)).toBe('write');
		expect(gathering).toBeLessThan(1000);
	});

	it('[OB3] what was typed during a writing is written after it', () => {
		const during = after(['changed', 0], ['writing', 300], ['changed', 320]);
		expect(act(during, 9000)).toBe('rest');
		expect(act(nextOutbox(during, { kind: 'written' }, 400), 9000)).toBe('write');
	});

	it('[OB4] the row goes once everything is acknowledged, also when that happens during a writing', () => {
		expect(act(after(['changed', 0], ['writing', 300], ['written', 310], ['settled', 400]), 400)).toBe('erase');
		const late = after(['changed', 0], ['writing', 300], ['settled', 305]);
		expect(act(late, 9000)).toBe('rest');
		expect(act(nextOutbox(late, { kind: 'written' }, 310), 310)).toBe('erase');
	});

	it('[OB5] a failed writing is tried again after a while, and so is a failed erasing', () => {
		const failed = after(['changed', 0], ['writing', 300], ['failed', 310]);
		expect(outboxAct(failed, 400)).toEqual({ kind: 'wait', until: 310 + retryAfter });
		expect(act(failed, 310 + retryAfter)).toBe('write');
		const stuck = after(['changed', 0], ['writing', 300], ['written', 310], ['settled', 400], ['erasing', 400], ['failed', 410]);
		expect(outboxAct(stuck, 500)).toEqual({ kind: 'wait', until: 410 + retryAfter });
		expect(act(stuck, 410 + retryAfter)).toBe('erase');
	});

	it('[OB6] rows that somebody took away are written anew', () => {
		expect(act(after(['changed', 0], ['writing', 300], ['written', 310], ['lost', 5000]), 5000 + gathering)).toBe('write');
		expect(act(after(['changed', 0], ['writing', 300], ['written', 310], ['settled', 400], ['lost', 500]), 9000)).toBe('rest');
	});
});

describe('what may be said', () => {
	it('[OB7] words are kept when the writing is over, and for a second of further typing', () => {
		const writing = after(['changed', 0], ['writing', 300]);
		expect(isKept(writing, 310)).toBe(false);
		const written = nextOutbox(writing, { kind: 'written' }, 320);
		expect(isKept(written, 60_000)).toBe(true);
		const more = nextOutbox(written, { kind: 'changed' }, 60_000);
		expect([isKept(more, 60_999), isKept(more, 61_000)]).toEqual([true, false]);
	});

	it('[OB8] words are not kept while a writing has failed or the rows are gone', () => {
		const written = [
			['changed', 0],
			['writing', 300],
			['written', 320],
		] as const;
		expect(isKept(after(...written), 400)).toBe(true);
		expect(isKept(after(...written, ['changed', 500], ['writing', 800], ['failed', 810]), 820)).toBe(false);
		expect(isKept(after(...written, ['lost', 500]), 510)).toBe(false);
	});
});

it('[OB9] whatever happens in whatever order: unacknowledged words are on disk, being written, or due to be written', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.constantFrom<('changed' | 'settled' | 'lost' | 'fails' | 'works')[]>('changed', 'settled', 'lost', 'fails', 'works'),
				{ maxLength: 60 },
			),
			(story) => {
				let state = emptyOutbox;
				let at = 0;
				let last: 'changed' | 'settled' = 'settled';
				for (const happening of story) {
					at += 100;
					if (happening === 'fails' || happening === 'works') {
						const { kind } = outboxAct(state, at + 10_000);
						if (kind === 'write' || kind === 'erase') {
							state = nextOutbox(state, { kind: kind === 'write' ? 'writing' : 'erasing' }, at);
							const done = kind === 'write' ? 'written' : 'erased';
							state = nextOutbox(state, { kind: happening === 'works' ? done : 'failed' }, at);
						}
					} else {
						last = happening === 'lost' ? last : happening;
						state = nextOutbox(state, { kind: happening }, at);
					}
					const due = act(state, at + 10_000);
					if (last === 'changed') {
						expect(due === 'write' || state.stored).toBe(true);
						expect(isKept(state, at + 10_000) && due === 'write').toBe(false);
					} else {
						expect(due === 'erase' || !state.stored).toBe(true);
					}
				}
			},
		),
	);
});
