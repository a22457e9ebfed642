import type { Problem, RouteName } from '@renkei/api';
import { addressOf } from './paths.ts';

/** Why a call brought nothing: the server refused, or it could not be reached. */
export type Failure =
	| { readonly kind: 'problem'; readonly problem: Problem }
	/** No answer, or one that is not ours (a proxy's page). Nothing is known about what happened. */
	| { readonly kind: 'network' };

/** What a call returns: a value, or a failure. Never an exception. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** What is said where a page finds that somebody else sits here by now: its words are not theirs to send. */
export const notSignedIn: Failure = {
	kind: 'problem',
	problem: {
		type: 'urn:renkei:refusal:not-signed-in',
		title: '',
		status: 401,
		code: 'not-signed-in',
		detail: '入り直しが必要です。書いた文は残っています。',
	},
};

const unreachable = { ok: false, failure: { kind: 'network' } } as const;

export interface CallOptions {
	readonly parameters?: Readonly<Record<string, string>>;
	/** What stands after the question mark. */
	readonly search?: Readonly<Record<string, string>>;
	/** Body of a POST; an empty object where the route takes none. */
	readonly body?: unknown;
	readonly signal?: AbortSignal;
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
	const type = response.headers.get('content-type') ?? '';
	if (response.ok && type.includes('json')) {
		return { ok: true, value: (await response.json()) as T };
	}
	if (type.includes('problem+json')) {
		return { ok: false, failure: { kind: 'problem', problem: (await response.json()) as Problem } };
	}
	return unreachable;
}

async function call<T>(method: 'GET' | 'POST', name: RouteName, options: CallOptions): Promise<Answer<T>> {
	const headers: Record<string, string> = { accept: 'application/json' };
	if (method === 'POST') {
		headers['content-type'] = 'application/json';
	}
	try {
		const response = await fetch(addressOf(name, options.parameters, options.search), {
			method,
			headers,
			credentials: 'same-origin',
			...(method === 'POST' ? { body: JSON.stringify(options.body ?? {}) } : {}),
			...(options.signal === undefined ? {} : { signal: options.signal }),
		});
		return await answerOf<T>(response);
	} catch {
		// fetch rejects when there is no connection, and response.json() when the answer was cut off.
		return unreachable;
	}
}

/** Asks at a door of the contract. */
export function read<T>(name: RouteName, options: Omit<CallOptions, 'body'> = {}): Promise<Answer<T>> {
	return call('GET', name, options);
}

/** Acts at a door of the contract. */
export function act<T>(name: RouteName, options: CallOptions = {}): Promise<Answer<T>> {
	return call('POST', name, options);
}

/** A file with the name that the server gives it. */
export interface TakenFile {
	/** Null where the answer names none. */
	readonly name: string | null;
	readonly content: Blob;
}

function nameIn(disposition: string): string | null {
	const [, encoded] = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition) ?? [];
	try {
		return encoded === undefined ? null : decodeURIComponent(encoded);
	} catch {
		return null;
	}
}

/** Takes a whole file from an address, so that a refusal can be said in words instead of leading away from the page. */
export async function takeFile(address: string): Promise<Answer<TakenFile>> {
	try {
		const response = await fetch(address, { credentials: 'same-origin' });
		const disposition = response.headers.get('content-disposition') ?? '';
		if (response.ok && disposition.startsWith('attachment')) {
			return { ok: true, value: { name: nameIn(disposition), content: await response.blob() } };
		}
		return response.ok ? unreachable : await answerOf(response);
	} catch {
		return unreachable;
	}
}

/** A failed query: react-query knows failures only as what was thrown. */
export class CallFailed extends Error {
	readonly failure: Failure;
	constructor(failure: Failure) {
		super(failure.kind === 'problem' ? failure.problem.code : 'network');
		this.failure = failure;
	}
}

/** A read whose failure is thrown, for query functions only. */
export async function readOrThrow<T>(name: RouteName, options: Omit<CallOptions, 'body'> = {}): Promise<T> {
	const answer = await read<T>(name, options);
	if (!answer.ok) {
		throw new CallFailed(answer.failure);
	}
	return answer.value;
}
