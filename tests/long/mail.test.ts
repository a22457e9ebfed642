import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailRun, startMailRun, troubles } from '../support/mail-run.ts';
import { chanceFrom } from '../support/rng.ts';

const rounds = Number(process.env.RENKEI_ROUNDS ?? 20);
const seed = Number(process.env.RENKEI_SEED ?? 1);
let run: MailRun;

beforeAll(async () => {
	run = await startMailRun();
});

afterAll(async () => {
	await run.close();
});

it(`[MA1l] each notice is in exactly one mail through ${rounds} rounds of stopping the mail server and killing the app (seed ${seed})`, async () => {
	const chance = chanceFrom(seed);
	const tried = Array.from({ length: rounds }, (_, round) => troubles[round % troubles.length] ?? chance.pick(troubles));
	for (const trouble of tried) {
		await run.round(trouble, chance);
	}
	expect(await run.findings()).toEqual([]);
	const [doubt, lost, again] = [run.mailsIn('doubt'), run.lost(), run.again()];
	console.log(`${run.said()} comments, ${doubt} mails in doubt, ${lost} words lost with them, ${again} mails again`);
	expect(run.said()).toBeGreaterThan(rounds);
	expect(run.mailsIn('failed')).toBe(0);
});
