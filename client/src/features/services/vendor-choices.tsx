import './services.css';
import type { PlanView } from '@renkei/api';
import type { vendorStages } from '@renkei/plan';
import { useServices } from '../../api/index.ts';
import { useText } from '../../text/language.tsx';
import { servicesText } from '../../text/services.ts';
import { Icon, ScrollBox } from '../../ui/index.ts';

const order = ['絞り込み', '候補', '見送り'] as const satisfies readonly (typeof vendorStages)[number][];

/** The short list first, then who is still looked at, then who was dropped, each with the reason. Nothing while there is none. */
export function VendorChoices({ plan }: { plan: PlanView }) {
	const t = useText(servicesText);
	const { data } = useServices(plan.id);
	const vendors = data?.choices.vendors ?? [];
	if (vendors.length === 0) {
		return null;
	}
	const placeOf = (stage: (typeof vendorStages)[number] | null) => (stage === null ? order.length : order.indexOf(stage));
	const sorted = vendors.toSorted((a, b) => placeOf(a.stage) - placeOf(b.stage));
	const count = (stage: (typeof vendorStages)[number]) => vendors.filter((one) => one.stage === stage).length;
	return (
		<section aria-labelledby="vendors-title" className="services">
			<div className="services__head">
				<h2 id="vendors-title">{t.vendorsTitle}</h2>
				<p className="ui-sub">{t.vendorsHow(vendors.length, count('絞り込み'), count('見送り'))}</p>
			</div>
			<ScrollBox label={t.vendorsTitle} className="services-table">
				<table className="ui-table">
					<caption className="ui-hidden">{t.vendorsTitle}</caption>
					<thead>
						<tr>
							<th scope="col">{t.vendor}</th>
							<th scope="col">{t.stage}</th>
							<th scope="col">{t.reason}</th>
							<th scope="col">{t.source}</th>
						</tr>
					</thead>
					<tbody>
						{sorted.map(({ name, stage, reason, source, lacks }, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: rows of a computed list have no name; two may say the same
							<tr key={at}>
								<th scope="row">{name ?? '—'}</th>
								<td className="services-table__word">{stage ?? t.notEntered}</td>
								<td>
									{lacks.includes('reason') ? (
										<span className="services__lack">
											<Icon name="warning" /> {t.noReason}
										</span>
									) : (
										(reason ?? '—')
									)}
								</td>
								<td>{source ?? '—'}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollBox>
		</section>
	);
}
