import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { type PartAddress, type Party, type Template, template } from '@renkei/plan';
import { issueSession } from '../auth/sessions.ts';
import { type Clock, dayInJapan } from '../clock.ts';
import { ConfigError } from '../config.ts';
import { writeMetaOnce } from '../storage/meta.ts';
import { openSqlite } from '../storage/open-sqlite.ts';
import { chooseSeat } from '../storage/sessions.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type NewPlan, recordPlan } from '../usecases/create-plan.ts';

/** A data folder that a load test may drive a server on. */
export interface BenchFolder {
	/** `name=token`, as a Cookie header takes it. */
	readonly cookie: string;
	/** Ids of the parts that it may write. */
	readonly parts: readonly string[];
}

/** Most parts of one folder; each costs a seed and a derived content. */
export const MOST_PARTS = 2_000;

/** A load test runs for hours, and its folder is copied and started again. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

const SEAT = 'seat-bench';
const PERSON = 'person-bench';

const body: Party = {
	code: '999997',
	name: '測定町',
	shortName: '測定',
	kind: 'municipality',
	membership: 'member',
	place: null,
};

/**
 * Makes a data folder with one plan of empty parts that one seat may write, and a session of that seat.
 * @param folder must be new or empty
 * @throws ConfigError with a sentence for whoever asked
 */
export async function makeBenchFolder(ask: { folder: string; parts: number; clock: Clock }): Promise<BenchFolder> {
	const { folder, parts, clock } = ask;
	if (!Number.isInteger(parts) || parts < 1 || parts > MOST_PARTS) {
		throw new ConfigError(`--parts は 1 から ${MOST_PARTS} までの数で指定してください。`);
	}
	if (existsSync(folder) && !(statSync(folder).isDirectory() && readdirSync(folder).length === 0)) {
		throw new ConfigError(
			`${folder} は空のフォルダーではありません。--data には、まだないフォルダーか、空のフォルダーを指定してください。`,
		);
	}
	const db = await openSqlite(folder);
	try {
		await writeMetaOnce(db, 'mode', 'demo');
		return await inTransaction(db, async (tx) => {
			const now = clock.now();
			const creation = { template, at: now.toISOString(), from: dayInJapan(now), newId: () => randomBytes(16).toString('hex') };
			const plan = await recordPlan(tx, planOf(parts), creation);
			const { id, setCookie } = await issueSession(tx, { person: PERSON, secure: false, now, lifetimeMs: LIFETIME_MS });
			await chooseSeat(tx, { session: id, plan: plan.id, seat: SEAT });
			return { cookie: setCookie.slice(0, setCookie.indexOf(';')), parts: plan.parts };
		});
	} finally {
		await db.destroy();
	}
}

function planOf(parts: number): NewPlan {
	return {
		title: '測定用の計画',
		scheme: 1,
		edition: 'TYPE1',
		representative: body.code,
		kind: 'practice',
		position: 0,
		parties: [body],
		seats: [{ seat: SEAT, person: '測定　担当', personId: PERSON, post: '測定', role: 'lead', party: body.code }],
		addresses: addressesOf(template, parts),
		contentOf: () => null,
	};
}

/**
 * The trunks, one after the other, again and again. No seat may write more than one body's own parts, so that thousands
 * for one seat are only to be had by repeating addresses; a part is found by its id, its address only names its form.
 */
function addressesOf({ sections }: Template, parts: number): PartAddress[] {
	return Array.from({ length: parts }, (_, at) => ({ key: sections[at % sections.length]?.key ?? '', body: null }));
}
