import { expect, it } from 'vitest';
import { type Command, readCommand } from './read-command.ts';

const read = (line: string, env = {}): Command | null => readCommand(line.split(' ').filter(Boolean), env);

it('[P9a] every command of the usage is read, with the data folder of the server where none is named', () => {
	expect(read('backup --to /mnt/b')).toEqual({ kind: 'backup', to: '/mnt/b', data: './data', recipients: [], identity: null });
	expect(read('backup --to b --recipient age1a --recipient age1b --identity k', { RENKEI_DATA: '/srv/data' })).toEqual({
		...{ kind: 'backup', to: 'b', data: '/srv/data' },
		...{ recipients: ['age1a', 'age1b'], identity: 'k' },
	});
	expect(read('restore --from a --to b')).toEqual({ kind: 'restore', from: 'a', to: 'b', identity: null });
	expect(read('check --data=x')).toEqual({ kind: 'check', data: 'x' });
	expect(read('backup-key --out k')).toEqual({ kind: 'backup-key', out: 'k' });
	expect(read('')).toEqual({ kind: 'help' });
	expect(read('--help')).toEqual({ kind: 'help' });
});

it.each([
	'backup',
	'backup --to',
	'backup --to= --data x',
	'backup x',
	'backup --to a --force',
	'backup --to a --identity k',
	'restore --from a',
	'restore --to a',
	'backup-key',
	'delete --to a',
	'__proto__',
])('[P9b] %j is not guessed at', (line) => {
	expect(read(line)).toBeNull();
});

it('[AV20] an archive to check is named once, with any number of checkpoints and one key', () => {
	expect(read('verify a.zip')).toEqual({ kind: 'verify', archive: 'a.zip', checkpoints: [], key: null });
	expect(read('verify --checkpoint b a.zip --checkpoint=c --key k')).toEqual({
		...{ kind: 'verify', archive: 'a.zip', checkpoints: ['b', 'c'], key: 'k' },
	});
	for (const line of ['verify', 'verify a b', 'verify a --key', 'verify a --key=', 'verify a --checkpoint=', 'verify a --to b']) {
		expect(read(line), line).toBeNull();
	}
});
