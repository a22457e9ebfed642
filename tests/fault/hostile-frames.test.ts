import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInAttackers } from '../support/attackers.ts';
import { type HealthyPair, openPair } from '../support/healthy-pair.ts';
import { type Attack, brokenPresence, gapFloods, hugeClaims, squatting, tooDeep, tooMuch } from '../support/hostile-attacks.ts';
import { forgedRecords, pollution, scripts } from '../support/hostile-content.ts';
import { content, rawUpdate, syncFrame, updateFrame } from '../support/hostile-frames.ts';
import { intrude } from '../support/hostile-socket.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { rowsOf } from '../support/server-facts.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let attackers: readonly HttpClient[];
let turn = 0;
let part: string;
let here: HealthyPair;
let elsewhere: HealthyPair;
let before: string;
let lead: HttpClient;

const hashOf = async () => (await lead.get<{ contentHash: string }>(`/api/parts/${part}/content`)).body.contentHash;

beforeAll(async () => {
	server = await startServer();
	attackers = await signInAttackers(server.url);
	lead = await signInAs(server.url, '朝霧', 'lead');
	const other = await signInAs(server.url, '霞沢', 'officer');
	part = (await partOf(lead, '13')).id;
	before = await hashOf();
	here = await openPair({ writer: other, watcher: lead }, part);
	elsewhere = await openPair({ writer: lead, watcher: other }, (await partOf(lead, '12')).id);
});

afterAll(async () => {
	await server.close();
});

describe.each([
	['what claims too much', hugeClaims],
	['what rests on nothing', gapFloods(3_000)],
	['what is too much', tooMuch],
	['words under the name of another', squatting],
	['what nests too deep', tooDeep],
	['presence that is none', brokenPresence],
	['forged records', forgedRecords],
	['scripts', scripts],
	['prototypes', pollution],
])('%s ends for its sender alone', (_, attacks: readonly Attack[]) => {
	it.each(attacks.map((attack) => [attack.name, attack] as const))('[WP12d] %s', async (_name, attack) => {
		turn += 1;
		const attacker = attackers[turn % attackers.length] as HttpClient;
		const { seat } = attacker.seat;
		const rows = rowsOf(server, seat, part);
		const frames = attack.frames({ part: here.watcher.doc, victim: here.watcher.doc.clientID });
		const hostile = await intrude(attacker, part);
		hostile.send(...frames);
		const { code } = await hostile.outcome();
		hostile.end();
		expect(attack.right).toContain(code);
		expect(rowsOf(server, seat, part)).toEqual(rows);
		await here.check();
	});
	it('[P6d] people elsewhere notice nothing', () => elsewhere.check());
});

it('[WP17d] a few gaps are asked about and never called durable; more than five a minute end the socket', async () => {
	const hostile = await intrude(attackers[0] as HttpClient, part);
	const questions = () => hostile.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length;
	const gap = updateFrame(rawUpdate(8_400_000, 5, [{ content: content.any(1) }]));
	hostile.send(syncFrame(1, new Uint8Array([0, 0])));
	await until(() => hostile.durable() === 1);
	for (let asked = 1; asked <= 5; asked += 1) {
		hostile.send(gap);
		await until(() => questions() === 1 + asked);
	}
	expect(hostile.durable()).toBe(1);
	hostile.send(gap);
	expect(await hostile.closed).toBe(4400);
});

it('[P6c] after all of it the part is what it was, to the letter', async () => {
	await here.stop();
	await elsewhere.stop();
	expect(await hashOf()).toBe(before);
});
