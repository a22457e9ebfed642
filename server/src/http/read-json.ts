import { accept, type Result, refuse } from '@renkei/plan';

/** Longest request body in bytes. */
export const MOST_BYTES = 256 * 1024;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

class ForbiddenKey extends Error {}

/** Parses JSON from outside; keys that reach into prototypes are refused wherever they stand. */
function parse(text: string): unknown {
	return JSON.parse(text, (key, value: unknown) => {
		if (FORBIDDEN_KEYS.has(key)) {
			throw new ForbiddenKey(key);
		}
		return value;
	});
}

/** The JSON of a request's body; an empty one counts as `{}`. Reading stops at the limit, whatever the headers say. */
export async function readJson(request: Request): Promise<Result<unknown>> {
	if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) {
		return refuse('too-large');
	}
	try {
		const bytes = await readBytes(request);
		if (bytes === null) {
			return refuse('too-large');
		}
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return accept(text.trim() === '' ? {} : parse(text));
	} catch {
		// Bad UTF-8, bad JSON, a forbidden key, nesting too deep, a sender that hung up: nothing of it is used.
		return refuse('malformed');
	}
}

/** The whole body, or null over the limit. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.byteLength;
		if (size > MOST_BYTES) {
			return null;
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
