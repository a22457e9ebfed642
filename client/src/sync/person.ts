import { isSharedTerminal } from '../text/shared-terminal.ts';
import { type LocalRows, noRows, rowsOnDisk } from './local-rows.ts';

let rows: LocalRows | null = null;
const listeners = new Set<() => void>();

/** The rows of whoever sits here; null before that is known. */
export function currentRows(): LocalRows | null {
	return rows;
}

/** Whose page this is; null before it is known. */
export function currentPerson(): string | null {
	return rows?.person ?? null;
}

/** Called when somebody else sits down. */
export function subscribeToPerson(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Names whose words are kept and shown; once after sign-in, null after sign-out. */
export function setPerson(person: string | null): void {
	const lasting = !isSharedTerminal();
	if (person === currentPerson() && (rows === null || rows.lasting === lasting)) {
		return;
	}
	const before = rows;
	rows = person === null ? null : lasting ? rowsOnDisk(person) : noRows(person);
	for (const listener of listeners) {
		listener();
	}
	before?.close();
}
