import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { MailServer } from '../notify/send-mail.ts';

/** What a mail server says to a line (`CONNECT` and `DOT` are lines too); null as usual. */
export type Answer = (line: string) => Promise<string | null> | string | null;

/** A mail server that answers as it is told, line by line. */
export interface SmtpLines {
	readonly server: MailServer;
	/** Mails whose dot came, whatever was answered. */
	readonly got: { readonly to: string; readonly id: string; readonly text: string }[];
	/** Lines so far. */
	readonly heard: readonly string[];
	connections(): number;
	close(): void;
}

const DOT = '\r\n.\r\n';

/** Starts one. */
export async function startSmtpLines(answer: Answer): Promise<SmtpLines> {
	const got: SmtpLines['got'] = [];
	const heard: string[] = [];
	let connections = 0;
	const server = createServer((socket) => {
		connections += 1;
		talk(socket, { answer, heard, got });
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		server: { host: '127.0.0.1', port, secure: false, requireTls: false, user: null },
		...{ got, heard, connections: () => connections },
		close: () => void server.close(),
	};
}

interface Talk {
	readonly answer: Answer;
	readonly heard: string[];
	readonly got: SmtpLines['got'];
}

function talk(socket: Socket, { answer, heard, got }: Talk): void {
	let unread = '';
	let to = '';
	let inText = false;
	let said = Promise.resolve();
	const say = (line: string, usual: string): void => {
		heard.push(line);
		said = said.then(async () => void socket.write(`${(await answer(line)) ?? usual}\r\n`));
	};
	const next = (ending: string): string | null => {
		const end = unread.indexOf(ending);
		const piece = end < 0 ? null : unread.slice(0, end);
		unread = piece === null ? unread : unread.slice(end + ending.length);
		return piece;
	};
	socket.on('error', () => undefined);
	socket.on('data', (chunk) => {
		unread += chunk.toString('latin1');
		for (let piece = next(inText ? DOT : '\r\n'); piece !== null; piece = next(inText ? DOT : '\r\n')) {
			if (inText) {
				inText = false;
				got.push({ to, ...partsOf(piece) });
				say('DOT', '250 taken');
			} else {
				to = /^RCPT TO:<(.*)>/.exec(piece)?.[1] ?? to;
				inText = piece === 'DATA';
				say(piece, inText ? '354 go on' : '250 trial');
			}
		}
	});
	say('CONNECT', '220 trial');
}

function partsOf(source: string): { readonly id: string; readonly text: string } {
	const [head = '', ...body] = source.split('\r\n\r\n');
	return { id: /^Message-ID: <(.*)>$/im.exec(head)?.[1] ?? '', text: Buffer.from(body.join(''), 'base64').toString() };
}
