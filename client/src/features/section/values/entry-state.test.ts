import type { Scalar } from '@renkei/plan';
import { expect, it } from 'vitest';
import { type EntryEvent, type EntryState, type EntryStep, entryStep } from './entry-state.ts';
import { readEntry } from './value-entry.ts';

const read = (text: string) => readEntry(text, { type: 'number', unit: '人' });
const start: EntryState = { kind: 'settled' };

/** Runs events against document values; `value` of an event is the document's value when it happens. */
function run(events: readonly (EntryEvent & { value: Scalar | null })[], from: EntryState = start): EntryStep {
	return events.reduce<EntryStep>((last, { value, ...event }) => entryStep(last.state, event as EntryEvent, value, read), {
		state: from,
	});
}

it('[SE11] typed text is written when its writer pauses or leaves, and stays as typed while inside', () => {
	const paused = run([
		{ kind: 'typed', text: '１５０', value: 120 },
		{ kind: 'finished', leaves: false, value: 120 },
	]);
	expect(paused.write).toEqual({ value: 150 });
	expect(paused.state).toEqual({ kind: 'typing', text: '１５０', base: 150 });
	const left = run([{ kind: 'finished', leaves: true, value: 150 }], paused.state);
	expect(left).toEqual({ state: { kind: 'settled' } });
});

it('[SE12] text that is no figure stays in the field and is never written', () => {
	const good = run([
		{ kind: 'typed', text: '500', value: null },
		{ kind: 'finished', leaves: true, value: null },
	]);
	expect(good.write).toEqual({ value: 500 });
	const bad = run([
		{ kind: 'typed', text: '約500', value: null },
		{ kind: 'finished', leaves: true, value: null },
	]);
	expect(bad).toEqual({ state: { kind: 'refused', text: '約500', fault: 'not-a-number' } });
});

it('[SE13] a value that changed under the writer stands, and the own one is offered back', () => {
	const contested = run([
		{ kind: 'typed', text: '150', value: 100 },
		{ kind: 'changed', value: 120 },
		{ kind: 'finished', leaves: false, value: 120 },
	]);
	expect(contested).toEqual({ state: { kind: 'contested', text: '150' } });
	const left = run([{ kind: 'finished', leaves: true, value: 120 }], contested.state);
	expect(left).toEqual({ state: { kind: 'offered', mine: 150 } });
	const back = run([{ kind: 'mine-chosen', value: 120 }], left.state);
	expect(back.write).toEqual({ value: 150 });
});

it('[SE14] a written value that loses against a concurrent one is offered back until it is on disk', () => {
	const written = run([
		{ kind: 'typed', text: '150', value: 100 },
		{ kind: 'finished', leaves: true, value: 100 },
	]);
	expect(run([{ kind: 'changed', value: 120 }], written.state).state).toEqual({ kind: 'offered', mine: 150 });
	const saved = run([{ kind: 'saved', value: 150 }], written.state);
	expect(run([{ kind: 'changed', value: 120 }], saved.state).state).toEqual({ kind: 'settled' });
});

it('[SE15] clearing a field writes that nothing stands there; Escape gives the old value back', () => {
	const cleared = run([
		{ kind: 'typed', text: ' ', value: 120 },
		{ kind: 'finished', leaves: true, value: 120 },
	]);
	expect(cleared.write).toEqual({ value: null });
	const reverted = run([
		{ kind: 'typed', text: '9', value: 120 },
		{ kind: 'reverted', value: 120 },
	]);
	expect(reverted).toEqual({ state: { kind: 'settled' } });
});
