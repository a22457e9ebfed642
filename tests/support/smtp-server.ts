import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { freePort } from './free-port.ts';
import { smtpCertificate } from './smtp-certificate.ts';

/** A mail that the server took, whether or not anybody was left to hear its answer. */
export interface AcceptedMail {
	/** Addresses of the envelope. */
	readonly to: readonly string[];
	readonly from: string;
	readonly mail: ParsedMail;
	/** As it came. */
	readonly source: string;
	/** The connection was cut between its last byte and the answer, and the server kept it. */
	readonly cut: boolean;
}

/** How the server answers: `hang` accepts connections and says nothing; the others refuse where their name says. */
export type SmtpMood = 'ready' | 'hang' | 'refuse-receiver' | 'defer-receiver' | 'refuse-mail' | 'defer-mail' | 'refuse-sender';

/** A real SMTP server on a port of its own, which can be stopped, started and put into moods. */
export interface SmtpTrial {
	readonly port: number;
	/** In the order of acceptance. */
	readonly accepted: readonly AcceptedMail[];
	/** Connections that were opened so far. */
	connections(): number;
	setMood(mood: SmtpMood): void;
	/** Whether a mail is kept whose connection is cut before it is answered: a real server may do either. Usually not. */
	keepCut(keeps: () => boolean): void;
	/** Called once, after the next dot and before its answer. */
	atNextDot(act: (receivers: readonly string[]) => void | Promise<void>): void;
	/** Cuts every connection and listens no more. */
	stop(): Promise<void>;
	start(): Promise<void>;
}

const answers: Readonly<Record<string, readonly [number, string]>> = {
	'refuse-receiver': [550, '5.1.1 no such user'],
	'defer-receiver': [451, '4.2.1 try again later'],
	'refuse-mail': [554, '5.6.0 not wanted'],
	'defer-mail': [451, '4.3.0 try again later'],
	'refuse-sender': [550, '5.7.1 who are you'],
};

/** Starts one. @param user who alone may send, under TLS; usually anybody may, without */
export async function startSmtp(user: { readonly name: string; readonly password: string } | null = null): Promise<SmtpTrial> {
	const accepted: AcceptedMail[] = [];
	let mood: SmtpMood = 'ready';
	let atDot: ((receivers: readonly string[]) => void | Promise<void>) | null = null;
	let keepsCut = (): boolean => false;
	let connections = 0;
	const port = await freePort();
	let running: { server: SMTPServer; sockets: Set<Socket> } | null = null;

	const refuseIn = (here: SmtpMood[], callback: (error?: Error | null) => void): void => {
		const answer = here.includes(mood) ? answers[mood] : undefined;
		callback(answer === undefined ? null : Object.assign(new Error(answer[1]), { responseCode: answer[0] }));
	};
	const take = async (stream: Readable, { envelope }: SMTPServerSession): Promise<Error | null> => {
		const pieces: Buffer[] = [];
		for await (const piece of stream) {
			pieces.push(piece as Buffer);
		}
		const serving = running;
		const to = envelope.rcptTo.map(({ address }) => address);
		const act = atDot;
		atDot = null;
		await act?.(to);
		let refusal: Error | null = null;
		refuseIn(['refuse-mail', 'defer-mail'], (error) => {
			refusal = error ?? null;
		});
		const source = Buffer.concat(pieces);
		const mail = await simpleParser(source);
		const cut = running !== serving;
		if (refusal !== null || (cut && !keepsCut())) {
			return refusal ?? new Error('stopped before it answered');
		}
		const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
		accepted.push({ to, from, mail, source: source.toString(), cut });
		return null;
	};
	const start = async (): Promise<void> => {
		const sockets = new Set<Socket>();
		const server = new SMTPServer({
			...(user === null ? { authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] } : smtpCertificate),
			logger: false,
			onAuth({ username, password }, _session, callback) {
				const known = username === user?.name && password === user?.password;
				callback(known ? null : new Error('535 5.7.8 who are you'), known ? { user: username } : undefined);
			},
			onConnect(_session, callback) {
				connections += 1;
				if (mood !== 'hang') {
					callback();
				}
			},
			onMailFrom: (_address, _session, callback) => refuseIn(['refuse-sender'], callback),
			onRcptTo: (_address, _session, callback) => refuseIn(['refuse-receiver', 'defer-receiver'], callback),
			onData(stream, session, callback) {
				take(stream, session).then(callback, callback);
			},
		});
		server.on('error', () => undefined);
		server.server.on('connection', (socket) => {
			sockets.add(socket);
			socket.on('close', () => sockets.delete(socket));
		});
		const listening = once(server.server, 'listening');
		server.listen(port, '127.0.0.1');
		await listening;
		running = { server, sockets };
	};
	await start();
	return {
		port,
		accepted,
		connections: () => connections,
		setMood(next) {
			mood = next;
		},
		keepCut(keeps) {
			keepsCut = keeps;
		},
		atNextDot(act) {
			atDot = act;
		},
		async stop() {
			const stopping = running;
			running = null;
			if (stopping !== null) {
				const closed = once(stopping.server.server, 'close');
				stopping.server.close();
				for (const socket of stopping.sockets) {
					socket.destroy();
				}
				await closed;
			}
		},
		start: async () => {
			await (running === null ? start() : undefined);
		},
	};
}
