import { assertNever, type Scalar } from '@renkei/plan';
import type { Entry, EntryFault } from './entry.ts';

/** Where one field stands between what its writer types and what the document holds. */
export type EntryState =
	/** Shows the document's value. */
	| { readonly kind: 'settled' }
	/** Own text, not yet written; `base` is the value that stood there when typing began. */
	| { readonly kind: 'typing'; readonly text: string; readonly base: Scalar | null }
	/** Own text, and meanwhile someone else changed the value: the writer chooses. */
	| { readonly kind: 'contested'; readonly text: string }
	/** Text that is no value of this type; kept as typed. */
	| { readonly kind: 'refused'; readonly text: string; readonly fault: EntryFault }
	/** Own value is written and not yet known to be on disk: a concurrent value may still win over it. */
	| { readonly kind: 'written'; readonly mine: Scalar | null }
	/** Someone else's value stands; own one is offered back. */
	| { readonly kind: 'offered'; readonly mine: Scalar | null };

export type EntryEvent =
	| { readonly kind: 'typed'; readonly text: string }
	/** A pause in typing (`leaves` false), or Enter or leaving the field (`leaves` true). */
	| { readonly kind: 'finished'; readonly leaves: boolean }
	/** The document's value is another one now. */
	| { readonly kind: 'changed' }
	/** Everything written is on disk. */
	| { readonly kind: 'saved' }
	| { readonly kind: 'reverted' }
	| { readonly kind: 'mine-chosen' };

/** What follows from an event; `write` is there only when a value goes into the document. */
export interface EntryStep {
	readonly state: EntryState;
	readonly write?: { readonly value: Scalar | null };
}

const settled: EntryState = { kind: 'settled' };
const scalarOf = (entry: Entry): Scalar | null => (entry.kind === 'value' ? entry.value : null);

/**
 * Decides a field's next state. The document's value is never overwritten by text that was typed over another value
 * without its writer choosing so.
 * @param value the document's value now
 * @param read reads typed text as this field's type
 */
export function entryStep(state: EntryState, event: EntryEvent, value: Scalar | null, read: (text: string) => Entry): EntryStep {
	switch (event.kind) {
		case 'typed':
			return { state: typed(state, event.text, value) };
		case 'finished':
			return finished(state, event.leaves, value, read);
		case 'changed':
			return { state: changed(state, value, read) };
		case 'saved':
			return { state: state.kind === 'written' ? settled : state };
		case 'reverted':
			return { state: settled };
		case 'mine-chosen':
			return chosen(state, value, read);
		default:
			return assertNever(event);
	}
}

function typed(state: EntryState, text: string, value: Scalar | null): EntryState {
	switch (state.kind) {
		case 'typing':
			return { ...state, text };
		case 'contested':
			return { kind: 'contested', text };
		default:
			return { kind: 'typing', text, base: value };
	}
}

function finished(state: EntryState, leaves: boolean, value: Scalar | null, read: (text: string) => Entry): EntryStep {
	if (state.kind === 'contested' && leaves) {
		const entry = read(state.text);
		if (entry.kind === 'refused') {
			return { state: { kind: 'refused', text: state.text, fault: entry.fault } };
		}
		return { state: scalarOf(entry) === value ? settled : { kind: 'offered', mine: scalarOf(entry) } };
	}
	if (state.kind !== 'typing') {
		return { state };
	}
	const entry = read(state.text);
	if (entry.kind === 'refused') {
		// A figure half typed (「△」) is not a fault yet.
		return { state: leaves ? { kind: 'refused', text: state.text, fault: entry.fault } : state };
	}
	const mine = scalarOf(entry);
	if (mine === value) {
		return { state: leaves ? settled : state };
	}
	// While the writer is still inside, the text stays as typed: 「１２」 must not turn into 「12」 under the caret.
	return { state: leaves ? { kind: 'written', mine } : { kind: 'typing', text: state.text, base: mine }, write: { value: mine } };
}

function changed(state: EntryState, value: Scalar | null, read: (text: string) => Entry): EntryState {
	switch (state.kind) {
		case 'typing': {
			const entry = read(state.text);
			const same = entry.kind !== 'refused' && scalarOf(entry) === value;
			return value === state.base || same ? state : { kind: 'contested', text: state.text };
		}
		case 'written':
			return value === state.mine ? state : { kind: 'offered', mine: state.mine };
		case 'offered':
			return value === state.mine ? settled : state;
		default:
			return state;
	}
}

function chosen(state: EntryState, value: Scalar | null, read: (text: string) => Entry): EntryStep {
	if (state.kind === 'offered') {
		return { state: { kind: 'written', mine: state.mine }, write: { value: state.mine } };
	}
	if (state.kind === 'contested') {
		return finished({ kind: 'typing', text: state.text, base: value }, true, value, read);
	}
	return { state };
}
