import { describe, it } from 'vitest';
import { tryBackup } from '../support/backup-trial.ts';

describe('backups while people write, by seed', () => {
	it.each([15, 101, 202, 303, 404, 505])(
		'[P1m] %i: twenty random positions of the restored log are what the writers know',
		(seed) => tryBackup(seed, 20),
	);
});
