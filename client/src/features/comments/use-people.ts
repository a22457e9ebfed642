import type { PartAddress } from '@renkei/plan';
import { useMemo } from 'react';
import { useMembers } from '../../api/index.ts';
import { type AddressGroup, addressGroups } from './addressees.ts';
import { useCardScope } from './card-scope.tsx';
import type { Nameable } from './mentions.ts';

/** Whom a thread on a part can ask: parties and seats that may read it. */
export function useAddressGroups({ key, body }: PartAddress): readonly AddressGroup[] {
	const { plan, parties, rules } = useCardScope();
	const { data } = useMembers(plan, 'pushed');
	return useMemo(() => addressGroups(parties, data?.seats ?? [], rules, { key, body }), [parties, data, rules, key, body]);
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
