import type { ChoicesView, PrecedentView } from '@renkei/api';
import { useText } from '../../text/language.tsx';
import { servicesText } from '../../text/services.ts';
import { numberText } from '../../text/values.ts';
import { Disclosure, Icon, ScrollBox } from '../../ui/index.ts';

/** From 共通課題 over what was considered and who has it already to the result and its reason. */
export function CandidateList({ choices }: { choices: ChoicesView }) {
	const t = useText(servicesText);
	const { candidates, openIssues } = choices;
	const lacking = candidates.filter(({ lacks }) => lacks.length > 0).length;
	return (
		<Disclosure summary={t.candidates(candidates.length, lacking)}>
			{candidates.length === 0 ? <p className="ui-body-text">{t.noCandidates}</p> : <Rows candidates={candidates} />}
			{openIssues.length === 0 ? null : (
				<div className="services__open">
					<p>{t.openIssues}</p>
					<ul>
						{openIssues.map(({ no, words }, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: rows of a computed list have no name; two may say the same
							<li key={at}>
								{no === null ? '—' : numberText(no)} {words ?? '—'}
							</li>
						))}
					</ul>
				</div>
			)}
		</Disclosure>
	);
}

function Rows({ candidates }: { candidates: ChoicesView['candidates'] }) {
	const t = useText(servicesText);
	return (
		<ScrollBox label={t.candidate} className="services-table">
			<table className="ui-table">
				<caption className="ui-hidden">{t.candidates(candidates.length, 0)}</caption>
				<thead>
					<tr>
						<th scope="col">{t.issue}</th>
						<th scope="col">{t.candidate}</th>
						<th scope="col">{t.precedents}</th>
						<th scope="col">{t.decision}</th>
						<th scope="col">{t.reason}</th>
					</tr>
				</thead>
				<tbody>
					{candidates.map(({ no, name, modelType, issue, precedents, decision, reason, lacks }, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: as above
						<tr key={at}>
							<td>{issue?.words == null ? <Lack>{t.noIssue}</Lack> : `${numberText(issue.no)} ${issue.words}`}</td>
							<th scope="row">
								{no === null ? '—' : numberText(no)} {name ?? '—'}
								{modelType === null ? null : <span className="ui-sub services-table__more">{t.modelType(modelType)}</span>}
							</th>
							<td>
								{precedents.length === 0 ? '—' : null}
								{precedents.map((precedent, place) => (
									// biome-ignore lint/suspicious/noArrayIndexKey: as above
									<PrecedentWords key={place} precedent={precedent} />
								))}
							</td>
							<td className="services-table__word">{decision ?? '—'}</td>
							<td>{lacks.includes('reason') ? <Lack>{t.noReason}</Lack> : (reason ?? '—')}</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollBox>
	);
}

function Lack({ children }: { children: string }) {
	return (
		<span className="services__lack">
			<Icon name="warning" /> {children}
		</span>
	);
}

function PrecedentWords({ precedent: { name, costPerResident, benefitPerThousand, benefitUnit } }: { precedent: PrecedentView }) {
	const t = useText(servicesText);
	const figures = [
		costPerResident === null ? null : t.perResident(numberText(costPerResident)),
		benefitPerThousand === null ? null : t.perThousand(numberText(benefitPerThousand), benefitUnit),
	].filter((word) => word !== null);
	return (
		<span className="services-table__more">
			{name ?? '—'}
			{figures.length === 0 ? null : <span className="ui-sub services-table__more">{figures.join('、')}</span>}
		</span>
	);
}
