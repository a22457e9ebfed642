import type { PlanView } from '@renkei/api';
import type { SeatRole } from '@renkei/plan';
import { type FormEvent, useState } from 'react';
import { useChangeMembers } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { listText } from '../../text/status.ts';
import { Button, Disclosure, Select, TextField } from '../../ui/index.ts';
import type { useOutcome } from './change.tsx';
import { rolesFor } from './roles.ts';

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
	const [error, setError] = useState<string | null>(null);
	const personId = `add-${party.code}-person`;
	const submit = async (event: FormEvent) => {
		event.preventDefault();
		if (person.trim() === '') {
			setError(t.addPersonMissing);
			document.getElementById(personId)?.focus();
			return;
		}
		setError(null);
		const answer = await change.mutateAsync({ add: { party: party.code, person: person.trim(), post: post.trim(), role } });
		if (note(answer, t.added(person.trim()))) {
			setPerson('');
			setPost('');
		}
	};
	return (
		<Disclosure summary={t.addHead(party.name)}>
			<form noValidate className="members-add" onSubmit={(event) => void submit(event)}>
				<TextField
					id={personId}
					label={t.addPerson}
					need={{ kind: 'required', word: common.required }}
					support={t.addPersonHelp}
					error={error}
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
				<Button type="submit" waiting={change.isPending}>
					{t.add}
				</Button>
			</form>
		</Disclosure>
	);
}
