import type { PlanView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { type PresenceList, usePresence } from '../../../sync/index.ts';
import { commonText } from '../../../text/common.ts';
import { useText } from '../../../text/language.tsx';
import { savingText } from '../../../text/section-saving.ts';
import { BodyChip, Menu } from '../../../ui/index.ts';

const partyOf = (plan: PlanView, code: string) => plan.parties.find((party) => party.code === code);

/** Who else is in this section, by body with counts; opened, every person with the place. */
export function PresenceChips({ plan }: { plan: PlanView }) {
	const t = useText(savingText);
	const presence = usePresence();
	const count = presence.reduce((total, party) => total + party.people.length, 0);
	if (count === 0) {
		return null;
	}
	return (
		<div className="presence">
			<Menu
				summary={
					<span className="presence__chips">
						{presence.map((body) => {
							const party = partyOf(plan, body.party);
							return party === undefined ? null : (
								<BodyChip key={body.party} party={party} parties={plan.parties} count={body.people.length} />
							);
						})}
						<span className="presence__folded ui-number">{t.presence(count)}</span>
					</span>
				}
			>
				<PersonList plan={plan} presence={presence} />
			</Menu>
		</div>
	);
}

function PersonList({ plan, presence }: { plan: PlanView; presence: PresenceList }) {
	const t = useText(savingText);
	const common = useText(commonText);
	const placesOf = (parts: readonly string[]) =>
		plan.sections.flatMap((section) =>
			section.parts
				.filter((part) => parts.includes(part.id))
				.map((part) => ({
					key: part.id,
					section: section.key,
					name: `${section.shortTitle} ${part.body === null ? common.trunk : (partyOf(plan, part.body)?.shortName ?? '')}`,
				})),
		);
	return (
		<>
			<p className="ui-menu__head">{t.here}</p>
			<ul className="presence__people">
				{presence.flatMap((body) => {
					const party = partyOf(plan, body.party);
					return body.people.map((person) => {
						const places = placesOf(person.parts);
						const first = places[0];
						return (
							<li key={person.seat}>
								{party === undefined ? null : <BodyChip party={party} parties={plan.parties} size={20} />}
								<span>{person.name}</span>
								{first === undefined ? null : (
									<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: first.section }} className="ui-sub">
										{places.length > 2 ? first.name.split(' ')[0] : t.places(places.map((place) => place.name))}
									</Link>
								)}
							</li>
						);
					});
				})}
			</ul>
		</>
	);
}
