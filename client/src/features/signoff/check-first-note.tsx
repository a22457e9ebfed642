import type { PartView, PlanView } from '@renkei/api';
import { checkFirstText } from '../../text/check-first.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { Button, StatusMark } from '../../ui/index.ts';
import type { CheckFirst } from './check-first.ts';
import { partName } from './part-name.ts';

/** Beside the words of a part: that a 確認 of them comes first, and whether it is there. */
export function CheckFirstMark({ state, checks }: { state: CheckFirst | null; checks: boolean }) {
	const t = useText(checkFirstText);
	if (state === null) {
		return null;
	}
	return (
		<p className="check-first">
			<StatusMark kind={state === 'given' ? 'checked' : 'waiting'}>{state === 'given' ? t.given : t.missing}</StatusMark>
			{state === 'given' ? null : <span className="ui-sub">{checks ? t.yours : t.notYet}</span>}
		</p>
	);
}

/** Says at the form which of its parts cannot be decided yet, before anything is typed. */
export function CheckFirstNote({
	plan,
	parts,
	onLeave,
}: {
	plan: PlanView;
	/** Those without the 確認 that has to come first. */
	parts: readonly PartView[];
	/** Takes them out of the act, where parts can be taken out. */
	onLeave?: () => void;
}) {
	const t = useText(checkFirstText);
	const common = useText(commonText);
	if (parts.length === 0) {
		return null;
	}
	const nameOf = (part: PartView) => {
		const section = plan.sections.find(({ key }) => key === part.key);
		return t.part(`${part.key} ${section?.shortTitle ?? ''}`, partName(plan, part, common));
	};
	return (
		<div className="check-first-note">
			<p>{t.waits(common.listed(parts.map(nameOf)))}</p>
			<p>{onLeave === undefined ? t.returnOnly : t.returnOrLeave}</p>
			{onLeave === undefined ? null : (
				<p>
					<Button size="xs" onClick={onLeave}>
						{t.leave(parts.length)}
					</Button>
				</p>
			)}
		</div>
	);
}
