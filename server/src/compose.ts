import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { partSpecOf, template } from '@renkei/plan';
import { createApp } from './app.ts';
import { isOwnOrigin } from './auth/own-origin.ts';
import { createRights } from './auth/rights.ts';
import { isSignedIn } from './auth/sessions.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Config, ConfigError } from './config.ts';
import { demoPlan } from './demo/demo-plan.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { readRestoredMail } from './notify/restored.ts';
import { type Mailer, startMailing } from './notify/start-mailing.ts';
import { startPdfWorker } from './papers/pdf/start-pdf-worker.ts';
import { startFolding } from './read-model/folding.ts';
import { createReadModel } from './read-model/read-model.ts';
import { startHistoryWorker, startLogWorker } from './read-model/start-log-worker.ts';
import { readBackupRecord } from './storage/backup-record.ts';
import { partiesOf } from './storage/grant-facts.ts';
import { readMeta, writeMetaOnce } from './storage/meta.ts';
import { openStore } from './storage/open-sqlite.ts';
import { countMails } from './storage/outbox.ts';
import { countPlans } from './storage/plans.ts';
import { createQuickAppend, type QuickAppend } from './storage/quick-append.ts';
import { createStoreWatch, type StoreWatch } from './storage/store-watch.ts';
import type { Db } from './storage/tables.ts';
import { createSync, type Sync } from './sync/create-sync.ts';
import type { LiveRooms } from './sync/ports.ts';
import { type CarryOverKeeper, startCarryOver } from './usecases/corrections/keep-carrying.ts';
import type { Deps, Mode } from './usecases/deps.ts';
import { startRevisionKeeper } from './usecases/keep-revisions.ts';
import { beginMissingLedgers } from './usecases/ledger/genesis.ts';
import { noteRestored } from './usecases/ledger/note-restored.ts';

/** The whole server, built but not yet listening. */
export interface Built {
	readonly server: Server;
	readonly mode: Mode;
	/** Whether the folder was restored and mails nothing until it is released. */
	readonly mailHeld: boolean;
	/** Resolves, with why, when the process must not go on: it has to be started anew. */
	readonly broken: Promise<unknown>;
	/** To be called once it listens: what only tried to start must not have mailed anybody. */
	listens(): void;
	/** Lets every commit end, closes the connections and the database. */
	close(): Promise<void>;
}

const ticks = (): number => performance.now();

const newId = (): string => randomBytes(16).toString('hex');

const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/** The only place that builds things; whatever a part needs it is handed here. */
export async function compose(config: Config, clock: Clock = systemClock): Promise<Built> {
	const log = createLog(config.logLevel);
	const { db, sqlite } = await openStore(config.data);
	const mode = await settleMode(db, config);
	if (mode === 'demo' && (await countPlans(db)) === 0) {
		await seedDemo({ db, clock, template, newId }, demoPlan);
	}
	const opened = clock.now().toISOString();
	await beginMissingLedgers(db, opened);
	await noteRestored(db, opened);
	const broken = Promise.withResolvers<unknown>();
	const store = createStoreWatch(db, { ticks, fatal: broken.resolve });
	// The read model tells the rooms and the rooms touch the read model; whoever comes second is reached through this.
	let live: LiveRooms = {
		recheck: async () => undefined,
		tell: async () => undefined,
		alone: (work) => work(),
		appended: async () => undefined,
	};
	const rooms: LiveRooms = {
		recheck: (plan) => live.recheck(plan),
		tell: (news) => live.tell(news),
		alone: (work) => live.alone(work),
		appended: (words) => live.appended(words),
	};
	const worker = startLogWorker(config.data);
	// Older states take long to make: what follows from the words of now must not wait for them.
	const history = startHistoryWorker(config.data);
	const readModel = createReadModel({
		db,
		deriver: worker,
		tell: rooms.tell,
		failed(part, error) {
			store.failed(error);
			log.error({ part, err: error }, 'a part could not be derived');
		},
	});
	const folding = startFolding({
		db,
		now: () => clock.now(),
		nextFold: worker.nextFold,
		folded: (part, before, after) => log.info({ part, before, after }, 'old rows folded'),
		failed: (error) => log.error({ err: error }, 'old rows could not be folded'),
	});
	const keeper = startRevisionKeeper({
		...{ db, readModel, newId, clock, rooms },
		failed: (error) => log.error({ err: error }, 'a state of a plan could not be kept'),
	});
	void keeper.catchUp();
	const metrics = createMetrics();
	const touched = (part: string): void => {
		readModel.touched(part);
		keeper.touched(part);
	};
	const sync = buildSync({ config, db, appendQuickly: createQuickAppend(db, sqlite), clock, touched, store, log, metrics });
	live = sync.rooms;
	const secure = config.origin?.startsWith('https:') ?? false;
	// A demo has an open door and promises that nothing leaves the machine, whatever is set.
	const restored = await readRestoredMail(db, config.mailRelease);
	const mailing = mode === 'demo' ? 'demo' : config.mail === null || restored.held ? 'off' : 'on';
	const deps: Deps = { db, clock, newId, rooms, readModel, history, template, mode, mailing, secure, log };
	let mailer: Mailer | null = null;
	let carrying: CarryOverKeeper | null = null;
	metrics.watchMails(() => countMails(db));
	const lastBackup = () => readBackupRecord(config.data);
	const pdf = startPdfWorker((error) => log.error({ err: error }, 'a paper could not be made'));
	const app = createApp({ deps, own: config, client: config.client, version, metrics, log, store, pdf, lastBackup });
	const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server;
	const upgraded = new Set<Duplex>();
	server.on('upgrade', (request, socket, head) => {
		upgraded.add(socket);
		socket.on('close', () => upgraded.delete(socket));
		sync.handleUpgrade(request, socket, head);
	});
	return {
		server,
		mode,
		mailHeld: restored.held,
		broken: broken.promise,
		listens() {
			const { doneOn } = restored;
			mailer ??= startMailing({ ...deps, settings: config.mail, storeFailed: store.failed, doneOn });
			carrying ??= startCarryOver(deps, (error) => {
				store.failed(error);
				log.error({ err: error }, 'sign-offs could not be carried over');
			});
		},
		async close() {
			const stopped = stopListening(server, upgraded);
			const mailed = mailer?.close();
			await sync.close();
			await stopped;
			await mailed;
			await carrying?.close();
			await folding.close();
			await keeper.close();
			await readModel.close();
			await history.close();
			await pdf.close();
			await db.destroy();
		},
	};
}

