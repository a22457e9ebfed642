import type { AskedAt } from '../auth/own-origin.ts';
import { createHistory } from '../read-model/part-history.ts';
import type { LiveRooms } from '../sync/ports.ts';
import type { Asker, Deps } from '../usecases/deps.ts';
import { type PracticePlan, startPractice } from './practice-plan.ts';

/** The demo's data with all that use cases are given, each act a minute after the one before. */
export interface PracticeDesk extends PracticePlan {
	readonly deps: Deps;
	/** The address that everybody has opened. */
	readonly address: AskedAt;
	/** A seat that acts, a minute after whoever acted last. */
	as(seat: string): Promise<Asker>;
	/** What the last act told, as `seat kind`, with `!` where it asks that very seat; in the order of the alphabet. */
	told(): string[];
	/** What the last act settled, likewise. */
	settled(): string[];
}

const rooms: LiveRooms = {
	recheck: async () => undefined,
	tell: async () => undefined,
	alone: (work) => work(),
	appended: async () => undefined,
};

/** Fills a new folder with the demo, on 2026-12-01, with nobody connected. */
export async function startPracticeDesk(): Promise<PracticeDesk> {
	const practice = await startPractice();
	const history = createHistory(practice.db, practice.template);
	const log = { error: () => undefined };
	const deps: Deps = { ...practice, rooms, history, mode: 'demo', mailing: 'demo', secure: false, log };
	let minute = 0;
	const at = (): string => new Date(practice.clock.now().getTime() + minute * 60_000).toISOString();
	const names = (column: 'at' | 'settled_at'): string[] => {
		const rows = practice.sqlite.prepare(`select seat, kind, personal from notice where ${column} = ?`).all(at());
		return (rows as { seat: string; kind: string; personal: number }[])
			.map(({ seat, kind, personal }) => `${seat.replace('seat-', '')} ${kind}${personal === 1 ? '!' : ''}`)
			.sort();
	};
	return {
		...practice,
		deps,
		address: { origin: 'http://localhost:8787', rpId: 'localhost' },
		async as(seat) {
			minute += 1;
			const held = practice.sqlite
				.prepare('select person.id, person.name from seat join person on person.id = seat.person where seat.id = ?')
				.get(seat) as { id: string; name: string };
			const session = { id: `session of ${seat}`, personId: held.id, person: held.name };
			practice.sqlite
				.prepare('insert or ignore into session (id, person, created_at, expires_at) values (?, ?, ?, ?)')
				.run(session.id, held.id, practice.clock.now().toISOString(), '9999');
			return { session, moment: { at: at(), today: practice.today } };
		},
		told: () => names('at'),
		settled: () => names('settled_at'),
	};
}
