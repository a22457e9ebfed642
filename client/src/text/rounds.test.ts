import { expect, it } from 'vitest';
import { roundName, roundsText } from './rounds.ts';

const { ja, en } = roundsText;
const round = { number: 2, kind: 'review', title: '' } as const;

it('[RV1] a round is called by its number and kind, and by its title where it has one', () => {
	expect(roundName(round, ja)).toBe('第2回 指摘');
	expect(roundName({ ...round, title: '10月版への指摘' }, ja)).toBe('第2回 指摘：10月版への指摘');
});

it('[RV1] a title that was made from the number is not said twice', () => {
	expect(roundName({ ...round, title: '第2回 指摘' }, ja)).toBe('第2回 指摘');
	expect(roundName({ ...round, title: '第2回 指摘' }, en)).toBe('Review, round 2');
});

it('[RV1] before its release a round is called by its title, or by its kind', () => {
	expect(roundName({ number: null, kind: 'pre-consultation', title: '' }, ja)).toBe('事前相談の回（公開前）');
	expect(roundName({ number: null, kind: 'review', title: '10月版への指摘' }, ja)).toBe('10月版への指摘');
});
