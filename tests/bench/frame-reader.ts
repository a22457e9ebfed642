/** Cuts what a WebSocket server sends into messages. Servers that are measured send unmasked frames, one per message. */
export class FrameReader {
	#chunks: Buffer[] = [];
	#have = 0;
	#need = 2;

	/** @throws for a message in fragments, which no server here sends */
	push(chunk: Buffer, take: (opcode: number, payload: Buffer) => void): void {
		this.#chunks.push(chunk);
		this.#have += chunk.length;
		if (this.#have < this.#need) {
			return;
		}
		const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
		let at = 0;
		for (;;) {
			const end = frameEnd(bytes, at);
			if (end.at > bytes.length || end.head === 0) {
				this.#need = end.at - at;
				break;
			}
			const first = bytes[at] as number;
			if ((first & 0x80) === 0) {
				throw new Error('a message in fragments');
			}
			take(first & 0x0f, bytes.subarray(at + end.head, end.at));
			at = end.at;
		}
		this.#chunks = at === bytes.length ? [] : [at === 0 ? bytes : bytes.subarray(at)];
		this.#have = bytes.length - at;
	}
}

/** Where the frame that begins at a place ends; `head` is 0 while its length is not known yet. */
function frameEnd(bytes: Buffer, at: number): { at: number; head: number } {
	if (bytes.length - at < 2) {
		return { at: at + 2, head: 0 };
	}
	const short = (bytes[at + 1] as number) & 0x7f;
	const head = short < 126 ? 2 : short === 126 ? 4 : 10;
	if (bytes.length - at < head) {
		return { at: at + head, head: 0 };
	}
	const length = head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
	return { at: at + head + length, head };
}
