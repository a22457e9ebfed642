import type { KpiTotalView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

let server: DemoServer;
let lead: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	lead = await server.as('seat-asagiri-lead');
});

afterAll(async () => {
	await server.close();
});

describe('the KPI of the 練習用 plan', () => {
	it('[KP1] 共通値 stand as the common part has them; [KP3] sums and means wait for 水守村, and say so', async () => {
		const { status, body } = await lead.get<{ kpis: KpiTotalView[] }>(`/api/plans/${server.planId}/kpis`);
		expect(status).toBe(200);
		const { parties } = await lead.plan();
		const names = (codes: readonly string[]) => codes.map((code) => parties.find((party) => party.code === code)?.name);
		const [registered, outings, cost, waiting, trips] = body.kpis;
		expect(cost?.figures).toEqual({
			baseline: { value: 930, missing: [] },
			y1: { value: 686, missing: [] },
			y2: { value: 686, missing: [] },
			y3: { value: 670, missing: [] },
		});
		expect(trips?.figures.y1.value).toBe(1.5);
		expect(names(registered?.figures.y1.missing ?? [])).toEqual(['水守村']);
		expect(registered?.figures.y1.value).toBeNull();
		expect(names(outings?.figures.y1.missing ?? [])).toEqual(['栗瀬町', '水守村']);
		expect(waiting?.figures.y1.missing).toHaveLength(7);
	});
});
