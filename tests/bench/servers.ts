import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** How a server is started; always with the Node that runs the bench. */
export interface Launch {
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
}

/** A kind of server: how it is started and spoken to. */
export interface ServerKind {
	readonly name: string;
	/** The floors only pass bytes on. */
	readonly role: 'own' | 'peer' | 'floor';
	/** `sync`: y-websocket; `hocuspocus`: the document's name before each message, a token first; `relay`: updates only. */
	readonly speaks: 'sync' | 'hocuspocus' | 'relay';
	/** What is still there after a restart. */
	readonly keeps: 'everything' | 'nothing';
	readonly headers: readonly string[];
	/** Documents that exist; null where any name makes one. */
	readonly documents: readonly string[] | null;
	launch(place: { readonly data: string; readonly port: number }): Launch;
	/** Fills a fresh data folder before the first start. */
	prepare(data: string): void;
	/** Path of a document's socket. */
	path(room: string): string;
}

/** The seeded folder that ours is started on, and what opens it. */
export interface Seeded {
	readonly folder: string;
	readonly cookie: string;
	readonly parts: readonly string[];
}

const main = resolve(import.meta.dirname, '../../server/src/main.ts');

const usual = { headers: [], documents: null, prepare: () => undefined } as const;

function peerLaunch(folder: string, name: string): ServerKind['launch'] {
	return ({ data, port }) => ({
		args: [join(folder, name, 'server.js')],
		env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data },
	});
}

/** Ours, with its guard on and only its rates raised: one person plays everybody. */
function renkei({ folder, cookie, parts }: Seeded): ServerKind {
	return {
		name: 'renkei',
		role: 'own',
		speaks: 'sync',
		keeps: 'everything',
		headers: [`Cookie: ${cookie}`],
		documents: parts,
		prepare: (data) => cpSync(folder, data, { recursive: true }),
		launch: ({ data, port }) => ({
			args: [main],
			env: {
				PORT: String(port),
				RENKEI_DATA: data,
				RENKEI_SOCKETS_PER_SESSION: '1000000',
				RENKEI_FRAMES_PER_SECOND: '1000000',
			},
		}),
		path: (room) => `/sync/${room}`,
	};
}

/** Every server that is measured, in the order of the table. */
export function serverKinds(peers: string, seeded: Seeded): readonly ServerKind[] {
	const named = (room: string): string => `/${room}`;
	return [
		{ ...usual, name: 'raw', role: 'floor', speaks: 'relay', keeps: 'nothing', launch: peerLaunch(peers, 'raw'), path: named },
		{
			...usual,
			...{ name: 'batched', role: 'floor', speaks: 'relay', keeps: 'nothing' },
			launch: peerLaunch(peers, 'batched'),
			path: named,
		},
		{
			...usual,
			...{ name: 'y-websocket', role: 'peer', speaks: 'sync', keeps: 'nothing' },
			launch: peerLaunch(peers, 'y-websocket'),
			path: named,
		},
		{
			...usual,
			...{ name: 'hocuspocus', role: 'peer', speaks: 'hocuspocus', keeps: 'everything' },
			launch: peerLaunch(peers, 'hocuspocus'),
			path: () => '/',
		},
		renkei(seeded),
	];
}
