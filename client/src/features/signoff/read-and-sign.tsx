import './reading.css';
import type { PlanView, SigningActView, SignoffView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { readingText } from '../../text/reading.ts';
import { Bones } from '../../ui/index.ts';
import { toRead } from './reading.ts';
import { nothingToDo } from './seat-count.ts';
import { signingCapacity } from './signable.ts';
import { SigningPlace } from './signing-place.tsx';
import { useSigning } from './use-signing.ts';

// The words, the form, and what is said once it is recorded come in one piece, as soon as the page stands.
const all = () => import('./reading-all.tsx');
const Reading = lazy(async () => ({ default: (await all()).Reading }));
const Recorded = lazy(async () => ({ default: (await all()).Recorded }));

function Nothing({ words, text }: { words: string; text: string | null }) {
	const t = useText(readingText);
	return (
		<div className="reading-nothing">
			<p>{words}</p>
			{text === null ? null : <p className="ui-sub">{text}</p>}
			<p>
				<Link to="/today">{t.toToday}</Link>
			</p>
		</div>
	);
}

/** まとめて読んで記録する: every frozen part that waits for this seat in one column, and one act at its end. */
export function ReadAndSign({ plan, signoffs }: { plan: PlanView; signoffs: readonly SignoffView[] }) {
	const t = useText(readingText);
	const common = useText(commonText);
	const [recorded, setRecorded] = useState<SigningActView | null>(null);
	const signing = useSigning(plan, setRecorded);
	const capacity = signingCapacity(plan);
	const waits = capacity !== null && toRead(plan, capacity, signoffs).length > 0;
	return (
		<div className="reading-page">
			<div className="reading-page__head">
				<h1>{t.title}</h1>
				<Link to="/plans/$plan/signoff" params={{ plan: plan.id }}>
					{t.back}
				</Link>
			</div>
			<SigningPlace plan={plan} signing={signing} />
			<Suspense fallback={null}>{recorded === null ? null : <Recorded key={recorded.id} plan={plan} act={recorded} />}</Suspense>
			{capacity === null ? (
				<Nothing words={t.noSeat} text={null} />
			) : waits ? (
				<Suspense fallback={<Bones label={common.loading} rows={8} />}>
					<Reading key={recorded?.id ?? ''} plan={plan} capacity={capacity} signoffs={signoffs} signing={signing} />
				</Suspense>
			) : (
				<Nothing words={t.nothing(plan.seat.party.name)} text={t.nothingText(plan.seat.party.name)[nothingToDo(plan)]} />
			)}
		</div>
	);
}
