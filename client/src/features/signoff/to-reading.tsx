import type { PlanView } from '@renkei/api';
import type { Capacity } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { boardText } from '../../text/board.ts';
import { useText } from '../../text/language.tsx';
import { buttonClass } from '../../ui/index.ts';

/** The way to the page on which everything that waits is read and recorded at once. */
export function ToReading({ plan, capacity, kind }: { plan: PlanView; capacity: Capacity; kind: 'link' | 'button' }) {
	const t = useText(boardText);
	return (
		<Link to="/plans/$plan/sign" params={{ plan: plan.id }} className={kind === 'button' ? buttonClass('outline') : undefined}>
			{capacity === 'checked' ? t.readingCheck : t.readingDecide}
		</Link>
	);
}
