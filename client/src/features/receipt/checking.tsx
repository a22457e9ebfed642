import type { LedgerPlaceView, SigningActView } from '@renkei/api';
import { canonicalJson, type Json } from '@renkei/plan';
import { useText } from '../../text/language.tsx';
import { receiptText } from '../../text/receipt.ts';
import { Disclosure } from '../../ui/index.ts';

/** From which the root of the checkpoint follows. */
function LedgerValues({ place }: { place: LedgerPlaceView }) {
	const t = useText(receiptText);
	return (
		<>
			<h3>{t.ledgerEntry}</h3>
			<p className="receipt-hash">{place.entry}</p>
			<h3>{t.ledgerProof}</h3>
			{place.proof.length === 0 ? (
				<p>{t.ledgerNoProof}</p>
			) : (
				<ol>
					{place.proof.map((hash) => (
						<li key={hash}>
							<span className="receipt-hash">{hash}</span>
						</li>
					))}
				</ol>
			)}
		</>
	);
}

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
						{act.ledger === null ? null : <li>{t.ledgerStep}</li>}
					</ol>
					<h3>{t.challenge}</h3>
					<p className="receipt-hash">{act.challenge}</p>
					<h3>{t.intent}</h3>
					<p className="receipt-hash">{canonicalJson(act.intent as unknown as Json)}</p>
					{act.ledger === null ? null : <LedgerValues place={act.ledger} />}
				</div>
			</Disclosure>
		</div>
	);
}
