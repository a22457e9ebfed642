import type { PartView, PlanView, SignoffView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { commonText } from '../../text/common.ts';
import { dateAndTime, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { listText } from '../../text/status.ts';
import { StatusMark } from '../../ui/index.ts';
import { partName } from './part-name.ts';
import { RecordActs } from './record-acts.tsx';
import type { Signing } from './signing-act.ts';

/** Marks of a record: what has become of it, and whether its 後閲 is still to come. */
function Marks({ signoff }: { signoff: SignoffView }) {
	const t = useText(signoffText);
	const lists = useText(listText);
	const { state, viewing } = signoff;
	return (
		<>
			{state === 'valid' ? null : (
				<StatusMark kind={state === 'lapsed' ? 'lapsed' : 'not-applicable'}>{lists.signoffState[state]}</StatusMark>
			)}
			{viewing === null || state === 'withdrawn' ? null : (
				<StatusMark kind={viewing === 'done' ? 'checked' : 'waiting'}>{t.viewing[viewing]}</StatusMark>
			)}
		</>
	);
}

function Record({
	plan,
	place,
	signoff,
	sameAct,
	signing,
}: {
	plan: PlanView;
	/** Section and part, for whoever hears the name of a button alone. */
	place: string;
	signoff: SignoffView;
	sameAct: readonly SignoffView[];
	signing: Signing;
}) {
	const t = useText(signoffText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const body = plan.parties.find((party) => party.code === signoff.body)?.name ?? signoff.body;
	const name = t.record(body, lists.capacity[signoff.capacity] ?? '', lists.verdict[signoff.verdict] ?? '');
	const maybe = (words: string | null, say: (words: string) => string) => (words === null || words === '' ? '' : say(words));
	const small = [
		`${signoff.post} ${signoff.person}`,
		maybe(signoff.absent, t.absent),
		maybe(signoff.basis, t.basis),
		maybe(signoff.documentNumber, t.number),
		maybe(signoff.decidedOn, (day) => t.decidedOn(longDate(day, language))),
		maybe(common.listed(signoff.consulted), t.consulted),
		t.at(dateAndTime(signoff.at, language)),
		maybe(signoff.withdrawnAt, (at) => t.withdrawnAt(dateAndTime(at, language))),
		signoff.carried ? t.carried : '',
	];
	return (
		<li>
			<p className="records__line">
				<span>{name}</span>
				<Marks signoff={signoff} />
			</p>
			<p className="ui-sub records__bits">
				{small
					.filter((words) => words !== '')
					.map((words) => (
						<span key={words}>{words}</span>
					))}
			</p>
			{signoff.text === null || signoff.text === '' ? null : <p className="records__text">{signoff.text}</p>}
			<div className="records__acts">
				{signoff.act === null ? null : (
					<Link
						to="/plans/$plan/receipts/$act"
						params={{ plan: plan.id, act: signoff.act }}
						aria-label={t.receiptNamed(`${name} ${dateAndTime(signoff.at, language)}`)}
					>
						{t.receipt}
					</Link>
				)}
				<RecordActs plan={plan} signoff={signoff} sameAct={sameAct} name={t.recordOf(name, place)} signing={signing} />
			</div>
		</li>
	);
}

/** What has been recorded on the parts of the chosen cell, by everybody. */
export function Records({
	plan,
	parts,
	signoffs,
	signing,
}: {
	plan: PlanView;
	parts: readonly PartView[];
	signoffs: readonly SignoffView[];
	signing: Signing;
}) {
	const t = useText(signoffText);
	const common = useText(commonText);
	const titleOf = (key: string) => plan.sections.find((section) => section.key === key)?.title ?? '';
	return (
		<section className="part-card" aria-labelledby="panel-records">
			<h3 id="panel-records">{t.soFar}</h3>
			{parts.map((part) => {
				const of = signoffs.filter((signoff) => signoff.part === part.id);
				return (
					<div key={part.id}>
						<h4 className="records__part">{partName(plan, part, common)}</h4>
						<p className="records__evidence">
							<Link
								to="/plans/$plan/parts/$part/evidence"
								params={{ plan: plan.id, part: part.id }}
								aria-label={common.evidenceOf(partName(plan, part, common))}
							>
								{common.evidence}
							</Link>
						</p>
						{of.length === 0 ? (
							<p className="ui-sub">{t.noneSoFar}</p>
						) : (
							<ul className="ui-list records">
								{of.map((signoff) => (
									<Record
										key={signoff.id}
										plan={plan}
										place={t.placeOf(`${part.key} ${titleOf(part.key)}`, partName(plan, part, common))}
										signoff={signoff}
										sameAct={signoff.act === null ? [signoff] : signoffs.filter(({ act }) => act === signoff.act)}
										signing={signing}
									/>
								))}
							</ul>
						)}
					</div>
				);
			})}
		</section>
	);
}
