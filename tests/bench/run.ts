import { rmSync } from 'node:fs';
import type { Bench, Case, Sample } from './case.ts';
import { cases } from './cases/index.ts';
import { openClient } from './client.ts';
import { installPeers } from './install-peers.ts';
import { OptionError, type Options, readOptions } from './options.ts';
import { runServer } from './running-server.ts';
import { seedFolder } from './seed-folder.ts';
import { type ServerKind, serverKinds } from './servers.ts';
import { type Result, tablesOf } from './table.ts';

const told = (line: string): void => void process.stderr.write(`${line}\n`);

/** A document for each name of a case, always the same; where documents must exist, the next that is free. */
function roomsOf({ documents }: ServerKind): (name: string) => string {
	const rooms = new Map<string, string>();
	return (name) => {
		const room = rooms.get(name) ?? (documents === null ? name : (documents[rooms.size % documents.length] as string));
		rooms.set(name, room);
		return room;
	};
}

/** One round of a case on one server, on a folder of its own. A case that fails says so and does not end the others. */
async function runOnce(of: Case, kind: ServerKind, { pace }: Options): Promise<readonly Sample[]> {
	const server = await runServer(kind);
	const bench: Bench = {
		...{ kind, server, pace, room: roomsOf(kind) },
		connect: (room, listening) => openClient({ kind, port: server.port, room }, listening),
	};
	const since = performance.now();
	try {
		const samples = await of.measure(bench);
		told(`${of.name} ${kind.name} ${Math.round((performance.now() - since) / 1_000)} s`);
		return samples;
	} catch (error) {
		told(`${of.name} ${kind.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
		return [];
	} finally {
		await server.close();
	}
}

/** Rounds stand outside and servers inside, forwards and backwards: what disturbs the machine for a while disturbs all. */
async function runCase(of: Case, kinds: readonly ServerKind[], options: Options): Promise<Result[]> {
	const taking = kinds.filter((kind) => of.takes(kind));
	const samples = new Map<ServerKind, Sample[]>(taking.map((kind) => [kind, []]));
	for (let round = 0; round < (options.rounds ?? of.rounds); round += 1) {
		for (const kind of round % 2 === 0 ? taking : taking.toReversed()) {
			samples.get(kind)?.push(...(await runOnce(of, kind, options)));
		}
	}
	return taking.map((server) => ({ server, samples: samples.get(server) ?? [] }));
}

/** @throws OptionError for a name that is none */
function chosen<T extends { readonly name: string }>(all: readonly T[], names: readonly string[] | null): readonly T[] {
	const unknown = names?.find((name) => !all.some((one) => one.name === name));
	if (unknown !== undefined) {
		throw new OptionError(`${unknown} is none of ${all.map(({ name }) => name).join(', ')}`);
	}
	return names === null ? all : all.filter(({ name }) => names.includes(name));
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	const seeded = seedFolder();
	try {
		const kinds = chosen(serverKinds(installPeers(told), seeded), options.servers);
		for (const of of chosen(cases, options.cases)) {
			process.stdout.write(`${tablesOf(of, await runCase(of, kinds, options))}\n`);
		}
	} finally {
		rmSync(seeded.folder, { recursive: true, force: true });
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`${error instanceof OptionError ? error.message : String((error as Error).stack ?? error)}\n`);
		process.exit(1);
	},
);
