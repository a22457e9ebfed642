import type { PlanView } from '@renkei/api';
import { useState } from 'react';
import { useDrafting, useSuggestOnly } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { Button, Checkbox } from '../../ui/index.ts';
import { OutcomeBanner, useOutcome } from './change.tsx';

/** Whether the vendor drafts; the 代表団体 changes it. */
export function Drafting({ plan }: { plan: PlanView }) {
	const t = useText(membersText);
	const drafting = useDrafting(plan.id);
	const { outcome, note } = useOutcome();
	const allowed = plan.draftingAllowed;
	const change = async () => {
		note(await drafting.mutateAsync({ allowed: !allowed }), allowed ? t.draftingStopped : t.draftingAllowed);
	};
	if (!plan.parties.some((party) => party.membership === 'vendor')) {
		return null;
	}
	return (
		<section className="members-block" aria-labelledby="members-drafting">
			<h2 id="members-drafting">{t.draftingHead}</h2>
			<OutcomeBanner outcome={outcome} />
			<p>{allowed ? t.draftingOn : t.draftingOff}</p>
			{plan.mayLead ? (
				<p>
					<Button waiting={drafting.isPending} onClick={() => void change()}>
						{allowed ? t.draftingStop : t.draftingAllow}
					</Button>
				</p>
			) : null}
		</section>
	);
}

/** Which sections take suggestions only; the 代表団体 changes it, section by section. */
export function SuggestOnly({ plan }: { plan: PlanView }) {
	const t = useText(membersText);
	const common = useText(commonText);
	const suggestOnly = useSuggestOnly(plan.id);
	const { outcome, note } = useOutcome();
	const sections = plan.sections.filter((section) => /^\d\d$/.test(section.key));
	const set = sections.filter((section) => section.suggestOnly);
	// The box shows what was pressed until the server has answered; then it shows what is so.
	const [wanted, setWanted] = useState<{ readonly key: string; readonly on: boolean } | null>(null);
	const change = async (key: string, on: boolean) => {
		setWanted({ key, on });
		const name = sections.find((section) => section.key === key);
		const words = `${key} ${name?.title ?? ''}`;
		note(await suggestOnly.mutateAsync({ key, on }), on ? t.suggestSet(words) : t.suggestFreed(words));
		setWanted(null);
	};
	return (
		<section className="members-block" aria-labelledby="members-suggest">
			<h2 id="members-suggest">{t.suggestHead}</h2>
			{outcome.kind === 'failed' ? <OutcomeBanner outcome={outcome} /> : null}
			{plan.mayLead ? (
				<>
					<p>{t.suggestHelp}</p>
					{/* A line that is always there: a banner would push the boxes away from under the pointer. */}
					<p role="status" className="members-said">
						{outcome.kind === 'done' ? outcome.words : ''}
					</p>
					<fieldset className="members-sections">
						<legend className="ui-hidden">{t.suggestHead}</legend>
						{sections.map((section) => (
							<Checkbox
								key={section.key}
								checked={wanted?.key === section.key ? wanted.on : section.suggestOnly}
								onChange={(event) => void change(section.key, event.target.checked)}
							>
								{section.key} {section.title}
							</Checkbox>
						))}
					</fieldset>
				</>
			) : (
				<p>
					{set.length === 0 ? t.suggestNone : t.suggestIs(common.listed(set.map((section) => `${section.key} ${section.title}`)))}
				</p>
			)}
		</section>
	);
}
