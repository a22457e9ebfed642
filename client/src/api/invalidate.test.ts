import { expect, it } from 'vitest';
import { keysTouchedBy } from './invalidate.ts';

const plan = 'plan-1';

it('[AP2] a notice about sign-offs makes the matrix and the tasks old, not the text', () => {
	const keys = keysTouchedBy({ plan, about: 'signoffs', part: 'part-1' });
	expect(keys).toContainEqual(['plan-signoffs', plan]);
	expect(keys).toContainEqual(['today']);
	expect(keys).not.toContainEqual(['contents', plan]);
});

it('[AP2] a notice about threads names the part where it knows it', () => {
	expect(keysTouchedBy({ plan, about: 'threads', part: 'part-1' })).toContainEqual(['threads', 'part-1']);
	expect(keysTouchedBy({ plan, about: 'threads', part: null })).toContainEqual(['plan-threads', plan]);
});
