import { createHash } from 'node:crypto';
import type { PreparedView, SigningActView, SignoffView } from '@renkei/api';
import { contentHashOf, intentText, isWholePlan, type PartContent, type SigningIntent } from '@renkei/plan';
import { type Author, startAuthor } from '../support/author.ts';
import { comesTrue } from '../support/comes-true.ts';
import type { Doors, Reply } from '../support/doors.ts';
import type { Place } from '../support/places.ts';
import type { Chance } from '../support/rng.ts';
import { openSigningRecords, type SigningAnswer } from '../support/signing-records.ts';
import { actsElsewhere } from './acts-elsewhere.ts';

/** What a number of sign-offs among edits, freezes, reopenings, changes of rights and restarts showed. */
export interface Signings {
	readonly problems: readonly string[];
	/** Sign-offs that were recorded among the others' acts, of them prepared ones; refused; withdrawn; and that had lapsed in the end. */
	readonly signed: number;
	readonly prepared: number;
	readonly refused: number;
	readonly withdrawn: number;
	readonly lapsed: number;
	readonly restarts: number;
	/** 決裁 of a plan as a whole. */
	readonly wholes: number;
}

export interface SigningRun {
	readonly doors: Doors;
	/** The server's data folder; its database is read beside it. */
	readonly data: string;
	readonly places: readonly Place[];
	readonly chance: Chance;
	readonly rounds: number;
	/** Which of the places are signed; left out, all. */
	only?(place: Place): boolean;
	/** Lets some time pass between two acts. */
	pause(): Promise<void>;
	/** Stops the server in the middle of whatever goes on, and starts it again. */
	restart(): Promise<void>;
	/** In how many of a hundred rounds that happens. */
	readonly restarts: number;
}

const ACTS = 22;

/** Frozen, signed, reopened and written by chance, nobody waiting for anybody's answer; then the records are read. */
export async function signAgainstEdits(run: SigningRun): Promise<Signings> {
	const records = openSigningRecords(run.data);
	const problems: string[] = [];
	const sum = { signed: 0, prepared: 0, refused: 0, withdrawn: 0, lapsed: 0, restarts: 0 };
	const places = run.places.filter((place) => run.only?.(place) ?? true);
	for (let round = 0; round < run.rounds; round += 1) {
		const place = places[round % places.length] as Place;
		// Evenly, from the first on: by chance a run could do without.
		const restarts = Math.ceil(((round + 1) * run.restarts) / 100) > Math.ceil((round * run.restarts) / 100);
		const { met, quiet } = await actByChance(run, { place, round, restarts });
		const answers = [...met, quiet];
		if (restarts) {
			records.renew();
		}
		const views = await run.doors.ask<{ signoffs: SignoffView[] }>(`/api/parts/${place.id}/signoffs`, { cookie: place.lead });
		const found = [
			...answers.filter(({ status }) => !EXPECTED.has(status)).map(({ status }) => `a sign-off answered ${status}`),
			...(restarts ? [] : answers.filter(({ status }) => status === 0).map(() => 'a sign-off was not answered')),
			// 21 waits for other parts, which are open in the end.
			...(quiet.status === 201 || isWholePlan(place) ? [] : [`a sign-off that nobody came between answered ${quiet.status}`]),
			...records.problemsOf(place, views.body.signoffs),
			...records.missing(place, answers),
		];
		problems.push(...found.map((problem) => `round ${round}: ${problem}`));
		const recorded = met.filter(({ status }) => status === 201);
		sum.signed += recorded.length;
		sum.prepared += recorded.filter(({ prepared }) => prepared !== null).length;
		sum.refused += met.filter(({ status }) => status >= 400).length;
		sum.withdrawn += views.body.signoffs.filter(({ state }) => state === 'withdrawn').length;
		sum.lapsed += views.body.signoffs.filter(({ state }) => state === 'lapsed').length;
		sum.restarts += restarts ? 1 : 0;
	}
	const wholes = records.wholes();
	records.close();
	return { problems, ...sum, wholes };
}

