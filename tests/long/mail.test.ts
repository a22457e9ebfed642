import { afterEach, expect, it } from 'vitest';
import { type MailRun, startMailRun, stops, type Trouble } from '../support/mail-run.ts';
import { chanceFrom } from '../support/rng.ts';

const rounds = Number(process.env.RENKEI_ROUNDS ?? 20);
const seed = Number(process.env.RENKEI_SEED ?? 1);
let run: MailRun | null = null;

afterEach(async () => {
	await run?.close();
	run = null;
});

async function play(each: MailRun, tried: readonly Trouble[], chance: ReturnType<typeof chanceFrom>) {
	for (const trouble of tried) {
		await each.round(trouble, chance);
	}
	expect(await each.findings()).toEqual([]);
	const told = { comments: each.said(), doubt: each.mailsIn('doubt'), lost: each.lost(), again: each.again() };
	console.log(JSON.stringify(told));
	expect(told.comments).toBeGreaterThan(tried.length);
	expect(each.mailsIn('failed')).toBe(0);
	return told;
}

it(`[MA1l] each notice is in exactly one mail through ${rounds} rounds of stopping the mail server and killing the app (seed ${seed})`, async () => {
	const chance = chanceFrom(seed);
	const tried = Array.from({ length: rounds }, (_, round) => stops[round % stops.length] ?? chance.pick(stops));
	run = await startMailRun();
	const { doubt, lost, again } = await play(run, tried, chance);
	expect(again).toBe(0);
	// Those killed at the dot are in doubt and have arrived. A kill by chance may fall between commit and dot (decision 025),
	// which shows as one doubt more; else nothing is lost.
	const killedAtDot = tried.filter((trouble) => trouble === 'app-kill-at-dot').length;
	expect(doubt > killedAtDot ? 0 : lost).toBe(0);
});

it(`[MA1m] where two mishaps fall into one moment, no more than what SMTP leaves open comes again or is lost (seed ${seed})`, async () => {
	const chance = chanceFrom(seed);
	run = await startMailRun({ keepsCut: true });
	const both = ['app-kill-refused-at-dot', 'smtp-cut-at-dot', 'app-kill-at-dot'] as const;
	await play(run, [...both, ...both], chance);
});
