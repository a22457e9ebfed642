import { expect, it } from 'vitest';
import { emptyDraft, policyOfDraft } from './rules-draft.ts';

const sections = ['02', '03'];
const TODAY = '2026-12-01';

it('[SP5] sends only what was chosen: what is left as it is stays in each section', () => {
	expect(policyOfDraft({ ...emptyDraft, checkFirst: 'yes' }, sections, TODAY)).toEqual({ policy: { checkFirst: true } });
	expect(policyOfDraft({ ...emptyDraft, freezing: 'deciders', deciding: 'own' }, sections, TODAY)).toEqual({
		policy: { freezing: 'deciders', deciding: ['decision-maker'] },
	});
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'set', day: 'R8.12.10' }, sections, TODAY)).toEqual({
		policy: { dueOn: '2026-12-10' },
	});
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'none', day: 'R8.12.10' }, sections, TODAY)).toEqual({ policy: { dueOn: null } });
	// A day that was typed before the choice was taken back is not sent.
	expect(policyOfDraft({ ...emptyDraft, day: 'R8.12.10' }, sections, TODAY)).toEqual({ fault: 'nothing' });
});

it('[SP5] says what is missing before anything is sent', () => {
	expect(policyOfDraft({ ...emptyDraft, checkFirst: 'no' }, [], TODAY)).toEqual({ fault: 'sections' });
	expect(policyOfDraft(emptyDraft, sections, TODAY)).toEqual({ fault: 'nothing' });
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'set' }, sections, TODAY)).toEqual({ fault: 'day-missing' });
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'set', day: 'あした' }, sections, TODAY)).toEqual({ fault: 'day-unread' });
});

it('[SP14] a last day that is over, or years away, is not sent', () => {
	const faultOn = (day: string) => policyOfDraft({ ...emptyDraft, dueOn: 'set', day }, sections, TODAY);
	for (const day of ['R8.12.1', 'R11.12.1']) {
		expect(faultOn(day)).toHaveProperty('policy');
	}
	for (const day of ['R8.11.30', 'R11.12.2', 'R1.12.10']) {
		expect(faultOn(day)).toEqual({ fault: 'day-far' });
	}
});
