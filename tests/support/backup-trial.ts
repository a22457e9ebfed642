import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentView, HealthView } from '@renkei/api';
import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import { type HastyWriter, startHasty } from './hasty-writer.ts';
import { type HttpClient, partOf, signInAs } from './http-client.ts';
import { renkei } from './renkei.ts';
import { type Chance, chanceFrom } from './rng.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { firstText, type SteadyWriter, startWriter } from './steady-writer.ts';
import { openStock } from './stock-client.ts';
import { openLog } from './stored-log.ts';
import { until } from './until.ts';

const WRITERS = [
	{ party: '栗瀬', key: '13' },
	{ party: '霞沢', key: '12' },
	{ party: '若杉', key: '17' },
] as const;

/** A position that this writer's log must reach, and what stands there. */
interface Restored {
	readonly writer: SteadyWriter;
	/** Row that its first mark follows. */
	readonly base: number;
	readonly last: number;
}

/** Everybody who writes while the backup is made. */
interface Writing {
	/** Each alone on a part. */
	readonly writers: readonly SteadyWriter[];
	/** All on one part. */
	readonly crowd: readonly HastyWriter[];
	readonly crowded: string;
}

async function startWriting(server: RunningServer, chance: Chance, goesOn: () => boolean): Promise<Writing> {
	const writers = await Promise.all(
		WRITERS.map(async ({ party, key }) => {
			const person = await signInAs(server.url, party, 'officer');
			return startWriter(person, (await partOf(person, key)).id, { chance, goesOn });
		}),
	);
	const { id: crowded } = await partOf((writers[0] as SteadyWriter).person, '05');
	const crowd = await Promise.all(
		writers.map(({ person }, index) => startHasty(person, crowded, { name: 'abc'.charAt(index), chance, goesOn })),
	);
	await until(() => writers.every(({ words }) => words.length > 10) && crowd.every(({ durable }) => durable().length > 20));
	return { writers, crowd, crowded };
}

/**
 * A backup while people write, restored, compared with what the writers know, served, and written on.
 * @param positions how many random positions of the restored log are replayed
 */
export async function tryBackup(seed: number, positions: number): Promise<void> {
	const chance = chanceFrom(seed);
	const folder = mkdtempSync(join(tmpdir(), 'renkei-backup-'));
	const data = join(folder, 'restored');
	const server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	let stopped = false;
	try {
		const { writers, crowd, crowded } = await startWriting(server, chance, () => !stopped);
		const acknowledged = writers.map(({ words }) => words.length - 1);
		const promised = crowd.flatMap(({ durable }) => durable());
		expect(await renkei('backup', '--data', server.data, '--to', folder)).toMatchObject({ code: 0 });
		stopped = true;
		await Promise.all([...writers, ...crowd].map(({ ended }) => ended));
		for (const { stock } of crowd) {
			stock.close();
		}
		// A backup that nobody wrote beside would prove nothing.
		expect(writers.some(({ words }, index) => words.length - 1 > (acknowledged[index] ?? 0))).toBe(true);
		const { body } = await (writers[0] as SteadyWriter).person.get<HealthView>('/api/health');
		expect(body.backup?.ageHours).toBeLessThan(1);

		const [file = ''] = readdirSync(folder);
		const told = await renkei('restore', '--from', join(folder, file), '--to', data);
		expect(told).toMatchObject({ code: 0, words: expect.stringContaining('世代：1') });
		const restored = compareLogs({ server, data, writers, acknowledged });
		replay({ data, restored, chance, positions });
		expectOnce(data, crowded, promised);
		await serve(data, restored);
	} finally {
		stopped = true;
		await server.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Compared {
	readonly server: RunningServer;
	readonly data: string;
	readonly writers: readonly SteadyWriter[];
	/** Marks of each writer that were durable before the backup began. */
	readonly acknowledged: readonly number[];
}

function compareLogs({ server, data, writers, acknowledged }: Compared): Restored[] {
	const [before, after] = [openLog(server.data), openLog(data)];
	const restored = writers.map((writer, index) => {
		const base = before.lastOf(writer.part) - (writer.words.length - 1);
		const last = after.lastOf(writer.part);
		expect(last).toBeGreaterThanOrEqual(base + (acknowledged[index] ?? 0));
		expect(after.hashAt(writer.part, last)).toBe(before.hashAt(writer.part, last));
		return { writer, base, last };
	});
	expect(before.count('session')).toBeGreaterThan(0);
	expect([after.count('session'), after.count('session_seat')]).toEqual([0, 0]);
	expect([before.meta('generation'), after.meta('generation')]).toEqual([undefined, '1']);
	before.close();
	after.close();
	return restored;
}

/** Each mark stands in the restored words, once. */
function expectOnce(data: string, part: string, marks: readonly string[]): void {
	const log = openLog(data);
	const words = firstText(log.at(part, log.lastOf(part))).toString();
	log.close();
	expect(marks.length).toBeGreaterThan(60);
	expect(marks.filter((mark) => words.split(mark).length !== 2)).toEqual([]);
}

interface Replay {
	readonly data: string;
	readonly restored: readonly Restored[];
	readonly chance: Chance;
	readonly positions: number;
}

function replay({ data, restored, chance, positions }: Replay): void {
	const log = openLog(data);
	for (let time = 0; time < positions; time += 1) {
		const { writer, base, last } = chance.pick(restored);
		const seq = base + chance.below(last - base + 1);
		expect(firstText(log.at(writer.part, seq)).toString()).toBe(writer.words[seq - base]);
	}
	log.close();
}

/** The restored folder serves what it holds, knows nobody from before, and takes back what it lacks, once. */
async function serve(data: string, restored: readonly Restored[]): Promise<void> {
	const second = await startServer({ RENKEI_DATA: data });
	try {
		for (const { writer, base, last } of restored) {
			const { person, part } = writer;
			expect((await fetch(`${person.url}/api/me`, { headers: { cookie: person.cookie } })).status).toBe(200);
			expect((await fetch(`${second.url}/api/me`, { headers: { cookie: person.cookie } })).status).toBe(401);
			const again = await signInAs(second.url, person.seat.party.shortName, 'officer');
			expect((await contentOf(again, part)).text).toContain(writer.words[last - base]);
			writer.stock.provider.destroy();
			const back = await openStock(again, part, writer.stock.doc);
			await eventually(async () => (await contentOf(again, part)).text.includes(writer.words.at(-1) ?? '?')).toBe(true);
			expect(back.closes).toEqual([]);
			back.close();
		}
		expect(await renkei('check', '--data', data)).toMatchObject({ code: 0 });
	} finally {
		await second.close();
	}
}

async function contentOf(person: HttpClient, part: string): Promise<ContentView> {
	return (await person.get<ContentView>(`/api/parts/${part}/content`)).body;
}
