import { expect, it } from 'vitest';
import { type PeerUser, peerUserOf, presenceList } from './presence.ts';

const user = (seat: string, party: string, person: string): PeerUser => ({
	seat,
	party,
	person,
	name: `朝霧 ${person}`,
	partyName: '朝霧町',
	shortName: '朝霧',
	color: '#0017c1',
	line: 'dashed',
});

it('[PR1] reads who is there from what the server wrote, and nobody from what it did not', () => {
	expect(peerUserOf({ user: user('s1', '063011', '佐藤') })).toEqual(user('s1', '063011', '佐藤'));
	expect([peerUserOf({}), peerUserOf(null), peerUserOf({ user: { name: '誰か' } })]).toEqual([null, null, null]);
});

it('[PR1] a colour or a line that is none is replaced, because the caret plugin takes only six digits', () => {
	expect(peerUserOf({ user: { ...user('s1', '1', '佐藤'), color: 'red', line: 'wavy' } })).toMatchObject({
		color: '#333333',
		line: 'solid',
	});
});

it('[PR2] counts a person with two windows once, by party in code order', () => {
	const list = presenceList([
		{ part: 'a', users: [user('s3', '2', '山田'), user('s1', '1', '佐藤'), user('s1', '1', '佐藤')] },
		{ part: 'b', users: [user('s1', '1', '佐藤'), user('s2', '1', '井上')] },
	]);
	expect(list.map(({ party, people }) => [party, people.map(({ name, parts }) => [name, parts])])).toEqual([
		[
			'1',
			[
				['井上', ['b']],
				['佐藤', ['a', 'b']],
			],
		],
		['2', [['山田', ['a']]]],
	]);
});
