import { accept } from '@renkei/plan';
import { expect, it } from 'vitest';
import { startTurns } from './turns.ts';

it('[AV44] archives are made one at a time, and nobody lets so many wait that others cannot', async () => {
	const turns = startTurns();
	let [busy, most] = [0, 0];
	const gate = Promise.withResolvers<void>();
	const work = async () => {
		busy += 1;
		most = Math.max(most, busy);
		await gate.promise;
		busy -= 1;
		return accept(null);
	};
	const own = Array.from({ length: 5 }, () => turns.take('a', work));
	const others = ['b', 'c', 'd', 'e', 'f', 'g'].map((person) => turns.take(person, work));
	const failing = turns.take('h', () => Promise.reject(new Error('broken')));
	const failed = expect(failing).rejects.toThrow('broken');
	gate.resolve();
	expect((await Promise.all(own)).map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
	expect((await Promise.all(others)).every(({ ok }) => ok)).toBe(true);
	await failed;
	expect(most).toBe(1);
	// What is over takes no room any more.
	const again = Array.from({ length: 3 }, () => turns.take('a', work));
	expect((await Promise.all(again)).map(({ ok }) => ok)).toEqual([true, true, true]);
	const people = Array.from({ length: 31 }, (_, index) => turns.take(`person ${index}`, work));
	const answers = (await Promise.all(people)).map(({ ok }) => ok);
	expect([answers.filter((ok) => ok).length, answers.at(-1)]).toEqual([30, false]);
});
