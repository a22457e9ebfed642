import type { SigningActView } from '@renkei/api';
import type { SigningActFacts } from '../../usecases/signing/read-act.ts';
import { presentSignoff } from './signoff.ts';

/** A recorded act as its receipt shows it. */
export function presentSigningAct({ row, intent, evidence, signoffs, ledger }: SigningActFacts): SigningActView {
	return {
		id: row.id,
		number: row.number,
		at: row.at,
		intent: { ...intent, said: { ...intent.said, consulted: [...intent.said.consulted] }, parts: [...intent.parts] },
		challenge: row.challenge,
		evidence,
		ledger,
		signoffs: signoffs.map((signoff) => presentSignoff(signoff.row, signoff.hash, 'member')),
	};
}
