import { guardLeaving } from './leave-guard.ts';
import type { LocalRows } from './local-rows.ts';
import { currentPerson, currentRows, subscribeToPerson } from './person.ts';
import { type Draft, type DraftEvent, type Drafts, nextDrafts, noDrafts, readDrafts } from './rescue.ts';

let drafts: Drafts = noDrafts;
let otherTabs: BroadcastChannel | null = null;
/** Counts what this tab wrote: a reading that began before it would be out of date. */
let writings = 0;
const listeners = new Set<() => void>();

/** Drafts of the person who sits here; the answer is replaced, never changed. */
export function currentDrafts(): Drafts {
	return drafts;
}

export function subscribeToDrafts(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/**
 * Keeps words that were refused, for the person of these rows.
 * @param unsent ids of rows that hold the same words; they go in the same step in which the draft is stored
 * @returns whether the draft lies on this device; else it is in this page alone, and the rows stay
 */
export async function keepDraft(rows: LocalRows, draft: Draft, unsent: readonly string[]): Promise<boolean> {
	// Somebody else may sit here by now; the words then go to their writer's rows and to no screen.
	const seen = rows.person === currentPerson();
	if (seen) {
		apply({ kind: 'rescued', draft });
	}
	const stored = await rows.rescue(draft, unsent);
	if (seen && stored) {
		changedOnDisk();
		apply({ kind: 'stored', id: draft.id });
	}
	return stored;
}

/** Takes a draft off this device. */
export function discardDraft(id: string): void {
	apply({ kind: 'discarded', id });
	void currentRows()?.discard(id).then(changedOnDisk);
}

function changedOnDisk(): void {
	writings += 1;
	otherTabs?.postMessage('changed');
}

function apply(event: DraftEvent): void {
	drafts = nextDrafts(drafts, event);
	guardLeaving('drafts', drafts.fleeting.length > 0);
	for (const listener of listeners) {
		listener();
	}
}

/** Reads what lies on this device. */
async function read(): Promise<void> {
	const rows = currentRows();
	if (rows === null) {
		return;
	}
	const before = writings;
	const kept = readDrafts(await rows.drafts());
	if (writings !== before) {
		await read();
		return;
	}
	apply({ kind: 'read', person: rows.person, kept });
}

function personChanged(): void {
	const person = currentPerson();
	otherTabs?.close();
	otherTabs = null;
	apply({ kind: 'person', person });
	if (person === null || currentRows()?.lasting !== true) {
		return;
	}
	if ('BroadcastChannel' in globalThis) {
		otherTabs = new BroadcastChannel(`renkei.drafts.${person}`);
		otherTabs.onmessage = () => void read();
	}
	void read();
}

subscribeToPerson(personChanged);
