import { expect, it } from 'vitest';
import { keysTouchedBy } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

const plan = 'plan-1';

it('[AP2] a notice about sign-offs makes the matrix and the tasks old, not the text', () => {
	const keys = keysTouchedBy({ plan, about: 'signoffs', part: 'part-1' });
	expect(keys).toContainEqual(['plan-signoffs', plan]);
	expect(keys).toContainEqual(['today']);
	expect(keys).not.toContainEqual(['contents', plan]);
});

it('[AP2] a notice about sign-offs makes what is shown of them old: evidence, reminders and the state on a receipt', () => {
	for (const key of [queryKeys.evidence(plan, 'part-1'), queryKeys.reminders(plan), queryKeys.signingAct(plan, 'act-1')]) {
		expect(key.slice(0, 2)).toEqual(queryKeys.planSignoffs(plan));
	}
});

it('[AP2] a notice about threads names the part where it knows it', () => {
	expect(keysTouchedBy({ plan, about: 'threads', part: 'part-1' })).toContainEqual(['threads', 'part-1']);
	expect(keysTouchedBy({ plan, about: 'threads', part: null })).toContainEqual(['plan-threads', plan]);
	expect(keysTouchedBy({ plan, about: 'threads', part: null })).toContainEqual(['open-items']);
});

it('[AP2] a notice about threads makes the rounds old, with the table of each', () => {
	expect(keysTouchedBy({ plan, about: 'threads', part: 'part-1' })).toContainEqual(['rounds', plan]);
	expect(queryKeys.round(plan, 'round-1').slice(0, 2)).toEqual(queryKeys.rounds(plan));
});

it('[AP2] a notice about content makes what differs old; one about sign-offs the kept states alone', () => {
	expect(keysTouchedBy({ plan, about: 'content', part: 'part-1' })).toContainEqual(['changes', plan]);
	const signed = keysTouchedBy({ plan, about: 'signoffs', part: 'part-1' });
	expect(signed).toContainEqual(['revisions', plan]);
	expect(signed).not.toContainEqual(['changes', plan]);
});

it('[IB9] the count of notices is asked for again with threads, sign-offs and the plan, not with every letter typed', () => {
	for (const about of ['threads', 'signoffs', 'plan'] as const) {
		expect(keysTouchedBy({ plan, about, part: null })).toContainEqual(queryKeys.inbox);
	}
	expect(queryKeys.inboxCount.slice(0, 1)).toEqual(queryKeys.inbox);
	expect(keysTouchedBy({ plan, about: 'content', part: 'part-1' })).not.toContainEqual(queryKeys.inbox);
});
