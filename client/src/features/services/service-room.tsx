import './services.css';
import type { PlanView } from '@renkei/api';
import { useServices } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { servicesText } from '../../text/services.ts';
import { Bones } from '../../ui/index.ts';
import { CandidateList } from './candidate-list.tsx';
import { Matrix } from './matrix.tsx';

/** サービス × 団体, and below it, folded, the way from 地域課題 to what was chosen. */
export function ServiceRoom({ plan }: { plan: PlanView }) {
	const t = useText(servicesText);
	const common = useText(commonText);
	const { data, error } = useServices(plan.id);
	if (data === undefined && error?.failure.kind === 'problem' && error.failure.problem.status === 404) {
		// It tells of all of 05: whoever may not read it sees nothing.
		return null;
	}
	return (
		<section aria-labelledby="services-title" className="services">
			<div className="services__head">
				<h2 id="services-title">{t.matrix}</h2>
				<p className="ui-sub">{t.how}</p>
			</div>
			{data !== undefined ? (
				<>
					<Matrix plan={plan} matrix={data.matrix} />
					<CandidateList choices={data.choices} />
				</>
			) : error !== null ? (
				<p className="ui-body-text">{t.failed}</p>
			) : (
				<Bones label={common.loading} rows={3} />
			)}
		</section>
	);
}
