import './receipt.css';
import type { PlanView, SigningActView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { receiptFile } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { clockTime, dateAndTime, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { receiptText } from '../../text/receipt.ts';
import { listText } from '../../text/status.ts';
import { Button, buttonClass, ScrollBox, StatusMark } from '../../ui/index.ts';
import { Checking } from './checking.tsx';
import { Place } from './place.tsx';

interface ReceiptProps {
	readonly plan: PlanView;
	readonly act: SigningActView;
}

function Facts({ act }: { act: SigningActView }) {
	const t = useText(receiptText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const { intent, evidence } = act;
	const { said, seat } = intent;
	const textName = intent.act === 'withdraw' ? t.withdrawReason : (t.text[said.verdict ?? ''] ?? '');
	const passkeyWords = ({ registeredAt, enrolledBy }: { registeredAt: string; enrolledBy?: string | null | undefined }) =>
		t.passkeyOf(dateAndTime(registeredAt, language), t.enrolledBy[enrolledBy ?? ''] ?? null);
	const lines: readonly (readonly [string, ReactNode])[] = [
		[t.plan, intent.plan.title],
		[t.body, intent.body.name],
		[t.person, `${seat.post} ${seat.person}`],
		[t.capacity, intent.act === 'later-view' ? t.laterView : lists.capacity[said.capacity]],
		[t.verdict, said.verdict === null ? null : lists.verdict[said.verdict]],
		[textName, said.text],
		[t.absent, said.absent],
		[t.basis, said.basis],
		[t.documentNumber, said.documentNumber],
		[t.decidedOn, said.decidedOn === null ? null : longDate(said.decidedOn, language)],
		[t.consulted, common.listed(said.consulted)],
		[t.statement, intent.statement.words],
		[t.at, t.atIs(longDate(act.at, language), clockTime(act.at))],
		[t.entered, t.enteredAt(t.enteredBy[evidence.signedInBy] ?? evidence.signedInBy, dateAndTime(evidence.signedInAt, language))],
		[t.stepUp, evidence.stepUp.method === 'passkey' ? passkeyWords(evidence.stepUp) : t.signIn],
	];
	return (
		<dl className="ui-fields receipt-facts">
			{lines
				.filter(([, words]) => words !== null && words !== '')
				.map(([name, words]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{words}</dd>
					</div>
				))}
		</dl>
	);
}

function Parts({ plan, act, asOf }: ReceiptProps & { readonly asOf: Date }) {
	const t = useText(receiptText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const { parts } = act.intent;
	const nameOf = (key: string) => {
		const section = plan.sections.find((candidate) => candidate.key === key);
		return section === undefined ? key : `${key} ${section.shortTitle}`;
	};
	const ownerOf = (owner: string | null) =>
		owner === null ? common.trunk : common.partOf(plan.parties.find((party) => party.code === owner)?.name ?? owner);
	return (
		<ScrollBox label={t.parts(parts.length)}>
			<table className="ui-table receipt-parts">
				<caption>{t.parts(parts.length)}</caption>
				<thead>
					<tr>
						<th scope="col">{t.section}</th>
						<th scope="col">{t.part}</th>
						<th scope="col" className="ui-table__end">
							{t.version}
						</th>
						<th scope="col">{t.hash}</th>
						<th scope="col">
							<span className="receipt-on-screen">{t.state}</span>
							<span className="receipt-on-paper">{t.stateAt(dateAndTime(asOf.toISOString(), language))}</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{parts.map((part) => {
						const signoff = act.signoffs.find((one) =>
							part.signoff === null ? one.part === part.part : one.id === part.signoff,
						);
						const state = signoff?.state ?? 'valid';
						const kind = { valid: 'decided', lapsed: 'lapsed', withdrawn: 'not-applicable' } as const;
						return (
							<tr key={`${part.part} ${part.signoff ?? ''}`}>
								<th scope="row">{nameOf(part.section)}</th>
								<td>
									<Link
										to="/plans/$plan/parts/$part/evidence"
										params={{ plan: plan.id, part: part.part }}
										aria-label={t.evidenceNamed(nameOf(part.section), ownerOf(part.owner))}
									>
										{ownerOf(part.owner)}
									</Link>
								</td>
								<td className="ui-table__end">{part.seq}</td>
								<td className="receipt-hash">{part.contentHash.replace('sha256:', '')}</td>
								<td>
									<StatusMark kind={kind[state]}>{lists.signoffState[state]}</StatusMark>
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</ScrollBox>
	);
}

/** The receipt of one recorded act: who, for which body, what, of which words, when and how proved. */
export function Receipt({ plan, act, asOf }: ReceiptProps & { readonly asOf: Date }) {
	const t = useText(receiptText);
	const lists = useText(listText);
	const { intent } = act;
	// Only of what is still valid and counts: nobody is told of the rest.
	const counts = intent.said.capacity !== 'checked' && intent.said.verdict !== 'return';
	const lapses = intent.act === 'sign' && counts && act.signoffs.some(({ state }) => state === 'valid');
	return (
		<article className="receipt">
			<header className="receipt-head">
				<h1>{t.title(act.number)}</h1>
				<p>{t.kinds[intent.act]?.(lists.capacity[intent.said.capacity] ?? '')}</p>
				<p className="ui-sub">
					{t.about}
					{lapses ? t.lapse : ''}
				</p>
			</header>
			<div className="receipt-acts">
				<a href={receiptFile(plan.id, act.id)} className={buttonClass('solid')}>
					{t.pdf}
				</a>
				<Button onClick={() => window.print()}>{t.print}</Button>
				<Link to="/plans/$plan/signoff" params={{ plan: plan.id }}>
					{t.back}
				</Link>
			</div>
			<Facts act={act} />
			<Parts plan={plan} act={act} asOf={asOf} />
			<Place plan={plan} act={act} />
			<Checking act={act} />
		</article>
	);
}
