import { describe, it } from 'vitest';
import { tryBackup } from '../support/backup-trial.ts';

describe('a backup while people write', () => {
	it('[P1m] holds all that was acknowledged before it began, restores to the same words, and each position replays', () =>
		tryBackup(15, 20));
});
