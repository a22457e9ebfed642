import { expect, it } from 'vitest';
import { openedAt, readOpened } from './opened-words.ts';

it('[SF6] words count as opened only while they are the frozen ones', () => {
	const opened = readOpened('{"a":{"hash":"sha256:1","at":"2026-11-24T05:00:00Z"}}');
	expect(openedAt(opened, { id: 'a', contentHash: 'sha256:1' })).toBe('2026-11-24T05:00:00Z');
	expect(openedAt(opened, { id: 'a', contentHash: 'sha256:2' })).toBeNull();
	expect(openedAt(opened, { id: 'b', contentHash: 'sha256:1' })).toBeNull();
});

it('[SF6] what was kept and cannot be read is nothing', () => {
	for (const kept of [null, '', 'x', '[]', 'null', '3']) {
		expect(readOpened(kept)).toEqual({});
	}
});
