import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, personIn } from '../support/browser.ts';
import { crash, nothingUnsent, rowsOn, signInHere } from '../support/device-rows.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { type Chance, chanceFrom } from '../support/rng.ts';
import { type SectionTab, sectionIn, typeSlowly, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const KEY = '12';
const seeds = (process.env.RENKEI_SEED ?? '1 2 3 4 5 6 7 8 9 10').split(' ').map(Number);

let server: RunningServer;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let officer: HttpClient;
let lead: HttpClient;
let part: string;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	officer = await signInAs(server.url, '栗瀬', 'officer');
	lead = await signInAs(server.url, '朝霧', 'lead');
	part = (await partOf(lead, KEY)).id;
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

interface Content {
	readonly text: string;
	readonly contentHash: string;
}
const content = async (): Promise<Content> => (await lead.get<Content>(`/api/parts/${part}/content`)).body;
const times = (text: string, words: string) => text.split(words).length - 1;

/** One person at one PC through a bad day: the server goes and comes, tabs die, the part is frozen, others sit down. */
class BadDay {
	readonly sentences: string[] = [];
	readonly context: BrowserContext;
	tab: SectionTab | null = null;
	up = true;
	frozen: string | null = null;
	readonly #seed: number;

	constructor(context: BrowserContext, seed: number) {
		this.context = context;
		this.#seed = seed;
	}

	async sit(): Promise<void> {
		if (this.up) {
			this.tab ??= await sectionIn(this.context, officer, KEY);
		}
	}

	async type(): Promise<void> {
		await this.sit();
		if (this.tab === null || (await this.tab.text().getAttribute('aria-readonly')) !== 'false') {
			return;
		}
		const sentence = `種${this.#seed}の${this.sentences.length + 1}文目。`;
		await this.tab.text().focus();
		await this.tab.page.keyboard.press('Control+End');
		await this.tab.page.keyboard.press('Enter');
		await typeSlowly(this.tab.page, sentence);
		// On disk here, on disk there, or a draft: before that a crash may take it.
		await eventually(async () => {
			const rows = await rowsOn((this.tab as SectionTab).page);
			const here = [...rows.unsent, ...rows.drafts].join();
			return here.includes(sentence) || (this.up && (await content()).text.includes(sentence));
		}).toBe(true);
		this.sentences.push(sentence);
	}

	async power(): Promise<void> {
		await (this.up ? server.kill() : server.restart());
		this.up = !this.up;
	}

	/** Words are written while the server is down, and the tab dies or lives; the part may be frozen before it is back. */
	async outage(chance: Chance): Promise<void> {
		if (!this.up) {
			await this.power();
		}
		if (this.frozen !== null) {
			await this.freeze();
		}
		await this.sit();
		await eventually(() => this.tab?.text().getAttribute('aria-readonly')).toBe('false');
		await this.power();
		await this.type();
		if (chance.below(3) > 0) {
			await this.crash();
		}
		await this.power();
		if (chance.below(2) > 0) {
			await this.freeze();
		}
	}

	async crash(): Promise<void> {
		if (this.tab !== null) {
			await crash(this.tab);
			this.tab = null;
		}
	}

	async freeze(): Promise<void> {
		if (this.up && this.frozen === null) {
			this.frozen = (await lead.post<Content>(`/api/parts/${part}/freeze`)).body.contentHash;
		} else if (this.up) {
			expect((await content()).contentHash).toBe(this.frozen);
			expect((await lead.post(`/api/parts/${part}/reopen`, { reason: '直す' })).status).toBe(200);
			this.frozen = null;
		}
	}

	/** Somebody else signs in to the same browser, looks and goes. */
	async other(): Promise<void> {
		if (!this.up) {
			return;
		}
		await this.crash();
		await signInHere(this.context, lead);
		const before = (await content()).text;
		const theirs = await sectionIn(this.context, lead, KEY);
		expect(await theirs.rescued.count()).toBe(0);
		expect((await content()).text).toBe(before);
		for (const sentence of this.sentences) {
			expect(times(await wordsIn(theirs.text()), sentence)).toBe(times(before, sentence));
		}
		await theirs.page.close();
		await signInHere(this.context, officer);
	}
}

it.each(seeds)(
	'[P4] every sentence of a bad day is in the part once, or in a draft and never in the part again (seed %i)',
	async (seed) => {
		const chance = chanceFrom(seed);
		const day = new BadDay(await personIn(browser, officer), seed);
		const steps = ['type', 'outage', 'outage', 'power', 'crash', 'freeze', 'other'] as const;
		const story: string[] = [];
		for (let at = 0; at < 10; at += 1) {
			const step = steps[chance.below(steps.length)] ?? 'type';
			story.push(step);
			await day[step](chance);
		}
		if (!day.up) {
			await day.power();
		}
		await day.sit();
		await nothingUnsent(day.tab as SectionTab);
		if (day.frozen !== null) {
			await day.freeze();
		}
		expect(day.sentences.length).toBeGreaterThan(0);
		// What was refused stays refused after the reopening, for a new page too.
		const first = (await content()).text;
		await day.crash();
		await day.sit();
		await nothingUnsent(day.tab as SectionTab);
		const { text } = await content();
		const drafts = (await rowsOn((day.tab as SectionTab).page)).drafts.join();
		for (const sentence of day.sentences) {
			const found = times(text, sentence);
			expect([story.join(' '), sentence, found]).toEqual([story.join(' '), sentence, times(first, sentence)]);
			expect([story.join(' '), sentence, found === 1 || (found === 0 && drafts.includes(sentence))]).toEqual([
				story.join(' '),
				sentence,
				true,
			]);
		}
		await day.context.close();
	},
);
