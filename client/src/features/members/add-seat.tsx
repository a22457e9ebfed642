import type { PlanView } from '@renkei/api';
import { isDeputy, readDay, type SeatRole } from '@renkei/plan';
import { type FormEvent, useState } from 'react';
import { useChangeMembers } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { dayFieldText } from '../../text/day-field.ts';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { listText } from '../../text/status.ts';
import { Button, DayField, Disclosure, Select, TextField } from '../../ui/index.ts';
import type { useOutcome } from './change.tsx';
import { rolesFor } from './roles.ts';
import { seatRights } from './seat-rights.ts';

/** Adds a seat of one party; folded until it is wanted. */
export function AddSeat({
	plan,
	party,
	note,
}: {
	plan: PlanView;
	party: PlanView['parties'][number];
	note: ReturnType<typeof useOutcome>['note'];
}) {
	const t = useText(membersText);
	const common = useText(commonText);
	const lists = useText(listText);
	const change = useChangeMembers(plan.id);
	const roles = rolesFor(party.membership);
	const [person, setPerson] = useState('');
	const [post, setPost] = useState('');
	const [role, setRole] = useState<SeatRole>(roles[0] ?? 'officer');
	const [basis, setBasis] = useState('');
	const [to, setTo] = useState('');
	const [error, setError] = useState<{ readonly at: 'person' | 'to'; readonly words: string } | null>(null);
	const days = useText(dayFieldText);
	const ids = { person: `add-${party.code}-person`, to: `add-${party.code}-to` };
	// Whoever will hold the seat is nobody who has one yet.
	const statesBasis = seatRights(plan, { role, personId: '', party }).basis;
	const missing = (at: 'person' | 'to', words: string) => {
		setError({ at, words });
		document.getElementById(ids[at])?.focus();
	};
	const submit = async (event: FormEvent) => {
		event.preventDefault();
		if (person.trim() === '') {
			missing('person', t.addPersonMissing);
			return;
		}
		const day = readDay(to);
		if (to.trim() !== '' && day === null) {
			missing('to', days.unread);
			return;
		}
		setError(null);
		const who = { party: party.code, person: person.trim(), post: post.trim(), role };
		const answer = await change.mutateAsync({ add: { ...who, to: day, delegation: statesBasis ? basis : null } });
		if (note(answer, t.added(person.trim()))) {
			setPerson('');
			setPost('');
			setBasis('');
			setTo('');
		}
	};
	return (
		<Disclosure summary={t.addHead(party.name)}>
			<form noValidate className="members-add" onSubmit={(event) => void submit(event)}>
				<TextField
					id={ids.person}
					label={t.addPerson}
					need={{ kind: 'required', word: common.required }}
					support={t.addPersonHelp}
					error={error?.at === 'person' ? error.words : null}
					value={person}
					maxLength={100}
					autoComplete="off"
					onChange={(event) => setPerson(event.target.value)}
				/>
				<TextField
					label={t.addPost}
					need={{ kind: 'optional', word: common.optional }}
					support={t.addPostHelp}
					value={post}
					maxLength={100}
					autoComplete="off"
					onChange={(event) => setPost(event.target.value)}
				/>
				<Select
					label={t.addRole}
					need={{ kind: 'required', word: common.required }}
					value={role}
					onChange={(event) => setRole(roles.find((candidate) => candidate === event.target.value) ?? role)}
				>
					{roles.map((candidate) => (
						<option key={candidate} value={candidate}>
							{lists.role[candidate]}
						</option>
					))}
				</Select>
				{statesBasis ? (
					<TextField
						label={t.basis}
						need={{ kind: 'optional', word: common.optional }}
						support={t.basisHelp}
						value={basis}
						maxLength={200}
						autoComplete="off"
						onChange={(event) => setBasis(event.target.value)}
					/>
				) : isDeputy(role) ? (
					<p className="ui-sub">{t.basisWho(party.name)}</p>
				) : null}
				<DayField
					id={ids.to}
					label={t.termEnd}
					need={{ kind: 'optional', word: common.optional }}
					error={error?.at === 'to' ? error.words : null}
					value={to}
					onChange={setTo}
				/>
				<Button type="submit" waiting={change.isPending}>
					{t.add}
				</Button>
			</form>
		</Disclosure>
	);
}
