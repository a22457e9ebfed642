import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/**
 * The log. It names things by id only: no words of a plan, no names, no cookies; what a log keeps outlives every right.
 */
export function createLog(level: Config['logLevel']): Log {
	return pino({ level, base: null, redact: { paths: ['cookie', '*.cookie', 'headers', '*.headers'], remove: true } });
}
