import { afterEach, expect, it } from 'vitest';
import { type MailRun, startMailRun } from '../support/mail-run.ts';
import { chanceFrom } from '../support/rng.ts';

let run: MailRun | null = null;

afterEach(async () => {
	await run?.close();
	run = null;
});

it('[MA1b] through a mail server that demands STARTTLS and a sign-in too', async () => {
	const chance = chanceFrom(2);
	run = await startMailRun({ signedIn: true });
	await run.round('smtp-cut-at-dot', chance);
	await run.round('app-kill-at-dot', chance);
	expect(await run.findings()).toEqual([]);
	expect(run.said()).toBeGreaterThan(5);
	expect(run.mailsIn('sent')).toBeGreaterThan(0);
	expect(run.lost()).toBe(0);
});

it('[MA18b] of a mail that is refused after the app was killed its words are lost, and those alone', async () => {
	const chance = chanceFrom(3);
	run = await startMailRun();
	await run.round('app-kill-refused-at-dot', chance);
	await run.round('app-term-at-dot', chance);
	expect(await run.findings()).toEqual([]);
	expect(run.mailsIn('doubt')).toBe(1);
	expect(run.lost()).toBeGreaterThan(0);
});
