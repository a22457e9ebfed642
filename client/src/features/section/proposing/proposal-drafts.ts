import { type DerivedProposal, deriveProposal } from '@renkei/part-doc';
import type { PartSpec } from '@renkei/plan';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CompositionGate } from '../../../sync/composition-gate.ts';
import { guardLeaving } from '../../../sync/leave-guard.ts';
import { currentPerson, subscribeToPerson } from '../../../sync/person.ts';

/**
 * A copy of a part that is written instead of the part: what is proposed is read from it in the end. It is bound to
 * nothing, so that no mark of a proposal can ever get into what everybody shares.
 */
export interface ProposalDraft {
	readonly part: string;
	/** The seat that proposes. */
	readonly seat: string;
	/** While it is sent nothing more goes into it: what came later would be lost with it. */
	readonly sending: boolean;
	/** Tells one draft of a part from the next. */
	readonly number: number;
	/** The part as it stood when the draft was begun. */
	readonly base: Y.Doc;
	readonly copy: Y.Doc;
	readonly awareness: Awareness;
	readonly gate: CompositionGate;
	/** The reason that goes with it, as it is typed. */
	readonly text: { reason: string };
}

const drafts = new Map<string, ProposalDraft>();
/** Parts whose draft has been written in. */
const written = new Set<string>();
const listeners = new Set<() => void>();
let begun = 0;

const tell = (): void => {
	for (const listener of listeners) {
		listener();
	}
};

/** Called when a draft begins or ends. */
export function subscribeToDrafts(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** The draft of a part by a seat, or null. It outlives the page of its section: going to another one loses nothing. */
export function draftOf(part: string, seat: string): ProposalDraft | null {
	const draft = drafts.get(part);
	return draft?.seat === seat ? draft : null;
}

/** Whoever sits down here next must neither see nor send what another proposed. */
let watching = false;
function forgetWithThePerson(): void {
	if (watching) {
		return;
	}
	watching = true;
	const began = currentPerson();
	const stop = subscribeToPerson(() => {
		if (currentPerson() !== began) {
			stop();
			watching = false;
			for (const part of [...drafts.keys()]) {
				endDraft(part);
			}
		}
	});
}

/** Says that a draft is being sent, or no longer. */
export function setSending(part: string, sending: boolean): void {
	const draft = drafts.get(part);
	if (draft !== undefined) {
		drafts.set(part, { ...draft, sending });
		tell();
	}
}

/** Begins a draft on what stands in a part now. */
export function beginDraft(part: string, seat: string, doc: Y.Doc): void {
	forgetWithThePerson();
	const now = Y.encodeStateAsUpdate(doc);
	const [base, copy] = [new Y.Doc(), new Y.Doc()];
	Y.applyUpdate(base, now);
	Y.applyUpdate(copy, now);
	begun += 1;
	// From the first change on leaving the page asks first: these words are in no document that anybody keeps.
	copy.once('update', () => {
		written.add(part);
		guardLeaving('proposals', true);
	});
	drafts.set(part, {
		...{ part, seat, sending: false, number: begun, base, copy, text: { reason: '' } },
		...{ awareness: new Awareness(copy), gate: new CompositionGate() },
	});
	tell();
}

/** Ends the draft of a part: what was written in it is gone. */
export function endDraft(part: string): void {
	const draft = drafts.get(part);
	drafts.delete(part);
	written.delete(part);
	guardLeaving('proposals', written.size > 0);
	tell();
	// The editor lets go of the copy with the drawing that follows.
	setTimeout(() => {
		draft?.awareness.destroy();
		draft?.base.destroy();
		draft?.copy.destroy();
	});
}

/** What a draft proposes as it stands. */
export function proposalIn(draft: ProposalDraft, spec: PartSpec): DerivedProposal {
	return deriveProposal(draft.base, draft.copy, spec);
}

/** The whole copy as an update on top of the part, in base64. */
export function wholeOf({ base, copy }: ProposalDraft): string {
	const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(base));
	// In pieces: a call takes only so many arguments.
	let text = '';
	for (let at = 0; at < update.length; at += 0x8000) {
		text += String.fromCharCode(...update.subarray(at, at + 0x8000));
	}
	return btoa(text);
}
