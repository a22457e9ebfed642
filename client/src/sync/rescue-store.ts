import { type Draft, type DraftEvent, type Drafts, nextDrafts, noDrafts, readDrafts } from './rescue.ts';

const placeOf = (person: string): string => `renkei.drafts.${person}`;

let drafts: Drafts = noDrafts;
const listeners = new Set<() => void>();

/** Drafts of the person who sits here; the answer is replaced, never changed. */
export function currentDrafts(): readonly Draft[] {
	return drafts.drafts;
}

export function subscribeToDrafts(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Keeps words that were refused. Answers the id of the draft. */
export function keepDraft(draft: Omit<Draft, 'id'>): string {
	const id = randomId();
	apply({ kind: 'rescued', draft: { ...draft, id } });
	return id;
}

/** Takes a draft off this device. */
export function discardDraft(id: string): void {
	apply({ kind: 'discarded', id });
}

/** Names whose drafts are shown and kept; once after sign-in, null after sign-out. */
export function setPerson(person: string | null): void {
	if (person !== drafts.person) {
		apply({ kind: 'person', person, kept: person === null ? [] : readDrafts(read(person)) });
	}
}

function apply(event: DraftEvent): void {
	drafts = nextDrafts(drafts, event);
	if (drafts.person !== null) {
		write(drafts.person, drafts.drafts);
	}
	for (const listener of listeners) {
		listener();
	}
}

function read(person: string): string | null {
	try {
		return localStorage.getItem(placeOf(person));
	} catch {
		return null;
	}
}

function write(person: string, kept: readonly Draft[]): void {
	try {
		if (kept.length === 0) {
			localStorage.removeItem(placeOf(person));
		} else {
			localStorage.setItem(placeOf(person), JSON.stringify(kept));
		}
	} catch {
		// Storage may be off or full (仮想ブラウザ); the words stay in memory and on screen.
	}
}

function randomId(): string {
	// crypto.randomUUID does not exist on plain http, which some office networks still use.
	return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
