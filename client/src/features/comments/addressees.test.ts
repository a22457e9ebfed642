import type { SeatView } from '@renkei/api';
import { expect, it } from 'vitest';
import { partyFixture } from '../../testing/thread-fixture.ts';
import { addresseeOf, addressGroups, choiceOf } from './addressees.ts';

const asagiri = partyFixture('061');
const kurise = partyFixture('062');
const observer = partyFixture('06', { kind: 'prefecture', membership: 'observer' });
const seatOf = (seat: string, party: SeatView['party']): SeatView => ({
	...{ seat, person: seat, personId: seat, post: '', plan: 'plan', party },
	...{ role: 'officer', from: '2026-04-01', to: null, delegation: null },
});
const rules = { representative: '061', draftingAllowed: true, suggestOnly: [] };
const seats = [seatOf('s1', asagiri), seatOf('s2', kurise), seatOf('s3', observer)];
const groupsOn = (part: Parameters<typeof addressGroups>[3]) => addressGroups([asagiri, kurise, observer], seats, rules, part);

it('[CO17] whoever may read a part can be asked, party by party with its seats', () => {
	const told = groupsOn({ key: '02', body: null }).map(({ party, seats: own }) => [party.code, own.map(({ seat }) => seat)]);
	expect(told).toEqual([
		['061', ['s1']],
		['062', ['s2']],
		['06', ['s3']],
	]);
});

it('[CO18] nobody is asked about a part that is hidden from them', () => {
	expect(groupsOn({ key: 'memo', body: '062' }).map(({ party }) => party.code)).toEqual(['062']);
});

it('[CO19] a choice stands for a party or a seat, and for nobody where the part is hidden from them', () => {
	const groups = groupsOn({ key: '02', body: null });
	for (const to of [null, { party: '062', seat: null }, { party: '062', seat: 's2' }]) {
		expect(addresseeOf(choiceOf(to), groups)).toEqual(to);
	}
	expect(addresseeOf(choiceOf({ party: '061', seat: 's1' }), groupsOn({ key: 'memo', body: '062' }))).toBe(null);
});
