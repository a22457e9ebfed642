import { parseArgs } from 'node:util';
import type { BackupOrder } from './make-backup.ts';
import type { RestoreOrder } from './restore-backup.ts';

/** What an operator asks for. */
export type Command =
	| ({ readonly kind: 'backup' } & BackupOrder)
	| ({ readonly kind: 'restore' } & RestoreOrder)
	| { readonly kind: 'check'; readonly data: string }
	| { readonly kind: 'backup-key'; readonly out: string }
	/** A new key for the checkpoints of every log. */
	| { readonly kind: 'ledger-key'; readonly data: string }
	/** An archive of a body, against checkpoints and a key that were kept elsewhere. */
	| { readonly kind: 'verify'; readonly archive: string; readonly checkpoints: readonly string[]; readonly key: string | null }
	| { readonly kind: 'help' };

type Values = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const options = {
	backup: { to: text, data: text, recipient: { ...text, multiple: true }, identity: text },
	restore: { from: text, to: text, identity: text },
	check: { data: text },
	'backup-key': { out: text },
	'ledger-key': { data: text },
	verify: { checkpoint: { ...text, multiple: true }, key: text },
} as const;

/**
 * Reads the words after `renkei`.
 * @returns null when they say nothing that can be done
 */
export function readCommand(words: readonly string[], env: Readonly<Record<string, string | undefined>>): Command | null {
	const [name = 'help', ...args] = words;
	if (name === 'help' || name === '--help' || name === '-h') {
		return { kind: 'help' };
	}
	if (!Object.hasOwn(options, name)) {
		return null;
	}
	try {
		const kind = name as keyof typeof options;
		const { values, positionals } = parseArgs({ args, options: options[kind], allowPositionals: kind === 'verify' });
		return kind === 'verify' ? verifyOf(values, positionals) : commandOf(kind, values, env.RENKEI_DATA || './data');
	} catch {
		return null;
	}
}

function verifyOf(values: Values, [archive = '', ...others]: readonly string[]): Command | null {
	const checkpoints = Array.isArray(values.checkpoint) ? (values.checkpoint as string[]) : [];
	const key = typeof values.key === 'string' ? values.key : null;
	const isWhole = archive !== '' && others.length === 0 && !checkpoints.includes('') && key !== '';
	return isWhole ? { kind: 'verify', archive, checkpoints, key } : null;
}

function commandOf(kind: Exclude<keyof typeof options, 'verify'>, values: Values, usualData: string): Command | null {
	const one = (name: string): string | null => {
		const value = values[name];
		return typeof value === 'string' && value !== '' ? value : null;
	};
	const [to, from, out] = [one('to'), one('from'), one('out')];
	const [data, identity] = [one('data') ?? usualData, one('identity')];
	switch (kind) {
		case 'backup': {
			const recipients = Array.isArray(values.recipient) ? (values.recipient as string[]) : [];
			// An identity proves that an encrypted file opens; without a recipient nothing would be encrypted.
			return to === null || (identity !== null && recipients.length === 0) ? null : { kind, to, data, recipients, identity };
		}
		case 'restore':
			return from === null || to === null ? null : { kind, from, to, identity };
		case 'check':
		case 'ledger-key':
			return { kind, data };
		default:
			return out === null ? null : { kind, out };
	}
}
