import { expect, it } from 'vitest';
import { namedAddress } from './named-address.ts';

it('[PK5] a page under the digits of its own machine can be opened under its name', () => {
	expect(namedAddress('http://127.0.0.1:8787/settings?a=1')).toBe('http://localhost:8787/settings?a=1');
	expect(namedAddress('http://[::1]:8787/settings')).toBe('http://localhost:8787/settings');
	// The name of another machine is not known here.
	expect(namedAddress('http://192.168.0.5:8787/settings')).toBeNull();
	expect(namedAddress('https://renkei.example.jp/settings')).toBeNull();
});
