import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { signingText } from '../../text/signing.ts';
import type { SigningTrouble } from './signing-act.ts';

/** One sentence for what stopped an act. */
export function useTroubleWords(): (trouble: SigningTrouble) => string {
	const t = useText(signingText);
	const failures = useText(failureText);
	return (trouble) => {
		switch (trouble.kind) {
			case 'fault':
				return `${t.fault[trouble.fault]}${t.faultNext}`;
			case 'not-loaded':
				return t.notLoaded;
			case 'passkey':
				return trouble.why === 'elsewhere' ? t.passkeyElsewhere(trouble.host) : (t.passkey[trouble.why] ?? '');
			default:
				return failures.say(trouble.failure);
		}
	};
}
