import type { MailSettings } from './notify/start-mailing.ts';
import type { Mode } from './usecases/deps.ts';

/** Everything that can be set from outside, as one value. */
export interface Config {
	readonly port: number;
	/** Address to listen on. */
	readonly host: string;
	/** Data folder. */
	readonly data: string;
	/** What was asked for; null takes the folder's mode, and demo for a new folder. */
	readonly mode: Mode | null;
	/** `https://renkei.example.jp`, where the server stands behind such an address. */
	readonly origin: string | null;
	readonly limits: Limits;
	/** By what mail leaves; null sends none. */
	readonly mail: MailSettings | null;
	/** Whether a restored folder may mail from now on. */
	readonly mailRelease: boolean;
	/** Folder of the built client. */
	readonly client: string;
	readonly logLevel: 'silent' | 'error' | 'warn' | 'info';
}

export interface Limits {
	readonly socketsPerSession: number;
	/** Per socket; bursts of `burst`. */
	readonly framesPerSecond: number;
	readonly burst: number;
	/** Bytes. */
	readonly maxFrame: number;
}

/** A setting that cannot be used; its message is shown as it is. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

function wholeNumber(env: Environment, name: string, usual: number, range: { from: number; to: number }): number {
	const given = env[name];
	if (given === undefined || given === '') {
		return usual;
	}
	const value = Number(given);
	if (!/^\d+$/.test(given) || value < range.from || value > range.to) {
		throw new ConfigError(`${name} は ${range.from} から ${range.to} までの数で指定してください（いまの値：${given}）。`);
	}
	return value;
}

function modeOf(env: Environment): Mode | null {
	const given = env.RENKEI_MODE;
	if (given === undefined || given === '') {
		return null;
	}
	if (given !== 'demo' && given !== 'production') {
		throw new ConfigError(`RENKEI_MODE は demo か production で指定してください（いまの値：${given}）。`);
	}
	return given;
}

function originOf(env: Environment): string | null {
	const given = env.RENKEI_ORIGIN;
	if (given === undefined || given === '') {
		return null;
	}
	if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol) || new URL(given).origin !== given) {
		throw new ConfigError(`RENKEI_ORIGIN は https://renkei.example.jp の形で指定してください（いまの値：${given}）。`);
	}
	return given;
}

/** What is said of `RENKEI_SMTP` never repeats it: there is a password in it. */
function mailServerOf(given: string): MailSettings['server'] {
	const url = URL.canParse(given) ? new URL(given) : null;
	const form = /^smtps?:$/.test(url?.protocol ?? '') && /^\/?$/.test(url?.pathname ?? '') && url?.hash === '';
	const options = [...(url?.searchParams ?? [])];
	const understood = options.every(([name, value]) => name === 'require-tls' && value === '');
	if (url === null || !form || url.hostname === '' || !understood) {
		throw new ConfigError(
			'RENKEI_SMTP は smtp://利用者:パスワード@mail.example.jp:587 の形で指定してください（利用者とパスワードは省けます。smtps:// も使えます。記号は %40 のように書きます。後ろに付けられるのは ?require-tls だけで、値は付けません）。',
		);
	}
	if ((url.username === '') !== (url.password === '')) {
		throw new ConfigError('RENKEI_SMTP の利用者とパスワードは、両方書くか、両方省いてください。');
	}
	const secure = url.protocol === 'smtps:';
	return {
		host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
		port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
		secure,
		requireTls: options.length > 0,
		user: url.username === '' ? null : { name: decoded(url.username), password: decoded(url.password) },
	};
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw new ConfigError('RENKEI_SMTP の利用者かパスワードの % の書き方が違います。% そのものは %25 と書いてください。');
	}
}

/** A name may have any letters; an address of other than ASCII would ask a server for SMTPUTF8. */
const SENDER = /^(?:"?([^"<>\r\n]*?)"?\s*<([!-;=?A-~]+@[!-;=?A-~]+)>|([!-;=?A-~]+@[!-;=?A-~]+))$/;

function mailOf(env: Environment, origin: string | null): MailSettings | null {
	const given = env.RENKEI_SMTP ?? '';
	if (given === '') {
		return null;
	}
	const server = mailServerOf(given);
	const from = SENDER.exec(env.RENKEI_MAIL_FROM ?? '');
	if (from === null) {
		throw new ConfigError(
			'RENKEI_SMTP を使うときは、差出人を RENKEI_MAIL_FROM に「Renkei <renkei@example.jp>」の形で指定してください（アドレスは半角の英数字と記号で書きます）。',
		);
	}
	if (origin === null) {
		throw new ConfigError(
			'RENKEI_SMTP を使うときは、メールに書く入口を RENKEI_ORIGIN に https://renkei.example.jp の形で指定してください。',
		);
	}
	return {
		server,
		from: { name: from[1] ?? '', address: from[2] ?? from[3] ?? '' },
		origin,
		quiet: wholeNumber(env, 'RENKEI_MAIL_QUIET', 60, { from: 0, to: 86_400 }) * 1000,
		retry: wholeNumber(env, 'RENKEI_MAIL_RETRY', 60, { from: 1, to: 86_400 }) * 1000,
	};
}

function isReleased(env: Environment): boolean {
	const given = env.RENKEI_MAIL_RELEASE ?? '';
	if (given !== '' && given !== '1') {
		throw new ConfigError('RENKEI_MAIL_RELEASE は 1 だけを指定できます。');
	}
	return given === '1';
}

/**
 * Reads the settings.
 * @throws ConfigError with a sentence for the person who starts the server
 */
export function readConfig(env: Environment, client: string): Config {
	if ((env.DATABASE_URL ?? '') !== '') {
		throw new ConfigError(
			'DATABASE_URL はまだ使えません（複数台で動かす版で使えるようになります）。いまは RENKEI_DATA のフォルダーに保存します。DATABASE_URL を外してください。',
		);
	}
	const mode = modeOf(env);
	const origin = originOf(env);
	const framesPerSecond = wholeNumber(env, 'RENKEI_FRAMES_PER_SECOND', 60, { from: 1, to: 1_000_000 });
	return {
		port: wholeNumber(env, 'PORT', 8787, { from: 0, to: 65_535 }),
		host: env.RENKEI_HOST || '127.0.0.1',
		data: env.RENKEI_DATA || './data',
		mode,
		origin,
		mail: mailOf(env, origin),
		mailRelease: isReleased(env),
		limits: {
			socketsPerSession: wholeNumber(env, 'RENKEI_SOCKETS_PER_SESSION', 64, { from: 1, to: 1_000_000 }),
			framesPerSecond,
			burst: Math.max(200, framesPerSecond),
			maxFrame: wholeNumber(env, 'RENKEI_MAX_FRAME', 1024 * 1024, { from: 1024, to: 64 * 1024 * 1024 }),
		},
		client,
		logLevel: 'info',
	};
}
