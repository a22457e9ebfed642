import { WebSocket } from 'ws';

/** A running Renkei as a program from outside meets it. */
export interface Doors {
	/** Asks an HTTP door; a body makes it a POST. */
	ask<T = unknown>(path: string, asking?: Asking): Promise<Reply<T>>;
	/** Signs in as a seat of the demo; gives the cookie. */
	signIn(seat: string): Promise<string>;
	dial(part: string, cookie: string): WebSocket;
}

export interface Asking {
	readonly cookie?: string;
	readonly body?: unknown;
}

export interface Reply<T> {
	readonly status: number;
	readonly body: T;
	/** The cookie that it sets, or ''. */
	readonly cookie: string;
}

/** The doors of a server in another process. */
export function doorsOver(url: string): Doors {
	const ask = async <T>(path: string, { cookie = '', body }: Asking = {}): Promise<Reply<T>> => {
		const answer = await fetch(url + path, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { 'content-type': 'application/json', cookie },
			body: body === undefined ? null : JSON.stringify(body),
		});
		const set = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		return { status: answer.status, body: (await answer.json()) as T, cookie: set };
	};
	return {
		ask,
		signIn: (seat) => signInOver(ask, seat),
		dial: (part, cookie) => new WebSocket(`${url.replace('http', 'ws')}/sync/${part}`, { headers: { cookie } }),
	};
}

/** @throws when the demo has no such seat */
export async function signInOver(ask: Doors['ask'], seat: string): Promise<string> {
	const { status, cookie } = await ask('/api/demo/sign-in', { body: { seat } });
	if (status !== 200) {
		throw new Error(`no sign-in as ${seat}: ${status}`);
	}
	return cookie;
}
