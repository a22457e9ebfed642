import { describe, expect, it } from 'vitest';
import { CompositionGate, type GateClock, incomingHold, type Lane, outgoingHold } from './composition-gate.ts';

/** A clock that stands until it is moved. */
function handClock() {
	let now = 0;
	const timers: { at: number; run: () => void }[] = [];
	const clock: GateClock = {
		later(ms, run) {
			const timer = { at: now + ms, run };
			timers.push(timer);
			return () => {
				timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
			};
		},
	};
	const pass = (ms: number): void => {
		now += ms;
		for (const timer of timers.filter(({ at }) => at <= now)) {
			timers.splice(timers.indexOf(timer), 1);
			timer.run();
		}
	};
	return { clock, pass };
}

function setUp() {
	const { clock, pass } = handClock();
	const gate = new CompositionGate(clock);
	const heard: unknown[] = [];
	const said: number[][] = [];
	const held: number[] = [];
	const lane: Lane = {
		deliver: (event) => heard.push(event.data),
		transmit: (frames) => said.push(frames.map((frame) => frame[0] ?? -1)),
		holding: (count) => held.push(count),
	};
	const receive = (data: number): void => gate.receive(lane, new MessageEvent('message', { data }));
	const send = (byte: number): void => gate.send(lane, new Uint8Array([byte]));
	return { gate, lane, pass, heard, said, held, receive, send };
}

describe('the gate of a part', () => {
	it('[IM1] lets everything pass while nobody composes', () => {
		const { heard, said, receive, send } = setUp();
		receive(1);
		send(2);
		expect([heard, said]).toEqual([[1], [[2]]]);
	});

	it('[IM1] holds both directions while somebody composes and lets them go in order at the end', () => {
		const { gate, heard, said, held, receive, send } = setUp();
		gate.begin();
		receive(1);
		send(2);
		receive(3);
		send(4);
		expect([heard, said, held]).toEqual([[], [], [1, 2]]);
		gate.end();
		expect([heard, said, held]).toEqual([[1, 3], [[2, 4]], [1, 2, 0]]);
	});

	it('[IM2] holds outgoing words at most two seconds after the last sign of the input method', () => {
		const { gate, said, send, pass } = setUp();
		gate.begin();
		send(1);
		pass(outgoingHold - 1);
		gate.update();
		pass(outgoingHold - 1);
		expect(said).toEqual([]);
		pass(1);
		send(2);
		expect(said).toEqual([[1], [2]]);
		gate.update();
		send(3);
		expect(said).toEqual([[1], [2]]);
	});

	it('[IM3] a stuck input method hides what others write for fifteen seconds at most', () => {
		const { gate, heard, receive, pass } = setUp();
		gate.begin();
		receive(1);
		pass(incomingHold - 1);
		gate.update();
		expect(heard).toEqual([]);
		pass(1);
		receive(2);
		expect([heard, gate.composing]).toEqual([[1, 2], true]);
	});

	it('[IM4] runs locks after the composition, and takes back the ones that are no longer wanted', () => {
		const { gate } = setUp();
		const done: string[] = [];
		gate.whenIdle(() => done.push('at once'));
		gate.begin();
		gate.whenIdle(() => done.push('lock'));
		gate.whenIdle(() => done.push('old'))();
		expect(done).toEqual(['at once']);
		gate.end();
		gate.end();
		expect(done).toEqual(['at once', 'lock']);
	});

	it('[IM5] forgets what it holds for a connection that is gone: the next one brings it again', () => {
		const { gate, lane, heard, said, receive, send } = setUp();
		gate.begin();
		receive(1);
		send(2);
		gate.drop(lane);
		gate.end();
		expect([heard, said]).toEqual([[], []]);
	});

	it('[IM6] Ctrl+S sends what is held and still holds what others write', () => {
		const { gate, heard, said, receive, send } = setUp();
		gate.begin();
		receive(1);
		send(2);
		gate.flush();
		expect([heard, said]).toEqual([[], [[2]]]);
	});
});
