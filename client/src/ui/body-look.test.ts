import { expect, it } from 'vitest';
import { bodyLookOf } from './body-look.ts';

const member = (code: string, kind = 'municipality') => ({ code, kind, membership: 'member' });

it('[UI2] bodies take their colours in code order, whatever order the list has', () => {
	const parties = [member('063649'), member('063614'), { code: 'vendor', kind: 'vendor', membership: 'vendor' }];
	expect(bodyLookOf(parties, '063614').colour).toBe('#0017c1');
	expect(bodyLookOf(parties, '063649').colour).toBe('#6d2700');
	expect(bodyLookOf([...parties].reverse(), '063614').colour).toBe('#0017c1');
});

it('[UI2] the vendor is a square and a prefecture a ring, so that colour is not the only sign', () => {
	const parties = [member('060003', 'prefecture'), { code: 'vendor', kind: 'vendor', membership: 'vendor' }];
	expect(bodyLookOf(parties, '060003').shape).toBe('ring');
	expect(bodyLookOf(parties, 'vendor').shape).toBe('square');
});

it('[UI2] a ninth body repeats a colour with another caret line', () => {
	const parties = Array.from({ length: 9 }, (_, at) => member(`06000${at}`));
	const first = bodyLookOf(parties, '060000');
	const ninth = bodyLookOf(parties, '060008');
	expect(ninth.colour).toBe(first.colour);
	expect(ninth.caret).not.toBe(first.caret);
});
