import type { Client, Listening } from './client.ts';
import type { Pace } from './options.ts';
import type { RunningServer } from './running-server.ts';
import type { ServerKind } from './servers.ts';

/** What a case works with: one server that runs on a folder of its own. */
export interface Bench {
	readonly kind: ServerKind;
	readonly server: RunningServer;
	readonly pace: Pace;
	/** A document of the server for a name of the case; the same name gives the same document. */
	room(name: string): string;
	connect(room: string, listening?: Listening): Client;
}

/** A column of the table. */
export interface Figure {
	readonly key: string;
	readonly title: string;
	/** Which end is good, so that the best peer can be told; null for a figure that is only shown. */
	readonly better: 'less' | 'more' | null;
	/** How runs are put together: what was lost in one run is not made good by another. */
	readonly over: 'median' | 'worst';
}

/** What one run on one server gave for one table of the case. */
export interface Sample {
	readonly table: string;
	readonly figures: Readonly<Record<string, number>>;
	/** CPU that everybody else took meanwhile (% of one core). */
	readonly noise: number;
}

export interface Case {
	readonly name: string;
	readonly figures: readonly Figure[];
	/** Whether the case means something for a server. */
	takes(kind: ServerKind): boolean;
	readonly rounds: number;
	measure(bench: Bench): Promise<readonly Sample[]>;
}
