import type { ActView, PartyView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { since } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { listText } from '../../text/status.ts';
import { todayText } from '../../text/today.ts';
import { BodyChip } from '../../ui/index.ts';

type Words = (typeof todayText)['ja'];

function detailOf(act: ActView, t: Words, verdicts: Record<string, string>): string {
	switch (act.kind) {
		case 'signoff':
			return verdicts[act.detail] ?? act.detail;
		case 'drafting':
			return act.detail === 'allowed' ? t.draftingOn : t.draftingOff;
		case 'suggest-only':
			return act.detail.endsWith(' open') ? t.suggestOnlyOff(act.detail.slice(0, 2)) : t.suggestOnlyOn(act.detail);
		default:
			return act.detail;
	}
}

/** What others did that touches this body, newest first. */
export function Changes({
	acts,
	plan,
	parties,
	now,
}: {
	acts: readonly ActView[];
	plan: string;
	parties: readonly PartyView[];
	now: Date;
}) {
	const t = useText(todayText);
	const lists = useText(listText);
	const { language } = useLanguage();
	if (acts.length === 0) {
		return <p className="ui-sub">{t.noChanges}</p>;
	}
	return (
		<ul className="ui-list today-rows">
			{acts.map((act) => {
				const where = act.part === null ? '' : `${act.part.key} ${act.part.title}`;
				const say = t.act[act.kind] ?? t.otherAct;
				const sentence = say(act.person, where, detailOf(act, t, lists.verdict));
				return (
					<li key={act.id} className="today-row">
						<BodyChip party={act.party} parties={parties} />
						<p>
							<Sentence sentence={sentence} where={where} section={act.part?.key ?? null} plan={plan} />
						</p>
						<p className="ui-sub ui-number">{since(act.at, now, language)}</p>
					</li>
				);
			})}
		</ul>
	);
}

/** The sentence with the section's name as its link. */
function Sentence({ sentence, where, section, plan }: { sentence: string; where: string; section: string | null; plan: string }) {
	const at = section === null ? -1 : sentence.indexOf(where);
	if (section === null || at < 0) {
		return sentence;
	}
	return (
		<>
			{sentence.slice(0, at)}
			<Link to="/plans/$plan/s/$key" params={{ plan, key: section }} className="today-row__place">
				{where}
			</Link>
			{sentence.slice(at + where.length)}
		</>
	);
}
