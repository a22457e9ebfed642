import type { RoundView } from '@renkei/api';
import { expect, it } from 'vitest';
import { chosenAmong, collectedRounds } from './round-choice.ts';

const roundOf = (id: string, over: Partial<RoundView> = {}): RoundView => ({
	...{ id, number: null, kind: 'review', title: '', party: { code: 'v', name: 'v' }, person: '', createdAt: '' },
	...{ releasedAt: null, revision: null, mine: true, counts: { open: 0, doing: 0, done: 0, wont: 0, resolved: 0 } },
	...over,
});

it('[RV6] a comment can go into what one’s own party collects, never into what was released or is of others', () => {
	const rounds = [roundOf('own'), roundOf('out', { releasedAt: '2026-11-20T00:00:00Z' }), roundOf('theirs', { mine: false })];
	expect(collectedRounds(rounds, () => true).map(({ id }) => id)).toEqual(['own']);
	expect(collectedRounds(rounds, ({ kind }) => kind === 'pre-consultation')).toEqual([]);
});

it('[RV6] at once is a choice of its own', () => {
	expect(chosenAmong([roundOf('own')], '')).toEqual({ into: null, ended: false });
	expect(chosenAmong([], null)).toEqual({ into: null, ended: false });
	expect(chosenAmong([roundOf('own')], 'own').into?.id).toBe('own');
});

it('[RV6] a comment meant for a round that ended meanwhile waits to be chosen anew, even where another is collected', () => {
	expect(chosenAmong([], 'own')).toEqual({ into: null, ended: true });
	expect(chosenAmong([roundOf('other')], 'own')).toEqual({ into: null, ended: true });
});
