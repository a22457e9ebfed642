import { expect, it } from 'vitest';
import type { Figure } from './case.ts';
import { type Result, tablesOf } from './table.ts';

const wait: Figure = { key: 'wait', title: 'wait', better: 'less', over: 'median' };
const lost: Figure = { key: 'lost', title: 'lost', better: null, over: 'worst' };

function resultOf(
	name: string,
	role: Result['server']['role'],
	runs: readonly [wait: number, lost: number, noise: number][],
): Result {
	const samples = runs.map(([wait, lost, noise]) => ({ table: 'herd', figures: { wait, lost }, noise }));
	return { server: { name, role }, samples };
}

const rowOf = (text: string, name: string): string[] | undefined =>
	text
		.split('\n')
		.find((line) => line.startsWith(`| ${name} |`))
		?.split('|')
		.slice(2, -1)
		.map((cell) => cell.trim());

it('[BE5] a row holds the median, its ratio to the raw relay and to the best peer, never to ourselves or a relay', () => {
	const text = tablesOf({ name: 'herd', figures: [wait, lost] }, [
		resultOf('raw', 'floor', [[2, 0, 1]]),
		resultOf('batched', 'floor', [[1, 0, 1]]),
		resultOf('peer-a', 'peer', [[8, 0, 1]]),
		resultOf('peer-b', 'peer', [[16, 0, 1]]),
		resultOf('renkei', 'own', [[4, 0, 1]]),
	]);
	expect(rowOf(text, 'renkei')).toEqual(['4', '2', '0.5', '0', '1', '1']);
	expect(rowOf(text, 'peer-b')).toEqual(['16', '8', '2', '0', '1', '1']);
});

it('[BE6] noisy runs do not count for a median, and always count for what was lost', () => {
	const runs: [number, number, number][] = [
		[5, 0, 2],
		[7, 0, 4],
		[90, 3, 150],
	];
	const text = tablesOf({ name: 'herd', figures: [wait, lost] }, [resultOf('renkei', 'own', runs)]);
	expect(rowOf(text, 'renkei')).toEqual(['6', '–', '–', '3', '3', '3']);
});
