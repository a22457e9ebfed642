import { parseArgs } from 'node:util';
import type { BackupOrder } from './make-backup.ts';
import type { RestoreOrder } from './restore-backup.ts';

/** What an operator asks for. */
export type Command =
	| ({ readonly kind: 'backup' } & BackupOrder)
	| ({ readonly kind: 'restore' } & RestoreOrder)
	| { readonly kind: 'check'; readonly data: string }
	| { readonly kind: 'backup-key'; readonly out: string }
	| { readonly kind: 'help' };

type Values = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const options = {
	backup: { to: text, data: text, recipient: { ...text, multiple: true }, identity: text },
	restore: { from: text, to: text, identity: text },
	check: { data: text },
	'backup-key': { out: text },
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
		const { values } = parseArgs({ args, options: options[name as keyof typeof options] });
		return commandOf(name as keyof typeof options, values, env.RENKEI_DATA || './data');
	} catch {
		return null;
	}
}

function commandOf(kind: keyof typeof options, values: Values, usualData: string): Command | null {
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
			return { kind, data };
		default:
			return out === null ? null : { kind, out };
	}
}
