import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** A mail server, as `RENKEI_SMTP` names it. */
export interface MailServer {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte (`smtps:`); else STARTTLS where it is offered. */
	readonly secure: boolean;
	/** Nothing is sent without TLS. */
	readonly requireTls: boolean;
	readonly user: { readonly name: string; readonly password: string } | null;
}

export interface MailAddress {
	readonly name: string;
	readonly address: string;
}

/** A mail as it stands; it has no other form than plain text. */
export interface PlainMail {
	/** The same at every attempt, so that whoever gets it twice can see that it is one. */
	readonly messageId: string;
	readonly date: Date;
	readonly from: MailAddress;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

/** How long is waited (ms). */
export interface MailPatience {
	/** For the whole way up to the last byte: connection, greeting, TLS, sign-in, envelope, text. */
	readonly upToDot: number;
	/** For the answer to it. RFC 5321, 4.5.3.2.6: ten minutes, for whoever gives up earlier sends twice. */
	readonly answer: number;
}

export const usualPatience: MailPatience = { upToDot: 60_000, answer: 600_000 };

/** What became of an attempt. */
export type Attempt =
	| { readonly kind: 'accepted' }
	/** The server said no. `of`: whether it refused the receiver, the mail, or us whatever we bring. */
	| { readonly kind: 'refused'; readonly forGood: boolean; readonly of: 'receiver' | 'mail' | 'us'; readonly why: string }
	/** The connection failed or ended without an answer. */
	| { readonly kind: 'lost'; readonly why: string }
	/** Given up before the dot, because it is not to be sent as it stands any more. */
	| { readonly kind: 'withdrawn' }
	/** Given up because the app stops. `open`: the last byte has left, so nobody knows. */
	| { readonly kind: 'stopped'; readonly open: boolean };

export interface MailTrip {
	readonly server: MailServer;
	readonly patience: MailPatience;
	/** Commits that the last byte is about to leave. @returns false where it must not leave */
	beforeDot(): Promise<boolean>;
	readonly stop: AbortSignal;
}

/** The bytes of a mail. */
export function mailBytes({ messageId, date, from, to, subject, text }: PlainMail): Promise<Buffer> {
	return new MailComposer({
		...{ messageId: `<${messageId}>`, date, from, to, subject, text },
		textEncoding: 'base64',
		headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
		disableFileAccess: true,
		disableUrlAccess: true,
	})
		.compile()
		.build();
}

/**
 * Sends one mail over a connection of its own. One for several would save a handshake for each; but how a connection that
 * stood idle ends (a 421, a reset, a silence) is seen in the midst of the next mail, and what an attempt came to would have
 * to be told from what had become of the connection before it.
 *
 * SMTP has a gap that nothing closes: the server takes a mail by the dot that ends it, and whoever dies before the answer
 * cannot know. What can be done is to know for certain that it was *not* sent. So the text goes as a stream that ends only
 * after `beforeDot` is durable; nodemailer writes the dot when that stream ends and not before (`DataStream._flush`). It
 * reads the stream only after the server's 354 (`SMTPConnection.send`); its transports would read it earlier
 * (`MimeNode.createReadStream` fills a buffer while the envelope is still asked for), which is why the connection is used
 * itself.
 */
export async function sendMail(mail: PlainMail, trip: MailTrip): Promise<Attempt> {
	const bytes = await mailBytes(mail);
	const { server, patience, stop } = trip;
	const connection = new SMTPConnection({
		...{ host: server.host, port: server.port, secure: server.secure, requireTLS: needsTls(server) },
		...{ connectionTimeout: patience.upToDot, greetingTimeout: patience.upToDot, dnsTimeout: patience.upToDot },
		socketTimeout: patience.answer,
	});
	const progress: { committing: Promise<boolean> | null; given: boolean; dot: boolean } = {
		committing: null,
		given: false,
		dot: false,
	};
	const over = new AbortController();
	const tooLong = new AbortController();
	const timer = setTimeout(() => tooLong.abort(), patience.upToDot);
	const text = async function* (): AsyncGenerator<Buffer> {
		yield bytes;
		clearTimeout(timer);
		progress.committing = trip.beforeDot();
		if (!(await progress.committing) || progress.given || stop.aborted) {
			throw new Error('given up before the end');
		}
		progress.dot = true;
	};
	try {
		const ended = await Promise.race([
			until(stop, over.signal, 'stopped' as const),
			until(tooLong.signal, over.signal, 'too long' as const),
			deliver(connection, { server, mail, text: Readable.from(text()) }),
		]);
		progress.given = true;
		// A commit that is under way comes to its end first: whoever records the outcome must be the last to write.
		const mayLeave = await progress.committing?.catch(() => undefined);
		if (ended === 'stopped') {
			return { kind: 'stopped', open: progress.dot };
		}
		if (mayLeave === false) {
			return { kind: 'withdrawn' };
		}
		return ended === 'too long' ? { kind: 'lost', why: 'no answer in time' } : ended;
	} finally {
		clearTimeout(timer);
		over.abort();
		connection.close();
	}
}

/** Resolves when the signal comes before it is over. */
function until<Word>(signal: AbortSignal, over: AbortSignal, word: Word): Promise<Word> {
	return new Promise((resolve) => {
		if (signal.aborted) {
			resolve(word);
		}
		signal.addEventListener('abort', () => resolve(word), { once: true, signal: over });
	});
}

interface Delivery {
	readonly server: MailServer;
	readonly mail: PlainMail;
	readonly text: Readable;
}

function deliver(connection: SMTPConnection, { server, mail, text }: Delivery): Promise<Attempt> {
	return new Promise((resolve) => {
		const failed = (error: unknown): void => {
			text.destroy();
			resolve(attemptOf(error));
		};
		text.on('error', failed);
		connection.on('error', failed);
		const send = (): void =>
			connection.send({ from: mail.from.address, to: [mail.to] }, text, (error) =>
				error === null ? resolve({ kind: 'accepted' }) : failed(error),
			);
		connection.connect((error) => {
			if (error !== undefined && error !== null) {
				failed(error);
			} else if (server.user === null) {
				send();
			} else if (connection.allowsAuth) {
				const credentials = { user: server.user.name, pass: server.user.password };
				connection.login({ credentials }, (refused) => (refused === null ? send() : failed(refused)));
			} else {
				resolve({ kind: 'refused', forGood: false, of: 'us', why: 'AUTH: the server offers no sign-in' });
			}
		});
	});
}

/** A password leaves under TLS alone: whoever stands between can take the offer of STARTTLS out of the server's answer. */
function needsTls({ requireTls, user, host }: MailServer): boolean {
	return requireTls || (user !== null && !/^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host));
}

