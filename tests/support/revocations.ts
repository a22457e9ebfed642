import type { SeatView } from '@renkei/api';
import { messageType } from '@renkei/sync-protocol';
import { demoSeats, type HttpClient, partOf, signIn, signInAs } from './http-client.ts';
import { rowsOf } from './server-facts.ts';
import type { RunningServer } from './start-server.ts';
import { openStock, type StockClient } from './stock-client.ts';
import { until } from './until.ts';

/** Ways to take a right away while its holder is typing. */
export const revocations = ['提案のみ', 'no drafting', 'frozen', 'signed out', 'seat ended'] as const;
export type Revocation = (typeof revocations)[number];

/** What one round showed. */
export interface Round {
	/** Rows of the person that came after the answer to the revocation; must be 0. */
	readonly late: number;
	/** Time until the open connection was told or closed (ms). */
	readonly toldAfter: number;
	/** Rows that the person had written before; none would prove nothing. */
	readonly before: number;
}

interface Case {
	readonly writer: HttpClient;
	readonly part: string;
	/** Takes the right away. @returns the position of the last row that may stand, where the answer names it */
	revoke(): Promise<number | null>;
	restore(): Promise<unknown>;
}

const KEY = '12';

const SCREENS = 8;

/** Lets somebody type without a pause, takes the right away in the middle, and looks at what still got through. */
export async function revokeWhileTyping(server: RunningServer, kind: Revocation): Promise<Round> {
	const { writer, part, revoke, restore } = await caseOf(server, kind);
	// Several screens of one person: more of their words are under way at the moment of the revocation.
	const stocks = await Promise.all(Array.from({ length: SCREENS }, () => openStock(writer, part)));
	const everywhere = (is: (stock: StockClient) => boolean): Promise<boolean> => until(() => stocks.every(is));
	const notices = (stock: StockClient): number => stock.heard.filter(({ type }) => type === messageType.rights).length;
	const rows = () => rowsOf(server, writer.seat.seat, part);
	const start = rows().count;
	const typing = setInterval(() => {
		for (const stock of stocks) {
			stock.type('打');
		}
	}, 5);
	try {
		await until(() => rows().count >= start + 5);
		const told = new Map(stocks.map((stock) => [stock, notices(stock)]));
		const named = await revoke();
		const answered = performance.now();
		const { count, last } = rows();
		await everywhere((stock) => stock.closes.length > 0 || notices(stock) > (told.get(stock) ?? 0));
		const toldAfter = performance.now() - answered;
		// Refused or closed: whatever they still type has been judged by then.
		await everywhere(
			(stock) => stock.closes.some((code) => code >= 4400) || stock.heard.some(({ type }) => type === messageType.refused),
		);
		const after = rows();
		return {
			late: named === null ? after.count - count : Number(after.last > named),
			toldAfter,
			before: last === 0 ? 0 : count - start,
		};
	} finally {
		clearInterval(typing);
		for (const stock of stocks) {
			stock.close();
		}
		await restore();
	}
}

async function caseOf(server: RunningServer, kind: Revocation): Promise<Case> {
	const lead = await signInAs(server.url, '朝霧', 'lead');
	const part = (await partOf(lead, KEY)).id;
	const plan = (path: string, body: unknown) => lead.post<{ seats?: SeatView[] }>(`/api/plans/${lead.seat.plan}/${path}`, body);
	const member = () => signInAs(server.url, '栗瀬', 'officer');
	switch (kind) {
		case '提案のみ': {
			const only = async (on: boolean) => (await plan(`sections/${KEY}/suggest-only`, { on })) && null;
			return { writer: await member(), part, revoke: () => only(true), restore: () => only(false) };
		}
		case 'no drafting': {
			const drafting = async (allowed: boolean) => (await plan('drafting', { allowed })) && null;
			const vendor = await signIn(server.url, (seat) => seat.plan === lead.seat.plan && seat.party.kind === 'vendor');
			return { writer: vendor, part, revoke: () => drafting(false), restore: () => drafting(true) };
		}
		case 'frozen': {
			const freeze = async () => (await lead.post<{ seq: number }>(`/api/parts/${part}/freeze`)).body.seq;
			const reopen = () => lead.post(`/api/parts/${part}/reopen`, { reason: '続きを書くため' });
			return { writer: await member(), part, revoke: freeze, restore: reopen };
		}
		case 'signed out': {
			const writer = await member();
			return { writer, part, revoke: async () => (await writer.post('/api/sign-out')) && null, restore: async () => null };
		}
		default: {
			const known = new Set((await demoSeats(server.url)).map(({ seat }) => seat));
			const { party } = (await member()).seat;
			await plan('members', { add: { party: party.code, person: '新任 太郎', post: '主事', role: 'officer' } });
			const writer = await signIn(server.url, ({ seat }) => !known.has(seat));
			const end = async () => (await plan('members', { end: { seat: writer.seat.seat } })) && null;
			return { writer, part, revoke: end, restore: async () => null };
		}
	}
}
