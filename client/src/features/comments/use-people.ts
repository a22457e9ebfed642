import type { PartAddress } from '@renkei/plan';
import { useMemo } from 'react';
import { useMembers, useNow } from '../../api/index.ts';
import { dayInJapan } from '../../text/dates.ts';
import { type AddressGroup, addressGroups } from './addressees.ts';
import { useCardScope } from './card-scope.tsx';
import type { Nameable } from './mentions.ts';

/** Whom a thread on a part can ask: parties and seats that may read it. */
export function useAddressGroups({ key, body }: PartAddress): readonly AddressGroup[] {
	const { plan, parties, rules } = useCardScope();
	const { data } = useMembers(plan, 'pushed');
	const today = dayInJapan(useNow());
	return useMemo(() => {
		// A seat that begins later reads nothing yet.
		const held = data?.seats.filter((seat) => seat.from <= today) ?? [];
		return addressGroups(parties, held, rules, { key, body });
	}, [parties, data, rules, key, body, today]);
}

/** Whom a comment on a part can name: everybody who may read it, besides the seat that writes. */
export function usePeople(part: PartAddress): readonly Nameable[] {
	const { seat: own } = useCardScope();
	const groups = useAddressGroups(part);
	return useMemo(
		() =>
			groups.flatMap(({ party, seats }) =>
				seats
					.filter(({ seat, person }) => seat !== own.seat && person !== '')
					.map(({ seat, person, post }) => ({ seat, person, post, party: party.name })),
			),
		[groups, own.seat],
	);
}
