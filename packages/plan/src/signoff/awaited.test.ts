import { describe, expect, it } from 'vitest';
import { awaitedSince } from './awaited.ts';
import type { BodyStanding } from './types.ts';

const FROZEN = '2026-11-20T00:00:00.000Z';
const frozen = (standing: BodyStanding) => ({ frozenAt: FROZEN, standing });
const decision = (withdrawnAt: string | null) => ({ capacity: 'decision-maker' as const, withdrawnAt });

describe('a body is awaited', () => {
	it.each(['none', 'checked', 'lapsed'] as const)('[BD1] for frozen words of which it stands at %s', (standing) => {
		expect(awaitedSince(frozen(standing), [])).toBe(FROZEN);
	});

	it.each(['decided', 'conditional', 'not-applicable', 'returned'] as const)('[BD1] not where it stands at %s', (standing) => {
		expect(awaitedSince(frozen(standing), [])).toBeNull();
	});

	it('[BD1] not for words that are still being written, whatever it stood at', () => {
		expect(awaitedSince({ frozenAt: null, standing: 'none' }, [])).toBeNull();
		expect(awaitedSince({ frozenAt: null, standing: 'lapsed' }, [])).toBeNull();
	});

	it('[BD2] since it took its 決裁 back, where that came after the freeze', () => {
		const before = '2026-11-19T00:00:00.000Z';
		const after = '2026-11-22T00:00:00.000Z';
		expect(awaitedSince(frozen('none'), [decision(after)])).toBe(after);
		expect(awaitedSince(frozen('none'), [decision(after), decision(before)])).toBe(after);
		expect(awaitedSince(frozen('none'), [decision(before)])).toBe(FROZEN);
		expect(awaitedSince(frozen('lapsed'), [decision(null)])).toBe(FROZEN);
	});

	it('[BD2] not since a 確認 was taken back: that asks for no 決裁 anew', () => {
		expect(awaitedSince(frozen('none'), [{ capacity: 'checked', withdrawnAt: '2026-11-22T00:00:00.000Z' }])).toBe(FROZEN);
	});
});
