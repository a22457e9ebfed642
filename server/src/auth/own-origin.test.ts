import { describe, expect, it } from 'vitest';
import { isOwnHost, isOwnOrigin } from './own-origin.ts';

const local = { origin: null, host: '127.0.0.1' };
const open = { origin: null, host: '0.0.0.0' };
const proxied = { origin: 'https://renkei.example.jp', host: '127.0.0.1' };

describe('where the server can be reached', () => {
	it('[OO1] on one machine only its own names are answered, on a network any name', () => {
		expect(isOwnHost(local, 'localhost:8787')).toBe(true);
		expect(isOwnHost(local, '[::1]:8787')).toBe(true);
		expect(isOwnHost(local, 'evil.example:8787')).toBe(false);
		expect(isOwnHost(local, undefined)).toBe(false);
		expect(isOwnHost(open, '192.168.1.20:8787')).toBe(true);
		expect(isOwnHost(proxied, 'renkei.example.jp')).toBe(true);
	});

	it('[OO2] an Origin must be the very address that the browser shows', () => {
		expect(isOwnOrigin(local, undefined, 'localhost:8787')).toBe(true);
		expect(isOwnOrigin(local, 'http://localhost:8787', 'localhost:8787')).toBe(true);
		expect(isOwnOrigin(local, 'http://localhost:8788', 'localhost:8787')).toBe(false);
		expect(isOwnOrigin(local, 'https://localhost:8787', 'localhost:8787')).toBe(false);
		expect(isOwnOrigin(local, 'http://evil.example:8787', 'evil.example:8787')).toBe(false);
		expect(isOwnOrigin(local, 'null', 'localhost:8787')).toBe(false);
		expect(isOwnOrigin(proxied, 'https://renkei.example.jp', 'renkei.example.jp')).toBe(true);
		expect(isOwnOrigin(proxied, 'https://sub.renkei.example.jp', 'renkei.example.jp')).toBe(false);
		expect(isOwnOrigin(proxied, 'http://127.0.0.1:8787', '127.0.0.1:8787')).toBe(false);
	});
});
