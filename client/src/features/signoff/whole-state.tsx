import type { PlanView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { wholePlanText } from '../../text/whole-plan.ts';
import { Banner, Button } from '../../ui/index.ts';

const MOST_NAMED = 3;

/** What changed since the plan was frozen as a whole, in words. */
export function useChangeWords(plan: PlanView): string {
	const t = useText(wholePlanText);
	const common = useText(commonText);
	const changes = plan.whole?.changes ?? [];
	const named = plan.sections.flatMap(({ parts }) =>
		parts.filter(({ id, standings }) => id !== plan.whole?.part && standings.length > 0),
	);
	if (changes.length > 0 && changes.length === named.length && changes.every(({ kind }) => kind === 'added')) {
		return t.noManifest;
	}
	const words = changes.slice(0, MOST_NAMED).map(({ kind, key, body }) => {
		const name = plan.parties.find(({ code }) => code === body)?.name ?? body;
		return t.changed[kind](name === null ? key : `${key}（${common.partOf(name)}）`);
	});
	const rest = changes.length - words.length;
	return common.listed(rest > 0 ? [...words, t.more(rest)] : words);
}

/** How the decision on the plan as a whole stands, where there is something to say: over the matrix. */
export function WholeState({ plan, choose }: { plan: PlanView; choose: (section: string) => void }) {
	const t = useText(wholePlanText);
	const common = useText(commonText);
	const changes = useChangeWords(plan);
	const { whole } = plan;
	const part = plan.sections.flatMap(({ parts }) => parts).find(({ id }) => id === whole?.part);
	if (whole === null || part === undefined) {
		return null;
	}
	if (whole.step === 'decided') {
		return (
			<Banner kind="success" kindName={common.success} title={t.decided}>
				{plan.seat.party.membership === 'member' ? (
					<p>
						<Link to="/plans/$plan/ledger" params={{ plan: plan.id }}>
							{t.decidedNext}
						</Link>
					</p>
				) : null}
			</Banner>
		);
	}
	const lead = plan.parties.find(({ code }) => code === plan.representative)?.name ?? common.trunk;
	const toSection = (
		<p>
			<Button onClick={() => choose(part.key)}>{t.toSection}</Button>
		</p>
	);
	if (whole.step === 'to-freeze') {
		return (
			<Banner kind="info" kindName={common.info} title={t.toFreeze}>
				<p>{t.toFreezeText(lead)}</p>
				{toSection}
			</Banner>
		);
	}
	const hasChanged = whole.step === 'changed' || whole.changes.length > 0;
	return part.frozen === null || !hasChanged ? null : (
		<Banner kind="warning" kindName={common.warning} title={t.changedHead}>
			<p>{changes === '' ? t.unseen : `${changes}。`}</p>
			<p>{whole.step === 'changed' ? t.waitsForLead(lead) : t.waitsForOthers}</p>
			{toSection}
		</Banner>
	);
}
