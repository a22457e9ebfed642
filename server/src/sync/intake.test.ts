import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { type Budget, createBudgets } from './budget.ts';
import { createIntake } from './intake.ts';

const limits = { socketsPerSession: 64, framesPerSecond: 60, burst: 200, maxFrame: 1024 * 1024 };

const endless: Budget = { spend: () => undefined, wait: () => 0 };

/** A socket on which frames arrive when the test says so; the clock stands still unless moved. */
function socketAt(budget: Budget = endless) {
	const calls: string[] = [];
	const socket = Object.assign(new EventEmitter(), {
		pause: () => calls.push('pause'),
		resume: () => calls.push('resume'),
		close: (code: number) => calls.push(`close ${code}`),
	});
	let time = 0;
	const intake = createIntake(socket as unknown as WebSocket, limits, () => time);
	const taken: number[] = [];
	return {
		calls,
		intake,
		taken,
		open: (take: (bytes: Uint8Array) => void = (bytes) => void taken.push(bytes[0] ?? -1)) =>
			intake.start((bytes) => {
				take(bytes);
				return 1;
			}, budget),
		later: (ms: number) => {
			time += ms;
		},
		arrive: (bytes: Uint8Array, isBinary = true) => socket.emit('message', bytes, isBinary),
		leave: () => socket.emit('close'),
	};
}
const frame = (number: number, size = 1) => new Uint8Array(size).fill(number);

describe('what comes in on one socket', () => {
	it('[WP15a] is handed over in order, what came before the room was open first', () => {
		const { arrive, open, taken } = socketAt();
		arrive(frame(1));
		arrive(frame(2));
		expect(taken).toEqual([]);
		open();
		arrive(frame(3));
		expect(taken).toEqual([1, 2, 3]);
	});

	it('[WP15b] waits when thousands of frames are read at once, and the socket is not read meanwhile', () => {
		const { arrive, open, taken, calls } = socketAt();
		open();
		for (let number = 0; number < 3000; number += 1) {
			arrive(frame(7));
		}
		expect(taken).toHaveLength(limits.burst + 1);
		expect(calls.at(-1)).toBe('pause');
	});

	it('[WP15c] counts a large frame as several', () => {
		const { arrive, open, taken } = socketAt();
		open();
		for (let number = 0; number < 10; number += 1) {
			arrive(frame(7, 8 * 1024 * 1024));
		}
		expect(taken).toHaveLength(2);
	});

	it('[WP15d] gives way when its frames are long work', () => {
		const { arrive, open, later, taken } = socketAt();
		open((bytes) => {
			taken.push(bytes[0] ?? -1);
			later(500);
		});
		for (let number = 0; number < 10; number += 1) {
			arrive(frame(7));
		}
		expect(taken).toHaveLength(2);
	});

	it('[WP16] waits when its person has used up what several sockets may cost together', () => {
		let time = 0;
		const budgets = createBudgets(limits, () => time);
		const budget = budgets.of('person');
		const one = socketAt(budget);
		const two = socketAt(budgets.of('person'));
		const other = socketAt(budgets.of('other'));
		for (const { open } of [one, two, other]) {
			open();
		}
		budget.spend({ bytes: 33 * 1024 * 1024, operations: 0, work: 0 });
		for (const { arrive } of [one, two, other]) {
			arrive(frame(1));
		}
		expect([one.taken, two.taken, other.taken]).toEqual([[], [], [1]]);
		expect(one.calls.at(-1)).toBe('pause');
		expect(budget.wait()).toBeGreaterThan(900);
		time += 1_100;
		expect(budget.wait()).toBe(0);
	});

	it('[WP15e] is still taken when its sender closes the page at once', () => {
		const { arrive, open, leave, later, taken } = socketAt();
		open((bytes) => {
			taken.push(bytes[0] ?? -1);
			later(25);
		});
		arrive(frame(1));
		arrive(frame(2));
		leave();
		expect(taken).toEqual([1, 2]);
		arrive(frame(3));
		expect(taken).toEqual([1, 2]);
	});

	it('[WP12d] ends its own socket and nothing else: text, and whatever throws, an early frame included', () => {
		const text = socketAt();
		text.arrive(frame(1), false);
		text.open();
		expect(text.calls).toContain('close 4400');
		const broken = socketAt();
		broken.arrive(frame(1));
		broken.open(() => {
			throw new RangeError('ends too early');
		});
		expect(broken.calls).toContain('close 4400');
		broken.arrive(frame(2));
		expect(broken.calls.filter((call) => call === 'close 4400')).toHaveLength(1);
	});
});
