import type { Database } from 'better-sqlite3';

/** Removes every session, its bytes included: whoever holds a copy of the data must not be signed in by it. */
export function forgetSessions(sqlite: Database): void {
	sqlite.pragma('secure_delete = on');
	sqlite.exec('delete from session_seat; delete from session;');
}
