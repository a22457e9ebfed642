import { join } from 'node:path';
import { verifyArchive } from '@renkei/ledger';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';
import { pdfPages } from '../../testing/pdf-text.ts';
import { nodeMeans } from '../../verify/means.ts';

const KURISE = '994031';
let server: DemoServer;
let decider: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	decider = await server.as('seat-kurise-decider');
});

afterAll(async () => {
	await server.close();
});

const take = ({ cookie }: SignedSeat): Promise<Response> =>
	fetch(`${server.url}/api/plans/${server.planId}/archive.zip`, { headers: { cookie } });
async function taken(seat: SignedSeat): Promise<Map<string, Uint8Array>> {
	const answer = await take(seat);
	expect(answer.status).toBe(200);
	return new Map(Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))));
}
const wordsOf = (files: ReadonlyMap<string, Uint8Array>, path: string): string => new TextDecoder().decode(files.get(path));
const verify = (files: ReadonlyMap<string, Uint8Array>) => verifyArchive(files, { checkpoints: [], key: null, ...nodeMeans });

const hostile = '<img src=x onerror=alert(1)>"&#35;';

describe('the archive of a body', () => {
	it('[AV41] opens without Renkei: pages without script or request, the plan and the own receipts as papers', async () => {
		const { id: part } = await decider.part('02', KURISE);
		await decider.post(`/api/parts/${part}/threads`, { kind: 'question', text: hostile });
		const files = await taken(decider);
		for (const page of ['index.html', 'evidence.html', 'history.html', 'comments.html']) {
			const words = wordsOf(files, page);
			expect(words).toContain('<meta charset="utf-8">');
			expect(words).not.toMatch(/<(script|img|link|iframe|object|form)\b|@import/i);
			// Every link leads to a file that is there.
			for (const [, href = ''] of words.matchAll(/<a href="([^"#]+)"(?! rel)/g)) {
				expect([page, href, files.has(href)]).toEqual([page, href, true]);
			}
		}
		expect(wordsOf(files, 'comments.html')).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;#35;');
		expect(wordsOf(files, 'index.html')).toContain('栗瀬町の控え');
		expect(wordsOf(files, 'evidence.html')).toContain('決裁に代わるものではありません');
		expect(wordsOf(files, '読み方.txt')).toContain('npm run renkei -- verify');
		const plan = pdfPages(new Uint8Array(files.get('plan.pdf') ?? [])).join('');
		expect(plan).toContain('月影郡7町村 移動と見守りの連携計画');
		expect(plan).toContain('確認値');
		const own = [...files.keys()].filter((path) => path.startsWith('receipts/'));
		expect(own.length).toBeGreaterThan(0);
		for (const path of own) {
			expect(wordsOf(files, path.replace('receipts', 'acts').replace('.pdf', '.json'))).toContain(`"body":"${KURISE}"`);
			expect(
				Buffer.from(files.get(path) ?? [])
					.subarray(0, 5)
					.toString(),
			).toBe('%PDF-');
		}
	});

	it('[AV46] a paper that cannot be made keeps nobody from the record: the archive goes without it and says so', async () => {
		const sqlite = new Database(join(server.folder, 'renkei.sqlite'));
		const { id } = await decider.part('02', KURISE);
		const row = sqlite.prepare('select content from part_content where part = ?').get(id) as { content: string };
		const put = (content: string) => sqlite.prepare('update part_content set content = ? where part = ?').run(content, id);
		const long = { type: 'paragraph', content: [{ type: 'text', text: '長'.repeat(2_100_000) }] };
		put(JSON.stringify({ ...(JSON.parse(row.content) as object), prose: { type: 'doc', content: [long] } }));
		const files = await taken(decider);
		put(row.content);
		sqlite.close();
		expect(files.has('plan.pdf')).toBe(false);
		expect([...files.keys()].some((path) => path.startsWith('receipts/'))).toBe(true);
		expect(wordsOf(files, '読み方.txt')).toMatch(/作れませんでした[\s\S]*\n {2}plan\.pdf\n/);
		expect(wordsOf(await taken(decider), '読み方.txt')).not.toContain('作れませんでした');
	});

	it('[AV44] one person has no more than three under way, of all their requests together', async () => {
		const again = await server.as('seat-kurise-decider');
		const answers = await Promise.all([take(decider), take(again), take(decider), take(again)]);
		expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 200, 429]);
	});

	it('[AV42] is of one moment, whatever is recorded while it is made', async () => {
		const lead = await server.as('seat-asagiri-lead');
		const { id } = await lead.part('05');
		let making = true;
		const writing = (async () => {
			// A freeze or a reopening every now and then; the archive is made anew until none comes between.
			for (let count = 0; making && count < 3; count += 1) {
				await lead.post(`/api/parts/${id}/freeze`);
				await lead.post(`/api/parts/${id}/reopen`, { reason: '直すため' });
				await new Promise((resolve) => setTimeout(resolve, 300));
			}
		})();
		const files = await taken(decider);
		making = false;
		await writing;
		expect(verify(files)).toMatchObject({ ok: true });
	});
});
