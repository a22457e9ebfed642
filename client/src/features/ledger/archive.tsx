import type { PlanView } from '@renkei/api';
import { type MouseEvent, useState } from 'react';
import { archiveFile, type Failure, useSending, useTakeArchive } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { ledgerText } from '../../text/ledger.ts';
import { Banner, buttonClass } from '../../ui/index.ts';

function NotTaken({ failure }: { failure: Failure }) {
	const t = useText(ledgerText);
	const common = useText(commonText);
	const failures = useText(failureText);
	return (
		<Banner kind="error" kindName={common.error} title={t.notTaken} voice="alert">
			<p>{failure.kind === 'network' ? t.notTakenNetwork : failures.say(failure)}</p>
			<p>{t.notTakenKept}</p>
		</Banner>
	);
}

/** What is in a body's archive, and the way to take it. */
export function Archive({ plan }: { plan: PlanView }) {
	const t = useText(ledgerText);
	const take = useTakeArchive(plan.id);
	const { waiting, failure, send } = useSending();
	const [done, setDone] = useState<'not-yet' | 'taken'>('not-yet');
	const begin = (event: MouseEvent) => {
		// The address stays that of the file, for whoever saves it by the menu of the browser.
		event.preventDefault();
		setDone('not-yet');
		send(
			() => take.mutateAsync(t.takenFile(plan.title)),
			() => setDone('taken'),
		);
	};
	return (
		<section className="ledger-card" aria-labelledby="ledger-archive">
			<h2 id="ledger-archive">{t.archive}</h2>
			<p>{t.archiveText}</p>
			<div className="ledger-archive__acts">
				<a
					href={archiveFile(plan.id)}
					download
					className={buttonClass('solid')}
					aria-disabled={waiting ? true : undefined}
					onClick={begin}
				>
					{t.take}
				</a>
				<span role="status" className="ui-sub">
					{waiting ? t.taking : done === 'taken' ? t.taken : ''}
				</span>
			</div>
			{failure === null || waiting ? null : <NotTaken failure={failure} />}
		</section>
	);
}
