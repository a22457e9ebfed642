import './services.css';
import type { PlanView } from '@renkei/api';
import { useServices } from '../../api/index.ts';
import { useText } from '../../text/language.tsx';
import { servicesText } from '../../text/services.ts';
import { numberText } from '../../text/values.ts';
import { ScrollBox } from '../../ui/index.ts';

/** What a precedent costs and brings per resident: bodies of any size stand beside each other. Nothing while there is none. */
export function PrecedentFigures({ plan }: { plan: PlanView }) {
	const t = useText(servicesText);
	const { data } = useServices(plan.id);
	const precedents = data?.choices.precedents ?? [];
	if (precedents.length === 0) {
		return null;
	}
	return (
		<section aria-labelledby="precedents-title" className="services">
			<div className="services__head">
				<h2 id="precedents-title">{t.precedentsTitle}</h2>
				<p className="ui-sub">{t.precedentsHow}</p>
			</div>
			<ScrollBox label={t.precedentsTitle} className="services-table">
				<table className="ui-table">
					<caption className="ui-hidden">{t.precedentsTitle}</caption>
					<thead>
						<tr>
							<th scope="col">{t.name}</th>
							<th scope="col" className="ui-table__end">
								{t.population}
							</th>
							<th scope="col" className="ui-table__end">
								{t.cost}
							</th>
							<th scope="col" className="ui-table__end">
								{t.benefit}
							</th>
							<th scope="col">{t.lacks}</th>
						</tr>
					</thead>
					<tbody>
						{precedents.map((one, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: rows of a computed list have no name; two may say the same
							<tr key={at}>
								<th scope="row">
									{one.name ?? '—'}
									<span className="ui-sub services-table__more">{one.service}</span>
								</th>
								<td className="ui-table__end services-table__word">{counted(one.population, t.people)}</td>
								<td className="ui-table__end services-table__word">{counted(one.costPerResident, t.yen)}</td>
								<td className="ui-table__end">
									{counted(one.benefitPerThousand, '')}
									{one.benefitPerThousand === null ? null : (
										<span className="ui-sub services-table__more">{one.benefitUnit}</span>
									)}
								</td>
								<td>{one.lacks.length === 0 ? '—' : one.lacks.map((lack) => t.lack[lack]).join('、')}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollBox>
		</section>
	);
}

const counted = (value: number | null, unit: string): string => (value === null ? '—' : `${numberText(value)} ${unit}`.trim());
