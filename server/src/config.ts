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
	const framesPerSecond = wholeNumber(env, 'RENKEI_FRAMES_PER_SECOND', 60, { from: 1, to: 1_000_000 });
	return {
		port: wholeNumber(env, 'PORT', 8787, { from: 0, to: 65_535 }),
		host: env.RENKEI_HOST || '127.0.0.1',
		data: env.RENKEI_DATA || './data',
		mode,
		origin: originOf(env),
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
