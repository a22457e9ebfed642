import { expect, it, vi } from 'vitest';
import { createListeners } from './listeners.ts';

const what = (part: string, plan = 'plan') => ({ plan, part, key: '13', body: null });

it('[WP18] tells who listens to a plan at once, then once a pause, and what came last is not lost', async () => {
	const told: string[] = [];
	const listeners = createListeners<string>((listener, news) => told.push(`${listener} ${news.part}`), 20);
	const leave = listeners.add('plan', 'a');
	listeners.add('other', 'b');
	for (let count = 0; count < 50; count += 1) {
		listeners.written(what('part'));
	}
	listeners.written(what('second'));
	expect(told).toEqual(['a part', 'a second']);
	await vi.waitUntil(() => told.length > 2);
	expect(told).toEqual(['a part', 'a second', 'a part']);
	leave();
	listeners.written(what('third'));
	expect(told).toHaveLength(3);
});

it('[WP18] does nothing while nobody listens', () => {
	const tell = vi.fn();
	const listeners = createListeners<string>(tell, 20);
	expect(listeners.any()).toBe(false);
	listeners.written(what('part'));
	const leave = listeners.add('plan', 'a');
	expect(listeners.any()).toBe(true);
	leave();
	expect(listeners.any()).toBe(false);
	expect(tell).not.toHaveBeenCalled();
});
