import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentView, PartView, PlanView, Problem } from '@renkei/api';
import { type Clock, systemClock } from '../clock.ts';
import { type Config, type RunningServer, startServer } from '../index.ts';
import { plantDemo } from './planted-folder.ts';

/** An answer with its body read. */
export interface Heard<T> {
	readonly status: number;
	readonly body: T;
	readonly headers: Headers;
}

/** One seat of the demo, signed in. */
export interface SignedSeat {
	readonly cookie: string;
	get<T>(path: string): Promise<Heard<T>>;
	post<T>(path: string, body?: unknown): Promise<Heard<T>>;
	/** The practice plan as this seat sees it. */
	plan(): Promise<PlanView>;
	part(key: string, body?: string | null): Promise<PartView>;
	content(part: string): Promise<ContentView>;
}

/** A demo on a folder of its own, in this process. */
export interface DemoServer extends RunningServer {
	readonly folder: string;
	/** Id of the practice plan. */
	readonly planId: string;
	as(seat: string): Promise<SignedSeat>;
}

async function heard<T>(answer: Promise<Response>): Promise<Heard<T>> {
	const response = await answer;
	return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}

/** The code of a problem answer. */
export function codeOf(answer: Heard<unknown>): [number, string] {
	return [answer.status, (answer.body as Problem).code];
}

/**
 * Starts a demo for tests; without a folder or a clock of its own its first data are a copy. `close` removes its folder, but not one that it was given.
 * @param clock another than the machine's own
 */
export async function startDemo(options: Partial<Config> = {}, clock?: Clock): Promise<DemoServer> {
	const folder = options.data ?? mkdtempSync(join(tmpdir(), 'renkei-'));
	if (options.data === undefined && clock === undefined) {
		await plantDemo(folder, 'demo', systemClock);
	}
	const running = await startServer({ port: 0, data: folder, logLevel: 'silent', ...options }, {}, clock);
	const { url } = running;
	const json = { 'content-type': 'application/json' };
	const post = (path: string, cookie: string, body: unknown) =>
		fetch(url + path, { method: 'POST', headers: { ...json, cookie }, body: JSON.stringify(body) });
	const seats = await heard<{ seats: { seat: string; plan: string }[] }>(fetch(`${url}/api/demo/seats`));
	const planId = seats.body.seats[0]?.plan ?? '';

	async function as(seat: string): Promise<SignedSeat> {
		const signed = await post('/api/demo/sign-in', '', { seat });
		const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
		const get = <T>(path: string) => heard<T>(fetch(url + path, { headers: { cookie } }));
		const plan = async () => (await get<PlanView>(`/api/plans/${planId}`)).body;
		return {
			cookie,
			get,
			plan,
			post: (path, body = {}) => heard(post(path, cookie, body)),
			async part(key, body = null) {
				const parts = (await plan()).sections.flatMap((section) => section.parts);
				const part = parts.find((one) => one.key === key && one.body === body);
				if (part === undefined) {
					throw new Error(`${seat} sees no part ${key} of ${body}`);
				}
				return part;
			},
			content: async (part) => (await get<ContentView>(`/api/parts/${part}/content`)).body,
		};
	}

	return {
		...running,
		folder,
		planId,
		as,
		async close() {
			await running.close();
			if (options.data === undefined) {
				rmSync(folder, { recursive: true, force: true });
			}
		},
	};
}
