import type { ChecksView, PlanView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMoveEdition } from '../../api/index.ts';
import { checksText } from '../../text/checks.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Banner, Button, Dialog, Disclosure, ScrollBox } from '../../ui/index.ts';

/** この計画の版: what the plan is written for, the move to another edition, and what this one does not ask. */
export function EditionOfPlan({ plan, view }: { plan: PlanView; view: ChecksView }) {
	const t = useText(checksText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const moving = useMoveEdition(plan.id);
	const [asked, setAsked] = useState<string | null>(null);
	const [said, setSaid] = useState<{ readonly kind: 'success' | 'error'; readonly words: string } | null>(null);
	const move = async (edition: string) => {
		const done = await moving.mutateAsync({ edition });
		setSaid(done.ok ? { kind: 'success', words: t.moved(edition) } : { kind: 'error', words: failures.say(done.failure) });
		setAsked(null);
	};
	const { year, grantName, typeLabel } = view.edition;
	return (
		<section aria-labelledby="checks-edition" className="checks-edition">
			<h2 id="checks-edition">{t.editionTitle}</h2>
			{said === null ? null : (
				<Banner
					kind={said.kind}
					kindName={said.kind === 'success' ? common.success : common.error}
					title={said.words}
					voice={said.kind === 'success' ? 'status' : 'alert'}
				/>
			)}
			<p>
				<b>{view.edition.key}</b>　{t.editionIs(year, grantName, typeLabel)}
			</p>
			{view.mayMove ? (
				<div className="checks-form__acts">
					{view.editions
						.filter(({ key }) => key !== view.edition.key)
						.map(({ key }) => (
							<Button key={key} kind="outline" onClick={() => setAsked(key)}>
								{t.moveTo(key)}
							</Button>
						))}
				</div>
			) : (
				<p className="ui-sub">{t.moveWho}</p>
			)}
			{view.apart.length === 0 ? null : <Apart plan={plan} view={view} />}
			{asked === null ? null : (
				<Dialog
					title={t.moveAsk(asked)}
					onClose={() => setAsked(null)}
					actions={
						<>
							<Button kind="solid" waiting={moving.isPending} onClick={() => void move(asked)}>
								{t.moveDo}
							</Button>
							<Button onClick={() => setAsked(null)}>{common.cancel}</Button>
						</>
					}
				>
					<p>{t.moveWords}</p>
				</Dialog>
			)}
		</section>
	);
}

function Apart({ plan, view }: { plan: PlanView; view: ChecksView }) {
	const t = useText(checksText);
	const nameOf = (key: string) => `${key} ${plan.sections.find((section) => section.key === key)?.shortTitle ?? ''}`;
	return (
		<Disclosure summary={t.apartTitle(view.apart.length)}>
			<p>{t.apartLead}</p>
			<ScrollBox label={t.apartTitle(view.apart.length)}>
				<table className="ui-table checks-apart">
					<thead>
						<tr>
							<th scope="col">{t.apartEdition}</th>
							<th scope="col">{t.apartWhat}</th>
							<th scope="col">{t.apartEntered}</th>
						</tr>
					</thead>
					<tbody>
						{view.apart.map((one) => (
							<tr key={`${one.edition} ${one.id ?? one.text}`}>
								<td>{one.edition}</td>
								<th scope="row">
									{one.text}
									{'　'}
									<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: one.section }}>
										{nameOf(one.section)}
									</Link>
								</th>
								<td>{t.entered(one.entered)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollBox>
		</Disclosure>
	);
}