/** Recorded; other words, not frozen, prepared too long ago; a right or a session lost; no answer at a restart. */
const EXPECTED = new Set([201, 401, 403, 409, 0]);
const NO_HASH = `sha256:${'0'.repeat(64)}`;
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Round {
	readonly place: Place;
	readonly round: number;
	readonly restarts: boolean;
}

type Ask = <T>(path: string, cookie: string, body: unknown) => Promise<Reply<T>>;

/** An act that was prepared, by which session. */
interface Ready {
	readonly cookie: string;
	readonly request: object;
	readonly prepared: PreparedView;
}

/** What came of a round's sign-offs. */
interface Said {
	/** Of those that met other acts. */
	readonly met: readonly SigningAnswer[];
	/** Of the last one, which nobody came between. */
	readonly quiet: SigningAnswer;
}

async function actByChance(run: SigningRun, { place, round, restarts }: Round): Promise<Said> {
	const { doors, chance, pause } = run;
	/** No answer counts as status 0: the server may have stood still or been gone. */
	const ask: Ask = <T>(path: string, cookie: string, body: unknown) =>
		doors.ask<T>(path, { cookie, body }).catch((): Reply<T> => ({ status: 0, body: {} as T, cookie: '' }));
	const part = `/api/parts/${place.id}`;
	const plan = `/api/plans/${place.plan}`;
	const reopen = () => ask(`${part}/reopen`, place.lead, { reason: '続きを書くため' });
	// One person, also after a restart: a copy belongs to whoever wrote in it first.
	const writer = chance.pick(place.writers);
	const author = startAuthor({ name: `g${round}`, kind: 'bare', chance, dial: () => doors.dial(place.id, writer) });
	await ask(`${plan}/policies`, place.lead, { sections: [place.key], policy: { checkFirst: false } });
	await reopen();
	await comesTrue(() => author.isSynced());
	const hashes: string[] = [];
	const ready: Ready[] = [];
	const underWay: Promise<unknown>[] = [];
	const answers: Promise<SigningAnswer>[] = [];
	const given: string[] = [];
	let signer = await doors.signIn(place.seats.decider);
	const someHash = (): string => hashes[hashes.length - 1 - chance.below(2)] ?? hashes[0] ?? NO_HASH;
	const signing = (contentHash: string) => ({
		...{ act: 'sign', parts: [{ part: place.id, contentHash }] },
		...{ verdict: 'agree', capacity: 'decision-maker' },
	});
	const prepare = async (request: object): Promise<Ready | null> => {
		const cookie = signer;
		const { status, body } = await ask<PreparedView>(`${plan}/signing/prepare`, cookie, request);
		const prepared = status === 200 ? { cookie, request, prepared: body } : null;
		if (prepared !== null) {
			ready.push(prepared);
		}
		return prepared;
	};
	const sent = (answer: Promise<SigningAnswer>): Promise<SigningAnswer> => {
		answers.push(answer);
		return answer.then((came) => {
			if (came.status === 201) {
				given.push(came.id);
			}
			return came;
		});
	};
	/** As a person does it: the words are shown, and then recorded, while the others go on. */
	const prepareAndCommit = async (request: object): Promise<void> => {
		const prepared = await prepare(request);
		if (prepared !== null) {
			await sent(commit(ask, plan, prepared));
		}
	};
	const withdrawal = (signoff: string) => ({
		...{ act: 'withdraw', signoffs: [signoff], capacity: 'decision-maker', text: '見直すため' },
	});
	const freeze = async (): Promise<void> => {
		const { status, body } = await ask<{ contentHash: string }>(`${part}/freeze`, place.lead, {});
		if (status === 200) {
			hashes.push(body.contentHash);
			await (chance.next() < 0.5 ? prepareAndCommit(signing(body.contentHash)) : undefined);
		}
	};
	/** With nobody else at work it is recorded. */
	const signInQuiet = async (): Promise<SigningAnswer> => {
		await ask(`${plan}/policies`, place.lead, { sections: [place.key], policy: { checkFirst: false } });
		await reopen();
		signer = await doors.signIn(place.seats.decider);
		const { body } = await ask<{ contentHash: string }>(`${part}/freeze`, place.lead, {});
		const prepared = await prepare(signing(body.contentHash ?? NO_HASH));
		return prepared === null ? { status: 409, asked: '', id: '', prepared: null } : commit(ask, plan, prepared);
	};
	const acts = [
		() => write(author),
		() => write(author),
		() => underWay.push(reopen()),
		() => underWay.push(freeze()),
		() => sent(signDirectly(ask, { place, cookie: signer, contentHash: someHash(), capacity: 'decision-maker' })),
		() => answers.push(signDirectly(ask, { place, cookie: place.officer, contentHash: someHash(), capacity: 'checked' })),
		() => underWay.push(prepare(signing(someHash()))),
		() => underWay.push(prepareAndCommit(signing(hashes.at(-1) ?? NO_HASH))),
		// Also one that was committed before, and one whose session is over.
		() => ready.length > 0 && sent(commit(ask, plan, chance.pick(ready))),
		() => ready.length > 0 && sent(commit(ask, plan, ready.at(-1) as Ready)),
		() => given.length > 0 && underWay.push((chance.next() < 0.5 ? prepare : prepareAndCommit)(withdrawal(chance.pick(given)))),
		() =>
			underWay.push(ask(`${plan}/policies`, place.lead, { sections: [place.key], policy: { checkFirst: chance.next() < 0.5 } })),
		() =>
			underWay.push(
				ask('/api/sign-out', signer, {})
					.then(() => doors.signIn(place.seats.decider))
					.then((cookie) => {
						signer = cookie;
					})
					.catch(() => undefined),
			),
	];
	const { acts: others, close } = await actsElsewhere(run, place);
	acts.push(...others.map((act) => () => underWay.push(act())));
	write(author);
	const stopAt = restarts ? chance.below(ACTS) : -1;
	for (let count = 0; count < ACTS; count += 1) {
		if (count === stopAt) {
			await run.restart();
			// Sign-ins of before stand in the database; a new one may have been cut off.
			signer = await doors.signIn(place.seats.decider);
		}
		chance.pick(acts)();
		if (chance.next() < 0.7) {
			await pause();
		}
		// Now and then everybody has an answer before the next act: by pauses alone all of them would come too late for each
		// other on a slow machine, and nothing would ever be recorded.
		if (chance.next() < 0.1) {
			await Promise.all(underWay);
		}
	}
	await Promise.all(underWay);
	const met = await Promise.all(answers);
	const quiet = await signInQuiet();
	if (chance.next() < 0.5) {
		// What was signed lapses with the next word.
		await reopen();
		write(author);
	}
	await comesTrue(() => author.isSettled());
	author.close();
	await close();
	return { met, quiet };
}

