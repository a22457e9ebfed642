import type { Database } from 'better-sqlite3';

/**
 * Removes every session: whoever was signed in when a backup was made must not be signed in by it. What may remain of
 * one in unused bytes is a hash, which opens nothing.
 */
export function forgetSessions(sqlite: Database): void {
	sqlite.exec('delete from session_seat; delete from session;');
}
