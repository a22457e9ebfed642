/** Something that one seat is told. It holds references alone: its words are read by the rights of the moment. */
export interface NoticeRow {
	id: string;
	seat: string;
	plan: string;
	/** Of `noticeKinds`. */
	kind: string;
	/** 1 where it asks this very seat, 0 where it asks its party. */
	personal: number;
	/** Seat that did what is told; null for what the calendar tells. */
	by_seat: string | null;
	part: string | null;
	thread: string | null;
	comment: string | null;
	round: string | null;
	/**
	 * The act that it tells of, where its words stand there: of the journal; of `signing_act` for what tells of signing; a
	 * 軽微な修正 for what tells of one.
	 */
	act: string | null;
	/** What must be told only once: `due/<thread>/<day>/<seat>`. */
	once: string | null;
	/** ISO 8601. */
	at: string;
	/** When its reader ticked it off. */
	done_at: string | null;
	/** When what it asks no longer waited for its reader. */
	settled_at: string | null;
	/** `prompt`, `digest` or `none`, as chosen when it was raised. */
	mail_time: string;
	/** The one mail that carries it. */
	mail: string | null;
}
/** Where and of what a person is mailed. */
export interface MailChoiceRow {
	person: string;
	/** Confirmed address, or null. */
	address: string | null;
	/** When a mail server refused the address for good. */
	failed_at: string | null;
	to_me: string;
	to_party: string | null;
	news: string;
	words: number;
	/** An address that waits for its code, and hex SHA-256 of the code; null until the mail with it is made. */
	asked_address: string | null;
	code: string | null;
	/** When the code was made, just before it was sent: it holds from then on, however long the mail had waited. */
	code_at: string | null;
	/** Wrong tries since. */
	code_tries: number;
}
/** A mail of the outbox. Its text is made when it is sent. */
export interface MailRow {
	/** Also the left half of its Message-ID, the same for every attempt. */
	id: string;
	person: string;
	/** `prompt`, `digest`, `code` or `checkpoint`. */
	kind: string;
	/** The plan of a prompt mail. */
	plan: string | null;
	/** `digest/<person>/<day>`: one of a day; `checkpoint/<plan>/<size>/<person>`: one of a log's state; `code/<digest of the address>/<id>`: counted by address. */
	once: string | null;
	/**
	 * `waiting`; `handed-over`: the last byte is about to leave, whether the server took it is not known; `sent`; `doubt`:
	 * killed between the two, never sent again; `failed`: refused for good, or for too long; `dropped`: nothing was left to
	 * tell, or it is not wanted any more.
	 */
	state: string;
	created_at: string;
	/** Not before (ISO 8601). */
	next_at: string;
	attempts: number;
	last_error: string | null;
	ended_at: string | null;
}