/** What nodemailer's errors say, of which only these fields are used. */
interface SmtpError {
	readonly message: string;
	readonly responseCode?: number;
	readonly response?: string;
	readonly command?: string;
	readonly code?: string;
}

function attemptOf(error: unknown): Attempt {
	const { message, responseCode, response, command = '', code = '' } = error as SmtpError;
	if (responseCode === undefined) {
		return { kind: 'lost', why: `${code} ${message}`.trim().slice(0, 200) };
	}
	const why = `${command}: ${response ?? message}`.slice(0, 200);
	const of = refusedBy({ command, responseCode, response: response ?? '', behindDot: code === 'EMESSAGE' });
	return { kind: 'refused', forGood: responseCode >= 500, of, why };
}

/** What RFC 3463 says of the receiver: no such mailbox or domain, moved, takes no mail; and of its mailbox. */
const OF_RECEIVER = /^5\d\d[ -]5\.(?:1\.(?:[1236]|10)|2\.\d+)\b/;
/** Of whoever sends: too much of it, or not allowed. */
const OF_SENDER = /^5\d\d[ -]5\.(?:4\.5|7\.\d+)\b/;

/**
 * Mail servers put off until the receiver what they have against the client or the sender (Postfix: `smtpd_delay_reject`).
 * What does not say clearly that it is about the receiver or the mail counts as against us: a mail that waits needlessly is
 * given up in three days, one that was given up for the operator's slip is lost.
 */
function refusedBy(answer: {
	readonly command: string;
	readonly responseCode: number;
	readonly response: string;
	readonly behindDot: boolean;
}): 'receiver' | 'mail' | 'us' {
	const { command, responseCode, response, behindDot } = answer;
	// 421 closes the connection: whatever comes next would be answered the same.
	if (responseCode === 421) {
		return 'us';
	}
	if (command === 'RCPT TO') {
		return responseCode < 500 || OF_RECEIVER.test(response) ? 'receiver' : 'us';
	}
	return behindDot && !OF_SENDER.test(response) ? 'mail' : 'us';
}
