import type { DemoSeatView, PartView, PlanView, SeatView } from '@renkei/api';

/** A person signed in over HTTP, as a program from outside would be. */
export interface HttpClient {
	readonly url: string;
	/** Value of the Cookie header. */
	readonly cookie: string;
	readonly seat: SeatView;
	get<T = unknown>(path: string): Promise<Answer<T>>;
	post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>>;
}

export interface Answer<T> {
	readonly status: number;
	readonly body: T;
}

async function read<T>(response: Response): Promise<Answer<T>> {
	return { status: response.status, body: (await response.json()) as T };
}

/** The seats of the demo. */
export async function demoSeats(url: string): Promise<DemoSeatView[]> {
	const { body } = await read<{ seats: DemoSeatView[] }>(await fetch(`${url}/api/demo/seats`));
	return body.seats;
}

/** Signs in as the first seat that fits. */
export async function signIn(url: string, fits: (seat: DemoSeatView) => boolean): Promise<HttpClient> {
	const seat = (await demoSeats(url)).find(fits);
	if (seat === undefined) {
		throw new Error('no such seat in the demo');
	}
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(`${url}/api/demo/sign-in`, { method: 'POST', headers, body: JSON.stringify({ seat: seat.seat }) });
	const cookie = response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	return {
		url,
		cookie,
		seat,
		get: async (path) => read(await fetch(`${url}${path}`, { headers: { cookie } })),
		post: async (path, body = {}) =>
			read(await fetch(`${url}${path}`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) })),
	};
}

/** Signs in to the practice plan, as a person of this party (「栗瀬」) in this role. */
export async function signInAs(url: string, party: string, role: string): Promise<HttpClient> {
	const practice = (await demoSeats(url)).find((seat) => seat.card !== null)?.plan;
	return signIn(url, (seat) => seat.plan === practice && seat.party.shortName === party && seat.role === role);
}

/** A part of the plan as this person sees it: a section's common part, or that of a body (`body` is its code). */
export async function partOf(client: HttpClient, key: string, body: string | null = null): Promise<PartView> {
	const parts = (await planOf(client)).sections.find((section) => section.key === key)?.parts ?? [];
	const part = parts.find((candidate) => candidate.body === body);
	if (part === undefined) {
		throw new Error(`no part ${key} ${body}`);
	}
	return part;
}

/** The plan of the seat as it sees it. */
export async function planOf(client: HttpClient): Promise<PlanView> {
	return (await client.get<PlanView>(`/api/plans/${client.seat.plan}`)).body;
}
