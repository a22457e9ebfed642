import type { Database } from 'better-sqlite3';

/**
 * Ends whatever a restored folder would still mail, and holds its mail until the operator lets it go. What waited when the backup was made has most likely been sent since,
 * by the server that was restored from or by hand; and a backup that is only tried on another machine must not write to
 * real people. The notices stay in the inbox.
 */
export function forgetMails(sqlite: Database, at: string): void {
	sqlite.exec("insert or replace into meta (key, value) values ('mail-held', '1')");
	// A backup of before there were notices gets these tables at its first start.
	if (sqlite.prepare("select 1 from sqlite_master where type = 'table' and name = 'mail'").get() === undefined) {
		return;
	}
	sqlite.prepare("update mail set state = 'dropped', ended_at = ? where state in ('waiting', 'handed-over')").run(at);
	sqlite.exec("update notice set mail_time = 'none' where mail is null and mail_time != 'none'");
}
