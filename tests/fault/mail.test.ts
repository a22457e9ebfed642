import { afterEach, expect, it } from 'vitest';
import { type MailRun, startMailRun } from '../support/mail-run.ts';
import { chanceFrom } from '../support/rng.ts';

let run: MailRun | null = null;

afterEach(async () => {
	await run?.close();
	run = null;
});

it('[MA1] each notice is in exactly one mail although the app is killed at the dot and the mail server goes away', async () => {
	const chance = chanceFrom(1);
	run = await startMailRun();
	await run.round('app-kill-at-dot', chance);
	await run.round('smtp-cut-at-dot', chance);
	await run.round('smtp-stop-and-app-kill', chance);
	expect(await run.findings()).toEqual([]);
	expect(run.said()).toBeGreaterThan(5);
	expect(run.mailsIn('doubt')).toBe(1);
	expect(run.mailsIn('failed')).toBe(0);
	expect(run.lost()).toBe(0);
});
