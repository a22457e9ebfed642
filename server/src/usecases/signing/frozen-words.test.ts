import type { PartEvidenceView } from '@renkei/api';
import { contentHashOf, manifestLines, type PartContent } from '@renkei/plan';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Hex } from '../../read-model/derive.ts';
import { openSqlite } from '../../storage/open-sqlite.ts';
import type { Db } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';
import { writeLetter } from '../../testing/write-letter.ts';

const KURISE = '994031';

let server: DemoServer;
/** The same database, beside the server. */
let db: Db;
let lead: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	db = await openSqlite(server.folder);
	lead = await server.as('seat-asagiri-lead');
});

afterAll(async () => {
	await db.destroy();
	await server.close();
});

interface Frozen {
	readonly contentHash: string;
	readonly content: PartContent;
}

const freeze = async (seat: SignedSeat, part: string) => (await seat.post<Frozen>(`/api/parts/${part}/freeze`)).body;
const wordsOf = (seat: SignedSeat, part: string, hash: string) => seat.get<Frozen>(`/api/parts/${part}/freeze?hash=${hash}`);

async function reopen(part: string): Promise<void> {
	expect((await lead.post(`/api/parts/${part}/reopen`, { reason: '直すため' })).status).toBe(200);
}

it('[EV11] the words of every freeze are given by their hash, those of 21 with the manifest, after later ones too', async () => {
	const [{ id: whole }, { id: other }] = [await lead.part('21'), await lead.part('03')];
	const first = await freeze(lead, whole);
	const before = await freeze(lead, other);
	await reopen(other);
	await inTransaction(db, (tx) => writeLetter(tx, { part: other, seat: 'seat-asagiri-lead' }));
	const after = await freeze(lead, other);
	await reopen(whole);
	const second = await freeze(lead, whole);
	for (const [part, frozen] of [
		[whole, first],
		[whole, second],
		[other, before],
		[other, after],
	] as const) {
		const { body } = await wordsOf(lead, part, frozen.contentHash);
		expect(body).toMatchObject({ contentHash: frozen.contentHash, content: frozen.content });
		expect(contentHashOf(body.content, sha256Hex)).toBe(frozen.contentHash);
	}
	const named = (frozen: Frozen) => manifestLines(frozen.content.shown).find(({ part }) => part === other)?.contentHash;
	expect([named(first), named(second)]).toEqual([before.contentHash, after.contentHash]);
	expect(new Set([first, second, before, after].map(({ contentHash }) => contentHash)).size).toBe(4);
	// What the page shows as the versions of the part is what it can ask for.
	const { versions } = (await lead.get<PartEvidenceView>(`/api/parts/${whole}/evidence`)).body;
	expect(versions.map(({ contentHash }) => contentHash)).toEqual([first.contentHash, second.contentHash]);
	expect((await lead.get<Frozen>(`/api/parts/${whole}/freeze`)).body.contentHash).toBe(second.contentHash);
});

it('[EV12] what the part was never frozen with is not there, and that is what is said', async () => {
	const [{ id: whole }, { id: other }, { id: never }] = [await lead.part('21'), await lead.part('03'), await lead.part('17')];
	const { contentHash } = (await lead.get<Frozen>(`/api/parts/${other}/freeze`)).body;
	expect((await wordsOf(lead, other, contentHash)).status).toBe(200);
	for (const none of ['', contentHash, `sha256:${'0'.repeat(64)}`]) {
		const answer = await wordsOf(lead, whole, none);
		expect(codeOf(answer)).toEqual([404, 'unknown']);
		expect((answer.body as unknown as { detail: string }).detail).toContain('凍結されたことはありません');
	}
	for (const query of ['', `?hash=${contentHash}`]) {
		expect(codeOf(await lead.get(`/api/parts/${never}/freeze${query}`))).toEqual([409, 'not-frozen']);
	}
});

it('[EV11] they are for whoever may read the part, and for nobody else', async () => {
	const decider = await server.as('seat-kurise-decider');
	const { id: own } = await decider.part('02', KURISE);
	const { contentHash } = await freeze(decider, own);
	const asked = async (seat: string, part: string) => (await wordsOf(await server.as(seat), part, contentHash)).status;
	for (const seat of ['seat-asagiri-lead', 'seat-michishirube-reviewer', 'seat-tsukikage-reviewer', 'seat-kitahi-business']) {
		expect([seat, await asked(seat, own)]).toEqual([seat, 200]);
	}
	expect(await asked('seat-016641-officer', own)).toBe(404);
	expect((await fetch(`${server.url}/api/parts/${own}/freeze?hash=${contentHash}`)).status).toBe(401);
	// A memo is never frozen: whoever may read it is told that, all others that there is no such part.
	const { id: memo } = await decider.part('memo', KURISE);
	expect(await asked('seat-kurise-decider', memo)).toBe(409);
	for (const seat of ['seat-asagiri-lead', 'seat-michishirube-reviewer', 'seat-kitahi-business', 'seat-016641-officer']) {
		expect([seat, await asked(seat, memo)]).toEqual([seat, 404]);
	}
});