function write(author: Author): void {
	if (author.ledger.isVoid()) {
		author.renew();
	} else {
		author.write();
	}
}

async function signDirectly(
	ask: Ask,
	{ place, cookie, contentHash, capacity }: { place: Place; cookie: string; contentHash: string; capacity: string },
): Promise<SigningAnswer> {
	const said = { contentHash, verdict: 'agree', capacity };
	const { status, body } = await ask<{ id: string }>(`/api/parts/${place.id}/signoffs`, cookie, said);
	return { status, asked: contentHash, id: status === 201 ? body.id : '', prepared: null };
}

/** Commits as a browser does: only after the words that came with it have the hash, and the intent the challenge. */
async function commit(ask: Ask, plan: string, { cookie, request, prepared }: Ready): Promise<SigningAnswer> {
	const { intent, contents, stepUp } = prepared;
	const asked = intent.parts[0]?.contentHash ?? '';
	const shown = contentHashOf(contents[0]?.content as unknown as PartContent, hex);
	const challenge = createHash('sha256')
		.update(intentText(intent as SigningIntent))
		.digest('base64url');
	if (shown !== asked || challenge !== stepUp.challenge) {
		throw new Error(`prepared ${asked} with other words or another challenge`);
	}
	const { status, body } = await ask<SigningActView>(`${plan}/signing`, cookie, { ...request, nonce: intent.nonce });
	return { status, asked, id: status === 201 ? (body.signoffs[0]?.id ?? '') : '', prepared: intent };
}
