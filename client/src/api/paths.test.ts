import { routes } from '@renkei/api';
import { expect, it } from 'vitest';
import { addressOf, paths } from './paths.ts';

it('[AP1] the client knocks at exactly the doors of the contract', () => {
	expect(paths).toEqual(Object.fromEntries(Object.entries(routes).map(([name, route]) => [name, route.path])));
});

it('[AP1] parameters are escaped', () => {
	expect(addressOf('suggestOnly', { plan: 'a/b', key: '02' })).toBe('/api/plans/a%2Fb/sections/02/suggest-only');
});
