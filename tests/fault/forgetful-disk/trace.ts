import { constants, readFileSync } from 'node:fs';

/** One thing that a process asked of the disk. The number of a handle comes again once it is closed. */
export type Note =
	| { readonly op: 'open'; readonly handle: number; readonly name: string; readonly empties: boolean }
	| { readonly op: 'write'; readonly handle: number; readonly at: number; readonly bytes: Uint8Array }
	| { readonly op: 'truncate'; readonly handle: number; readonly size: number }
	| { readonly op: 'sync'; readonly handle: number }
	| { readonly op: 'unlink'; readonly name: string }
	| { readonly op: 'rename'; readonly from: string; readonly to: string };

const HEAD = 17;

/**
 * Reads what the shim noted.
 * @throws when it holds a call that the shim does not understand: such a trace proves nothing
 */
export function readTrace(path: string): Note[] {
	const all = readFileSync(path);
	const notes: Note[] = [];
	for (let at = 0; at + HEAD <= all.length; ) {
		const length = all.readUInt32LE(at + 13);
		const bytes = all.subarray(at + HEAD, at + HEAD + length);
		const head = { handle: all.readInt32LE(at + 1), offset: Number(all.readBigInt64LE(at + 5)) };
		notes.push(noteOf(String.fromCharCode(all[at] as number), head, bytes));
		at += HEAD + length;
	}
	return notes;
}

function noteOf(letter: string, { handle, offset }: { handle: number; offset: number }, bytes: Buffer): Note {
	switch (letter) {
		case 'O':
			return { op: 'open', handle, name: bytes.toString(), empties: (offset & constants.O_TRUNC) !== 0 };
		case 'W':
			return { op: 'write', handle, at: offset, bytes };
		case 'T':
			return { op: 'truncate', handle, size: offset };
		case 'S':
			return { op: 'sync', handle };
		case 'U':
			return { op: 'unlink', name: bytes.toString() };
		case 'R': {
			const [from = '', to = ''] = bytes.toString().split('\0');
			return { op: 'rename', from, to };
		}
		default:
			throw new Error(`the trace holds a call that is not understood: ${bytes.toString()}`);
	}
}
