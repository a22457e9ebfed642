import { join } from 'node:path';
import type { PlanSummary } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseName } from '../../storage/open-sqlite.ts';
import { type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

let server: DemoServer;

beforeAll(async () => {
	server = await startDemo();
});

afterAll(async () => {
	await server.close();
});

it('[LG32] others have their turn after the checkpoint of each plan, so that nobody waits for all of them', async () => {
	const vendor = await server.as('seat-michishirube-reviewer');
	const { plans } = (await vendor.get<{ plans: PlanSummary[] }>('/api/plans')).body;
	for (const { id } of plans) {
		const { sections } = (await vendor.get<Awaited<ReturnType<SignedSeat['plan']>>>(`/api/plans/${id}`)).body;
		const trunk = sections.find(({ key }) => key === '05')?.parts.find(({ body }) => body === null);
		await vendor.post(`/api/parts/${trunk?.id}/threads`, { kind: 'comment', text: '指摘です。' });
	}
	const sqlite = new Database(join(server.folder, databaseName), { readonly: true });
	const count = sqlite.prepare("select count(*) as count from ledger_entry where kind = 'export'").pluck();
	// Looks at the log in every turn of the event loop until the answer is there.
	const seen = new Set<unknown>();
	let looking = true;
	const look = (): void => {
		if (looking) {
			seen.add(count.get());
			setImmediate(look);
		}
	};
	look();
	const answer = await fetch(`${server.url}/api/open-items.csv`, { headers: { cookie: vendor.cookie } });
	looking = false;
	sqlite.close();
	expect(answer.status).toBe(200);
	expect(plans.length).toBeGreaterThan(1);
	expect([...seen]).toEqual(Array.from({ length: plans.length + 1 }, (_, written) => written));
});