/**
 * A folder keeps the mode it was created with: a demo's open door must never stand before real plans. In production the address
 * is one that was set: taken from a request's Host it would be what whoever asks wants it to be.
 */
async function settleMode(db: Db, { mode: asked, origin }: Config): Promise<Mode> {
	const kept = await readMeta(db, 'mode');
	const mode = kept ?? asked ?? 'demo';
	if (mode !== 'demo' && mode !== 'production') {
		throw new ConfigError('このデータフォルダーのモードを読み取れません。');
	}
	if (asked !== null && asked !== mode) {
		await db.destroy();
		throw new ConfigError(
			`このデータフォルダーは ${mode} で作られています。${asked} では開けません。RENKEI_DATA に別のフォルダーを指定してください。`,
		);
	}
	if (mode === 'production' && origin === null) {
		await db.destroy();
		throw new ConfigError(
			'本番用のデータで動かすときは、入口を RENKEI_ORIGIN に https://renkei.example.jp の形で指定してください。',
		);
	}
	await writeMetaOnce(db, 'mode', mode);
	return mode;
}

interface SyncParts {
	readonly config: Config;
	readonly db: Db;
	readonly appendQuickly: QuickAppend;
	readonly clock: Clock;
	touched(part: string): void;
	readonly store: StoreWatch;
	readonly log: Log;
	readonly metrics: Metrics;
}

function buildSync({ config, db, appendQuickly, clock, touched, store, log, metrics }: SyncParts): Sync {
	const rights = createRights(db, clock);
	return createSync({
		db,
		now: () => clock.now(),
		ticks,
		sessionOf: rights.session,
		isSignedIn: (session) => isSignedIn(db, session, clock.now()),
		grantOf: rights.ofSession,
		grantsHeld: rights.held,
		appendQuickly,
		grantsInside: rights.inside,
		specOf: (part) => partSpecOf(template, part),
		partiesOf: (plan) => partiesOf(db, plan),
		storeFailed: store.failed,
		touched,
		originAllowed: (origin, host) => isOwnOrigin(config, origin, host),
		log,
		metrics,
		limits: config.limits,
	});
}

/** Time that open answers and closing sockets get before they are cut (ms). */
const GRACE_MS = 3_000;

/** Takes no new connection, lets the open answers end, and cuts whoever does not let go. */
async function stopListening(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	const cut = setTimeout(() => {
		server.closeAllConnections();
		for (const socket of upgraded) {
			socket.destroy();
		}
	}, GRACE_MS);
	await closed;
	clearTimeout(cut);
}
