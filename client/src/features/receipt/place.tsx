import type { LedgerPlaceView, PlanView, SigningActView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { ledgerText } from '../../text/ledger.ts';
import { receiptText } from '../../text/receipt.ts';
import { Banner, CopyBox } from '../../ui/index.ts';
import { usePlaceCheck } from './use-place-check.ts';

interface PlaceProps {
	readonly plan: PlanView;
	readonly act: SigningActView;
}

/** What the device itself found. On paper it would be somebody else's word. */
function Found({ act, place }: { act: SigningActView; place: LedgerPlaceView }) {
	const t = useText(receiptText);
	const common = useText(commonText);
	const check = usePlaceCheck(act.intent, place);
	if (check.kind === 'checked' && check.troubles.length > 0) {
		return (
			<Banner kind="error" kindName={common.error} title={t.placeWrong} voice="alert">
				{check.troubles.map((trouble) => (
					<p key={trouble}>{t.placeWrongWhat[trouble]}</p>
				))}
				<p>{t.placeWrongNext}</p>
			</Banner>
		);
	}
	if (check.kind === 'checked') {
		return (
			<div className="receipt-on-screen">
				<Banner kind="success" kindName={common.success} title={t.placeFits} voice="status">
					<p>{t.placeFitsWhat}</p>
				</Banner>
			</div>
		);
	}
	return (
		<p role="status" className="receipt-on-screen">
			{check.kind === 'checking' ? t.placeChecking : t.placeNotLoaded}
		</p>
	);
}

function InLedger({ plan, act, place }: PlaceProps & { place: LedgerPlaceView }) {
	const t = useText(receiptText);
	const words = useText(ledgerText);
	const { label: _, ...checkpointWords } = words.checkpointBox;
	const { label: keyLabel, ...keyWords } = words.keyBox;
	return (
		<>
			<p>{t.ledgerPlace(place.index)}</p>
			<Found act={act} place={place} />
			<CopyBox
				label={t.ledgerCheckpoint}
				text={place.checkpoint}
				file={words.checkpointFile(plan.title, place.index + 1)}
				words={checkpointWords}
			/>
			<CopyBox label={keyLabel} note={words.keyText} text={place.key} file={words.keyFile(plan.title)} words={keyWords} />
		</>
	);
}

/** Where the act stands in the plan's log, to be taken away, and whether that fits. */
export function Place({ plan, act }: PlaceProps) {
	const t = useText(receiptText);
	return (
		<section className="receipt-place" aria-labelledby="receipt-place">
			<h2 id="receipt-place">{t.ledger}</h2>
			{act.ledger === null ? <p>{t.ledgerOlder}</p> : <InLedger plan={plan} act={act} place={act.ledger} />}
			<p className="receipt-on-screen">
				<Link to="/plans/$plan/ledger" params={{ plan: plan.id }}>
					{t.toLedger}
				</Link>
			</p>
		</section>
	);
}
