import { expect, it } from 'vitest';
import { otherAddress } from './other-address.ts';

it('[FR1] the second person opens the same path under the other loopback name', () => {
	expect(otherAddress('http://localhost:8787/plans/p/s/02')).toBe('http://127.0.0.1:8787/plans/p/s/02');
	expect(otherAddress('http://127.0.0.1:8787/today')).toBe('http://localhost:8787/today');
	expect(otherAddress('https://renkei.example/today')).toBeNull();
});
