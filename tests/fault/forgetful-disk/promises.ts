import type { Note } from './trace.ts';

/** What a server promised by an answer, once somebody had it in hand. */
export type Promised =
	/** It takes requests: its first data are there. */
	| { readonly kind: 'started' }
	/** A mark was called durable, or somebody else was shown it. */
	| { readonly kind: 'mark'; readonly part: string; readonly mark: string }
	| { readonly kind: 'frozen'; readonly part: string; readonly seq: number; readonly hash: string }
	| { readonly kind: 'signed'; readonly part: string; readonly hash: string }
	| { readonly kind: 'reopened'; readonly part: string };

/** Name of the file, beside the database, into which a workload writes a line for each promise. */
export const promisesFile = 'promises';

/** A trace with the promises where they were made. */
export interface Moment {
	readonly note: Note | null;
	readonly promised: readonly Promised[];
}

/** Takes the lines of promises out of a trace; they are no part of the disk. */
export function momentsOf(notes: readonly Note[]): Moment[] {
	const lines = new Set<number>();
	return notes.map((note) => {
		if (note.op === 'open') {
			note.name === promisesFile ? lines.add(note.handle) : lines.delete(note.handle);
		}
		if ('handle' in note && lines.has(note.handle)) {
			const words = note.op === 'write' ? Buffer.from(note.bytes).toString() : '';
			return { note: null, promised: words.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Promised])) };
		}
		return { note, promised: [] };
	});
}
