import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useSignoffs } from '../api/index.ts';
import { PlanFrame, WithPlan } from '../features/frame/index.ts';
import { type Choice, Signoff } from '../features/signoff/index.ts';
import { SignoffsLoaded } from '../features/signoff/signoffs-loaded.tsx';
import { boardText } from '../text/board.ts';
import { useText } from '../text/language.tsx';

const here = '/plans/$plan/signoff' as const;

/** 確認と決裁. The chosen cell stands in the address, so that a task can lead to it. */
export function SignoffPage() {
	const t = useText(boardText);
	const { plan: id } = useParams({ from: `/signed-in${here}` });
	const { section, body } = useSearch({ from: `/signed-in${here}` });
	const navigate = useNavigate();
	const records = useSignoffs(id);
	const choose = (choice: Choice | null) =>
		void navigate({ to: here, params: { plan: id }, search: choice ?? {}, replace: true, resetScroll: false });
	return (
		<WithPlan id={id}>
			{(plan, lastUpdate) => (
				<PlanFrame plan={plan} title={t.title} layout="fill" status={lastUpdate}>
					<SignoffsLoaded title={t.title} records={records}>
						{(signoffs) => (
							<Signoff
								plan={plan}
								signoffs={signoffs}
								choice={section === undefined ? null : { section, body: body ?? plan.seat.party.code }}
								choose={choose}
							/>
						)}
					</SignoffsLoaded>
				</PlanFrame>
			)}
		</WithPlan>
	);
}
