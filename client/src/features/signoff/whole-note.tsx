import type { PartView, PlanView } from '@renkei/api';
import type { Capacity } from '@renkei/plan';
import { useText } from '../../text/language.tsx';
import { wholePlanText } from '../../text/whole-plan.ts';
import { wholeWaitsFor } from './manifest.ts';

/** Says, before anything is typed, that 21 cannot be decided yet with these parts. */
export function WholeNote({ plan, parts, capacity }: { plan: PlanView; parts: readonly PartView[]; capacity: Capacity }) {
	const t = useText(wholePlanText);
	const wait = wholeWaitsFor(plan, parts, capacity !== 'checked');
	return wait === null ? null : <p>{t.notYet[wait]}</p>;
}
