import { describe, expect, it } from 'vitest';
import { Gaps } from './gaps.ts';

describe('updates that come before what they rest on', () => {
	it('[WP17a] wait for the step 2, and nothing from the first of them on is durable before it is', () => {
		const gaps = new Gaps();
		expect(gaps.note(2, 0)).toBe('wait');
		expect(gaps.note(3, 0)).toBe('wait');
		expect(gaps.durable(1)).toBe(1);
		expect(gaps.durable(4)).toBe(1);
		gaps.caughtUp();
		gaps.healed(4);
		expect(gaps.durable(4)).toBe(4);
	});

	it('[WP17b] a gap after the step 2 that is being stored is not healed by it', () => {
		const gaps = new Gaps();
		gaps.note(1, 0);
		gaps.caughtUp();
		gaps.note(3, 0);
		gaps.healed(2);
		expect(gaps.durable(4)).toBe(2);
	});

	it('[WP17c] afterwards the server asks, five times a minute, and then ends it', () => {
		const gaps = new Gaps();
		gaps.caughtUp();
		const answers = [0, 1, 2, 3, 4, 5].map((second) => gaps.note(second + 1, second * 1000));
		expect(answers).toEqual(['ask', 'ask', 'ask', 'ask', 'ask', 'close']);
		expect(new Gaps().note(1, 0)).toBe('wait');
		const later = new Gaps();
		later.caughtUp();
		expect([0, 20, 40, 60, 80, 100, 120].map((second) => later.note(1, second * 1000))).not.toContain('close');
	});

	it('[WP17d] before the first step 2 there is an end too', () => {
		const gaps = new Gaps();
		expect(Array.from({ length: 200 }, (_, at) => gaps.note(at + 1, 0))).not.toContain('close');
		expect(gaps.note(201, 0)).toBe('close');
	});
});
