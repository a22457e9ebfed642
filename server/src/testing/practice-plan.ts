import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Template, template } from '@renkei/plan';
import type { News } from '@renkei/sync-protocol';
import { type Clock, dayInJapan } from '../clock.ts';
import { createDeriver } from '../read-model/derive-from-log.ts';
import { createReadModel, type ReadModel } from '../read-model/read-model.ts';
import { type OpenStore, openStore } from '../storage/open-sqlite.ts';
import { partRows } from '../storage/parts.ts';
import type { Db } from '../storage/tables.ts';
import { plantDemo } from './planted-folder.ts';

/** The demo's data in a real database of its own, without a server. */
export interface PracticePlan {
	/** The data folder. */
	readonly folder: string;
	readonly db: Db;
	/** The connection behind it. */
	readonly sqlite: OpenStore['sqlite'];
	readonly clock: Clock;
	/** Day in Japan of the clock, which stands still. */
	readonly today: string;
	readonly template: Template;
	readonly readModel: ReadModel;
	/** Id of the practice plan. */
	readonly plan: string;
	newId(): string;
	partAt(key: string, body: string | null): Promise<string>;
	/** The next news that fits. */
	nextNews(fits: (news: News) => boolean): Promise<News>;
	close(): Promise<void>;
}

/** Fills a new folder with the demo, on 2026-12-01. */
export async function startPractice(): Promise<PracticePlan> {
	const folder = mkdtempSync(join(tmpdir(), 'renkei-'));
	const clock: Clock = { now: () => new Date('2026-12-01T00:00:00.000Z') };
	const newId = () => randomBytes(16).toString('hex');
	await plantDemo(folder, 'practice', clock);
	const { db, sqlite } = await openStore(folder);
	const { id: plan } = await db.selectFrom('plan').select('id').where('practice', '=', 1).executeTakeFirstOrThrow();
	let listeners: { fits: (news: News) => boolean; hear: (news: News) => void }[] = [];
	const tell = async (told: readonly News[]): Promise<void> => {
		for (const news of told) {
			const heard = listeners.filter((listener) => listener.fits(news));
			listeners = listeners.filter((listener) => !heard.includes(listener));
			for (const { hear } of heard) {
				hear(news);
			}
		}
	};
	const failed = (part: string, error: unknown): void => {
		throw new Error(`part ${part} could not be derived`, { cause: error });
	};
	const readModel = createReadModel({ db, deriver: createDeriver(db, template), tell, failed });
	return {
		folder,
		db,
		sqlite,
		clock,
		today: dayInJapan(clock.now()),
		template,
		readModel,
		plan,
		newId,
		async partAt(key, body) {
			const part = (await partRows(db, plan)).find((row) => row.key === key && row.body === body);
			if (part === undefined) {
				throw new Error(`no part ${key} of ${body}`);
			}
			return part.id;
		},
		nextNews: (fits) => new Promise((hear) => listeners.push({ fits, hear })),
		async close() {
			await readModel.close();
			await db.destroy();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
