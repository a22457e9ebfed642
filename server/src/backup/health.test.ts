import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HealthView } from '@renkei/api';
import { routes } from '@renkei/api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeBackupRecord } from '../storage/backup-record.ts';
import { type DemoServer, startDemo } from '../testing/demo-server.ts';

let demo: DemoServer;
beforeEach(async () => {
	demo = await startDemo();
});
afterEach(() => demo.close());

const health = async (): Promise<HealthView> => {
	const response = await fetch(`${demo.url}/api/health`);
	expect(response.status).toBe(200);
	const body = (await response.json()) as HealthView;
	expect(routes.health.answer.parse(body)).toEqual(body);
	expect(body).toMatchObject({ status: 'ok', storage: 'sqlite' });
	return body;
};

it('[P9c] health says how old the last good backup is, nothing of where it is, and is ok without one', async () => {
	expect((await health()).backup).toBeNull();
	const at = new Date(Date.now() - 26 * 60 * 60 * 1000).toISOString();
	writeBackupRecord(demo.folder, { at, file: '/mnt/secret/place.age', bytes: 1, encrypted: true });
	expect((await health()).backup).toEqual({ at, ageHours: 26 });
	const ahead = new Date(Date.now() + 60 * 60 * 1000).toISOString();
	writeBackupRecord(demo.folder, { at: ahead, file: 'x', bytes: 1, encrypted: false });
	expect((await health()).backup?.ageHours).toBe(0);
	writeFileSync(join(demo.folder, 'backup.json'), '{"at":"yesterday"}');
	expect((await health()).backup).toBeNull();
});
