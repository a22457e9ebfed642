import { expect, it } from 'vitest';
import { emptyDraft, policyOfDraft } from './rules-draft.ts';

const sections = ['02', '03'];

it('[SP5] sends only what was chosen: what is left as it is stays in each section', () => {
	expect(policyOfDraft({ ...emptyDraft, checkFirst: 'yes' }, sections)).toEqual({ policy: { checkFirst: true } });
	expect(policyOfDraft({ ...emptyDraft, freezing: 'deciders', deciding: 'own' }, sections)).toEqual({
		policy: { freezing: 'deciders', deciding: ['decision-maker'] },
	});
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'set', day: 'R8.12.10' }, sections)).toEqual({ policy: { dueOn: '2026-12-10' } });
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'none', day: 'R8.12.10' }, sections)).toEqual({ policy: { dueOn: null } });
	// A day that was typed before the choice was taken back is not sent.
	expect(policyOfDraft({ ...emptyDraft, day: 'R8.12.10' }, sections)).toEqual({ fault: 'nothing' });
});

it('[SP5] says what is missing before anything is sent', () => {
	expect(policyOfDraft({ ...emptyDraft, checkFirst: 'no' }, [])).toEqual({ fault: 'sections' });
	expect(policyOfDraft(emptyDraft, sections)).toEqual({ fault: 'nothing' });
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'set' }, sections)).toEqual({ fault: 'day-missing' });
	expect(policyOfDraft({ ...emptyDraft, dueOn: 'set', day: 'あした' }, sections)).toEqual({ fault: 'day-unread' });
});
