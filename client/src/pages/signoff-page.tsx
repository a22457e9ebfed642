import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useSignoffs } from '../api/index.ts';
import { PlanFrame, WithPlan } from '../features/frame/index.ts';
import { type Choice, Signoff } from '../features/signoff/index.ts';
import { useText } from '../text/language.tsx';
import { signoffText } from '../text/signoff.ts';

const here = '/plans/$plan/signoff' as const;

/** 確認と決裁. The chosen cell stands in the address, so that a task can lead to it. */
export function SignoffPage() {
	const t = useText(signoffText);
	const { plan: id } = useParams({ from: `/signed-in${here}` });
	const { section, body } = useSearch({ from: `/signed-in${here}` });
	const navigate = useNavigate();
	const signoffs = useSignoffs(id).data?.signoffs ?? [];
	const choose = (choice: Choice | null) =>
		void navigate({ to: here, params: { plan: id }, search: choice ?? {}, replace: true, resetScroll: false });
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={t.title} layout="fill" status={lastUpdate}>
					<Signoff
						plan={plan}
						signoffs={signoffs}
						choice={section === undefined ? null : { section, body: body ?? plan.seat.party.code }}
						choose={choose}
					/>
				</PlanFrame>
			)}
		</WithPlan>
	);
}
