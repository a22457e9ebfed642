import type { CheckProof } from '../../api/index.ts';

/** Computes again what a passkey is asked to prove; what computes it is fetched only now. Where it does not come nothing is proved. */
export const checkProof: CheckProof = (asked, deed) =>
	import('./passkey-intent.ts').then(
		({ isProofOf }) => isProofOf(asked, deed),
		() => false,
	);
