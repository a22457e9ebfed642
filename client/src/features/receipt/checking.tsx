import type { SigningActView } from '@renkei/api';
import { canonicalJson, type Json } from '@renkei/plan';
import { useText } from '../../text/language.tsx';
import { receiptText } from '../../text/receipt.ts';
import { Disclosure } from '../../ui/index.ts';

/** How anybody computes the check values again, with what is needed for it. */
export function Checking({ act }: { act: SigningActView }) {
	const t = useText(receiptText);
	return (
		<div className="receipt-check">
			<Disclosure summary={t.checking}>
				<div className="receipt-checking">
					<p>{t.checkingText}</p>
					<ol>
						{t.checkingSteps.map((step) => (
							<li key={step}>{step}</li>
						))}
					</ol>
					<h3>{t.challenge}</h3>
					<p className="receipt-hash">{act.challenge}</p>
					<h3>{t.intent}</h3>
					<p className="receipt-hash">{canonicalJson(act.intent as unknown as Json)}</p>
				</div>
			</Disclosure>
		</div>
	);
}
