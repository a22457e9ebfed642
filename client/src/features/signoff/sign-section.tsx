import type { PlanView, SectionView, SignoffView } from '@renkei/api';
import type { Capacity } from '@renkei/plan';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { signFormText } from '../../text/sign-form.ts';
import { Checkbox, ChoiceGroup, Disclosure } from '../../ui/index.ts';
import { useCheckFirst } from './check-first.ts';
import { CheckFirstNote } from './check-first-note.tsx';
import { formName, useKeptLeft } from './kept-form.ts';
import { type OpenedWords, openedAt } from './opened-words.ts';
import { partName } from './part-name.ts';
import { SignForm } from './sign-form.tsx';
import { isChecked, pendingIn, signableIn } from './signable.ts';
import type { Signing } from './signing-act.ts';
import { WholeNote } from './whole-note.tsx';

/** The form for one section: its trunk and the own part in one act, or one of them. */
export function SignSection({
	plan,
	section,
	signoffs,
	capacity,
	opened,
	onChanged,
	signing,
}: {
	plan: PlanView;
	section: SectionView;
	signoffs: readonly SignoffView[];
	capacity: Capacity;
	opened: OpenedWords;
	onChanged: () => void;
	signing: Signing;
}) {
	const t = useText(signFormText);
	const common = useText(commonText);
	const signable = signableIn(plan, section);
	const pending = pendingIn(plan, section, capacity, signoffs);
	const first = pending.length > 0 ? pending : signable;
	const asks = pending.length > 0;
	const name = formName(plan.seat.seat, asks ? section.key : `${section.key}-again`);
	// What the person has taken out; a part that comes to be frozen meanwhile is in by itself.
	const [left, toggle] = useKeptLeft(name);
	const checkFirst = useCheckFirst(plan, signoffs);
	if (signable.length === 0) {
		return null;
	}
	const taken = first.filter((part) => !left.has(part.id));
	const form = (
		<SignForm
			plan={plan}
			capacity={capacity}
			key={name}
			name={name}
			offered={first}
			signoffs={signoffs}
			targets={taken.map((part) => ({
				part,
				openedHash: openedAt(opened, part) === null ? null : part.contentHash,
			}))}
			partChoice={
				<>
					{first.length < 2 ? null : (
						<ChoiceGroup legend={t.parts}>
							{first.map((part) => (
								<Checkbox key={part.id} checked={!left.has(part.id)} onChange={() => toggle([part.id])}>
									{partName(plan, part, common)}
								</Checkbox>
							))}
						</ChoiceGroup>
					)}
					<WholeNote plan={plan} parts={taken} capacity={capacity} />
					<CheckFirstNote
						plan={plan}
						parts={capacity === 'checked' ? [] : taken.filter((part) => checkFirst(part) === 'missing')}
					/>
				</>
			}
			onChanged={onChanged}
			signing={signing}
		/>
	);
	if (asks) {
		return form;
	}
	const words = capacity !== 'checked' ? t.done : isChecked(plan, signable, signoffs) ? t.doneCheck : t.doneUnchecked;
	return (
		<div>
			<p className="ui-sub">{words.says(plan.seat.party.name)}</p>
			<Disclosure summary={words.again}>{form}</Disclosure>
		</div>
	);
}
