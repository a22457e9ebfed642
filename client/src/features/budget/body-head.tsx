import type { PlanView } from '@renkei/api';
import { BodyChip } from '../../ui/index.ts';

/** The head of a body's row: its chip and name. */
export function BodyHead({ plan, code }: { plan: PlanView; code: string }) {
	const party = plan.parties.find((candidate) => candidate.code === code);
	return (
		<th scope="row">
			{party === undefined ? code : <BodyChip party={party} parties={plan.parties} size={22} />}{' '}
			<span aria-hidden="true">{party?.name}</span>
		</th>
	);
}
