import './ledger.css';
import type { LedgerView, PlanView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { clockTime, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { ledgerText } from '../../text/ledger.ts';
import { CopyBox, Disclosure } from '../../ui/index.ts';
import { Archive } from './archive.tsx';
import { EntriesTable } from './entries-table.tsx';

/** The checkpoint and its key to take away, and what they are good for. */
function Checkpoint({ plan, ledger }: LedgerProps) {
	const t = useText(ledgerText);
	const { size, checkpoint, key } = ledger;
	const { label, ...words } = t.checkpointBox;
	const { label: keyLabel, ...keyWords } = t.keyBox;
	return (
		<section className="ledger-card" aria-labelledby="ledger-checkpoint">
			<h2 id="ledger-checkpoint">{t.checkpoint}</h2>
			<p>{t.checkpointText(size)}</p>
			<CopyBox label={label} text={checkpoint} file={t.checkpointFile(plan.title, size)} words={words} />
			<CopyBox label={keyLabel} note={t.keyText} text={key} file={t.keyFile(plan.title)} words={keyWords} />
		</section>
	);
}

function Checking() {
	const t = useText(ledgerText);
	return (
		<Disclosure summary={t.checking}>
			<ol className="ledger-steps">
				{t.checkingSteps.map((step) => (
					<li key={step}>{step}</li>
				))}
			</ol>
			<p className="ledger-command">
				<code>{t.checkingCommand}</code>
			</p>
			<p>{t.checkingEnd}</p>
			<p>{t.checkingOther}</p>
		</Disclosure>
	);
}

interface LedgerProps {
	readonly plan: PlanView;
	readonly ledger: LedgerView;
}

/** 記録簿: what it is, its checkpoint to take away, the archive, and the newest entries. */
export function Ledger({ plan, ledger }: LedgerProps) {
	const t = useText(ledgerText);
	const { language } = useLanguage();
	const last = ledger.entries[0]?.at ?? '';
	return (
		<div className="ledger">
			<header className="ledger-head">
				<h1>{t.title}</h1>
				<p>{t.lead}</p>
				<p className="ui-number">{t.standing(ledger.size, `${longDate(last, language)} ${clockTime(last)}`)}</p>
				<p>
					<Link to="/plans/$plan/signoff" params={{ plan: plan.id }}>
						{t.back}
					</Link>
				</p>
			</header>
			<div className="ledger-cards">
				<Checkpoint plan={plan} ledger={ledger} />
				<div className="ledger-home">
					<Archive plan={plan} />
					<Checking />
				</div>
			</div>
			<EntriesTable plan={plan} ledger={ledger} />
		</div>
	);
}
