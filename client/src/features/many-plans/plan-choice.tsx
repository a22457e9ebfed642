import type { PlanSummary } from '@renkei/api';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { manyPlansText } from '../../text/many-plans.ts';
import { Button, Checkbox, ChoiceGroup } from '../../ui/index.ts';

/** Name of a plan's 代表団体; null while none is named. */
export function representativeOf({ bodies, representative }: PlanSummary): string | null {
	return bodies.find(({ code }) => code === representative)?.name ?? null;
}

/** The plans to comment on, by 代表団体, 類型 and title: titles alone are alike. */
export function PlanChoice({
	plans,
	chosen,
	error,
	onChosen,
}: {
	plans: readonly PlanSummary[];
	chosen: readonly string[];
	error: string | null;
	onChosen: (plans: readonly string[]) => void;
}) {
	const t = useText(manyPlansText);
	const common = useText(commonText);
	// In the order of the list, whatever the order of the presses.
	const toggle = (id: string) =>
		onChosen(plans.map((plan) => plan.id).filter((plan) => (plan === id ? !chosen.includes(plan) : chosen.includes(plan))));
	return (
		<ChoiceGroup legend={t.plans} support={t.plansHelp} error={error} id="many-plans-choice">
			<div className="many-plans__all">
				<Button size="xs" onClick={() => onChosen(plans.map(({ id }) => id))}>
					{t.all}
				</Button>
				<Button size="xs" onClick={() => onChosen([])}>
					{t.nobody}
				</Button>
				<span className="ui-sub ui-number" role="status">
					{t.chosen(chosen.length)}
				</span>
			</div>
			<div className="many-plans__choices">
				{plans.map((plan) => (
					<Checkbox key={plan.id} checked={chosen.includes(plan.id)} onChange={() => toggle(plan.id)}>
						{t.plan(representativeOf(plan) ?? t.unset, common.scheme(plan.scheme), plan.title)}
					</Checkbox>
				))}
			</div>
		</ChoiceGroup>
	);
}
