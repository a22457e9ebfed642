import type { RefusalCode } from '@renkei/plan';
import type { ClientMessage, CloseCode } from '@renkei/sync-protocol';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a frame turned out to be; `malformed` is one that was none. */
export type FrameKind = ClientMessage['kind'] | 'malformed';

/** How much is open right now. */
export interface LiveCounts {
	readonly sockets: number;
	readonly rooms: number;
	/** Update-bearing frames on their way to disk. */
	readonly unsettled: number;
}

/** What the parts of a server count. Only numbers and codes of closed lists go in: no words, no names, no ids. */
export interface Metrics {
	/** A frame came in on a socket. Called for every frame, so it must cost next to nothing. */
	frame(kind: FrameKind): void;
	/** An edit was refused (101). */
	refused(code: RefusalCode): void;
	/** A socket was closed from here. */
	closed(code: CloseCode): void;
	/** A commit is on disk: rows of the log, and how long it took. */
	committed(commit: { readonly rows: number; readonly seconds: number }): void;
	/** A part was read from its log. */
	loaded(): void;
	/** A request was refused. */
	httpRefused(code: RefusalCode): void;
	/** Says where to look up, at each reading, how much is open. */
	watch(live: () => LiveCounts): void;
	/** Says where to look up, at each reading, how many mails stand in which state. */
	watchMails(count: () => Promise<Readonly<Record<string, number>>>): void;
	/** Everything in the Prometheus text format. The largest event loop delay counts from one reading to the next. */
	read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const COMMIT_SECONDS = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** The metrics of one server, in a registry of their own: two servers in one process must not add up. */
export function createMetrics(): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const frames = tally(registry, { name: 'renkei_frames_total', help: 'Frames received.', label: 'kind' });
	const refusals = tally(registry, { name: 'renkei_refusals_total', help: 'Edits refused.', label: 'code' });
	const closes = tally(registry, { name: 'renkei_closes_total', help: 'Sockets closed by the server.', label: 'code' });
	const refusedRequests = tally(registry, { name: 'renkei_http_refusals_total', help: 'Requests refused.', label: 'code' });
	const own = { registers: [registry] };
	const commits = new Histogram({
		...own,
		name: 'renkei_commit_seconds',
		help: 'Time of one commit.',
		buckets: COMMIT_SECONDS,
	});
	const commitCount = new Counter({ ...own, name: 'renkei_commits_total', help: 'Commits on disk.' });
	const rows = new Counter({ ...own, name: 'renkei_rows_total', help: 'Rows appended to the log.' });
	const loads = new Counter({ ...own, name: 'renkei_part_loads_total', help: 'Parts read from their log.' });
	let mails = async (): Promise<Readonly<Record<string, number>>> => ({});
	mailGauge(registry, () => mails());
	let live = (): LiveCounts => ({ sockets: 0, rooms: 0, unsettled: 0 });
	gauge(registry, { name: 'renkei_sockets', help: 'Open sockets.', value: () => live().sockets });
	gauge(registry, { name: 'renkei_rooms', help: 'Parts held in memory.', value: () => live().rooms });
	gauge(registry, { name: 'renkei_unsettled', help: 'Frames on their way to disk.', value: () => live().unsettled });
	return {
		frame: frames,
		refused: refusals,
		closed: closes,
		committed(commit) {
			commits.observe(commit.seconds);
			commitCount.inc();
			rows.inc(commit.rows);
		},
		loaded() {
			loads.inc();
		},
		httpRefused: refusedRequests,
		watch(source) {
			live = source;
		},
		watchMails(count) {
			mails = count;
		},
		async read() {
			return { contentType: registry.contentType, text: await registry.metrics() };
		},
	};
}

interface Named {
	readonly name: string;
	readonly help: string;
}

/** A counter by one label that is kept as plain numbers: the library's own costs a hash for every step. */
function tally<Label extends string | number>(
	registry: Registry,
	{ name, help, label }: Named & { readonly label: string },
): (value: Label) => void {
	const counts = new Map<Label, number>();
	const counter: Counter = new Counter({
		name,
		help,
		labelNames: [label],
		registers: [registry],
		collect() {
			counter.reset();
			for (const [value, count] of counts) {
				counter.inc({ [label]: value }, count);
			}
		},
	});
	return (value) => {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	};
}

/** Mails by state. `doubt` and `failed` are for a person to look at; a `waiting` that grows says that the mail server is off. */
const mailStates = ['waiting', 'handed-over', 'sent', 'doubt', 'failed', 'dropped'];

function mailGauge(registry: Registry, count: () => Promise<Readonly<Record<string, number>>>): void {
	const made: Gauge = new Gauge({
		name: 'renkei_mails',
		help: 'Mails by state.',
		labelNames: ['state'],
		registers: [registry],
		async collect() {
			made.reset();
			// Where the database does not answer the other figures are wanted all the more.
			const counts = await count().catch(() => null);
			for (const state of counts === null ? [] : mailStates) {
				made.set({ state }, counts?.[state] ?? 0);
			}
		},
	});
}

function gauge(registry: Registry, { name, help, value }: Named & { readonly value: () => number }): void {
	const made: Gauge = new Gauge({
		name,
		help,
		registers: [registry],
		collect() {
			made.set(value());
		},
	});
}
