import type { Chance } from '../../support/rng.ts';
import type { Note } from './trace.ts';

/**
 * When a name in the folder is on disk. `journalled`: with the next sync of anything, in order, as ext4 does it.
 * `strict`: only with a sync of the folder itself, and in any order.
 */
export type Names = 'journalled' | 'strict';

type Change = Extract<Note, { op: 'write' | 'truncate' }>;
type Naming = { readonly name: string; readonly file: File | null };

/** What a file surely holds, and what it was asked to hold since its last sync. */
interface File {
	held: Buffer;
	size: number;
	asked: Change[];
}

/** A disk that a trace is played on, and that forgets at a power cut. */
export interface ForgetfulDisk {
	play(note: Note): void;
	/** What may be found after a power cut now: what was synced, and chance's choice of the rest. */
	afterPowerCut(chance: Chance): ReadonlyMap<string, Uint8Array>;
}

/** Smallest piece of a write that a disk keeps or loses whole (bytes). */
const SECTOR = 512;

export function createForgetfulDisk(names: Names): ForgetfulDisk {
	/** As the running process sees it. */
	const seen = new Map<string, File>();
	const durable = new Map<string, File>();
	let asked: Naming[] = [];
	const handles = new Map<number, File | 'folder'>();

	const name = (naming: Naming, table: Map<string, File>): void => {
		naming.file === null ? table.delete(naming.name) : table.set(naming.name, naming.file);
	};
	const rename = (...namings: Naming[]): void => {
		for (const naming of namings) {
			name(naming, seen);
			asked.push(naming);
		}
	};
	const open = (note: Extract<Note, { op: 'open' }>): void => {
		if (note.name === '') {
			handles.set(note.handle, 'folder');
			return;
		}
		let file = seen.get(note.name);
		if (file === undefined) {
			file = { held: Buffer.alloc(0), size: 0, asked: [] };
			rename({ name: note.name, file });
		} else if (note.empties) {
			file.asked.push({ op: 'truncate', handle: note.handle, size: 0 });
		}
		handles.set(note.handle, file);
	};
	const sync = (file: File | 'folder'): void => {
		if (file !== 'folder') {
			for (const change of file.asked) {
				apply(file, change);
			}
			file.asked = [];
		}
		if (file === 'folder' || names === 'journalled') {
			for (const naming of asked) {
				name(naming, durable);
			}
			asked = [];
		}
	};
	return {
		play(note) {
			switch (note.op) {
				case 'open':
					open(note);
					return;
				case 'unlink':
					rename({ name: note.name, file: null });
					return;
				case 'rename':
					rename({ name: note.to, file: seen.get(note.from) ?? null }, { name: note.from, file: null });
					return;
				case 'sync':
					sync(handles.get(note.handle) as File | 'folder');
					return;
				default: {
					const file = handles.get(note.handle);
					if (file !== undefined && file !== 'folder') {
						file.asked.push(note);
					}
				}
			}
		},
		afterPowerCut(chance) {
			const found = new Map(durable);
			for (const naming of names === 'strict' ? someOf(asked, chance) : asked.slice(0, chance.below(asked.length + 1))) {
				name(naming, found);
			}
			return new Map([...found].map(([path, file]) => [path, whatIsLeft(file, chance)]));
		},
	};
}

/** Nothing, everything, or any subset: a fair coin for each alone would hardly ever lose or keep all. */
function someOf<T>(list: readonly T[], chance: Chance): T[] {
	const share = chance.pick([0, 0.1, 0.5, 0.9, 1]);
	return list.filter(() => chance.next() < share);
}

function whatIsLeft(file: File, chance: Chance): Uint8Array {
	const left: File = { held: Buffer.from(file.held), size: file.size, asked: [] };
	for (const change of someOf(file.asked, chance)) {
		apply(left, chance.next() < 0.1 ? torn(change, chance) : change);
	}
	return left.held.subarray(0, left.size);
}

/** Part of a write: some sectors at its beginning, or at its end. */
function torn(change: Change, chance: Chance): Change {
	if (change.op === 'truncate') {
		return change;
	}
	const cut = chance.below(Math.ceil(change.bytes.length / SECTOR) + 1) * SECTOR;
	return chance.next() < 0.5
		? { ...change, bytes: change.bytes.subarray(0, cut) }
		: { ...change, at: change.at + cut, bytes: change.bytes.subarray(cut) };
}

/** Changes a file in place; what lies between its end and a later write reads as zeros. */
function apply(file: File, change: Change): void {
	if (change.op === 'truncate') {
		reserve(file, change.size);
		file.held.fill(0, Math.min(file.size, change.size), file.held.length);
		file.size = change.size;
		return;
	}
	const end = change.at + change.bytes.length;
	reserve(file, end);
	file.held.set(change.bytes, change.at);
	file.size = Math.max(file.size, change.bytes.length === 0 ? 0 : end);
}

function reserve(file: File, size: number): void {
	if (size > file.held.length) {
		const larger = Buffer.alloc(Math.max(size, 2 * file.held.length));
		file.held.copy(larger);
		file.held = larger;
	}
}
