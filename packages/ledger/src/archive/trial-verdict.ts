import { trialMeans } from './trial.ts';
import { type Verdict, type VerifyAsk, verifyArchive } from './verify.ts';

/** What the check of a trial's archive says. */
export function verdictOf(files: ReadonlyMap<string, Uint8Array>, ask: Partial<VerifyAsk> = {}): Verdict {
	return verifyArchive(files, { checkpoints: [], key: null, ...trialMeans, ...ask });
}

/** The fault of a trial's archive in short, or `sound`. */
export function faultIn(files: ReadonlyMap<string, Uint8Array>, ask: Partial<VerifyAsk> = {}): string {
	const verdict = verdictOf(files, ask);
	if (verdict.ok) {
		return 'sound';
	}
	const { code, file, entry } = verdict.fault;
	return `${code} ${file}${entry === null ? '' : ` ${entry}`}`;
}
