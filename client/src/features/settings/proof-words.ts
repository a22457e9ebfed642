import type { NotRegistered } from '../../api/index.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { passkeysText } from '../../text/passkeys.ts';

/** One sentence for what kept a passkey from being registered or ended. */
export function useProofWords(): (failure: NotRegistered) => string {
	const t = useText(passkeysText);
	const failures = useText(failureText);
	return (failure) => {
		switch (failure.kind) {
			case 'ceremony':
				return t.why[failure.why];
			case 'proof':
				return failure.why === 'elsewhere' ? t.proofElsewhere(failure.host) : t.proof[failure.why];
			case 'network':
				return t.lost;
			default:
				return failures.say(failure);
		}
	};
}
