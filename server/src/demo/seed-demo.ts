import { openDoc, proseOf } from '@renkei/part-doc';
import { assertNever, type Result, type Template } from '@renkei/plan';
import * as Y from 'yjs';
import { type Grant, grantOfSeat } from '../auth/grants.ts';
import { type Clock, dayInJapan } from '../clock.ts';
import { derivePart } from '../read-model/derive.ts';
import { markOldNews } from '../storage/notices.ts';
import { writeContents } from '../storage/part-contents.ts';
import { append, readCommitted } from '../storage/part-log.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type CreatedPlan, recordPlan } from '../usecases/create-plan.ts';
import { recordFreeze } from '../usecases/freeze-part.ts';
import { signoffWords } from '../usecases/journal-words.ts';
import { type NewRevision, recordRevision } from '../usecases/record-revision.ts';
import { recordReopening } from '../usecases/reopen-part.ts';
import { adoptedPlans } from './adopted-plans.ts';
import type { DemoAct, DemoAddress, DemoPlan, DemoRound } from './demo-types.ts';
import { asBefore, rewrite } from './rewrites.ts';
import { itemKey, type ReleasedItems, replayRound, tellOfRounds } from './seed-rounds.ts';
import { seedSignoff } from './seed-signoff.ts';
import { type BegunThread, beginThread, continueThread } from './seed-threads.ts';

export interface SeedDeps {
	readonly db: Db;
	readonly clock: Clock;
	readonly template: Template;
	newId(): string;
}

/** Seats of the demo are held from the start of 令和7年度, so that no clock of a trial machine is before them. */
const SEATS_FROM = '2025-04-01';
/** News that are older than this have been read by everybody. */
const OLD_NEWS_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Fills a new data folder: the practice plan with its history, and the empty plans of the adopted bodies. All or nothing. */
export function seedDemo(deps: SeedDeps, demo: DemoPlan): Promise<void> {
	return inTransaction(deps.db, async (tx) => {
		const times = timesOf(demo);
		const created = { ...deps, at: deps.clock.now().toISOString(), from: SEATS_FROM };
		// First content stands a day before the first thing that anybody did.
		const practice = await recordPlan(tx, newPlanOf(demo), { ...created, at: daysAfter(times[0], -1) });
		const waiting = [...demo.rounds];
		const items: ReleasedItems = new Map();
		const releaseUntil = async (at: string): Promise<void> => {
			while (waiting[0] !== undefined && waiting[0].releasedAt < at) {
				const round = waiting.shift() as DemoRound;
				const party = demo.seats.find(({ seat }) => seat === round.seat)?.party ?? '';
				const of = { round, number: demo.rounds.length - waiting.length, plan: practice, party };
				for (const [key, item] of await replayRound(tx, deps.newId, of)) {
					items.set(key, item);
				}
			}
		};
		for (const act of demo.acts) {
			await releaseUntil(act.at);
			await replay(tx, deps, { act, plan: practice });
			await recordRevision(tx, revisionOf(act, practice), deps.newId);
		}
		await releaseUntil('9999');
		const begun: BegunThread[] = [];
		for (const thread of demo.threads) {
			begun.push(await beginThread(tx, deps, { thread, plan: practice, item: items.get(itemKey(thread)) }));
		}
		await tellOfRounds(tx, deps.newId, practice);
		for (const thread of begun) {
			await continueThread(tx, deps, thread);
		}
		await markOldNews(tx, daysAfter(times.at(-1), -OLD_NEWS_DAYS));
		const party = demo.parties.find((candidate) => candidate.kind === 'vendor');
		const seat = demo.seats.find((candidate) => candidate.party === party?.code);
		for (const plan of party === undefined || seat === undefined ? [] : adoptedPlans({ party, seat })) {
			await recordPlan(tx, plan, created);
		}
	});
}

function newPlanOf(demo: DemoPlan) {
	const contents = new Map(demo.parts.map((part) => [`${part.key}/${part.body ?? ''}`, asBefore(part, demo.acts)]));
	return {
		...demo,
		kind: 'practice' as const,
		position: 0,
		contentOf: ({ key, body }: DemoAddress) => contents.get(`${key}/${body ?? ''}`) ?? null,
	};
}

/** When anybody did or said something, in order. */
function timesOf(demo: DemoPlan): string[] {
	return [...demo.acts.map(({ at }) => at), ...demo.threads.flatMap(({ comments }) => comments.map(({ at }) => at))].sort();
}

/** A time some days after another. */
function daysAfter(at: string | undefined, days: number): string {
	return new Date((at === undefined ? 0 : Date.parse(at)) + days * DAY_MS).toISOString();
}

/** A demo whose history the rules refuse is a mistake in its data, found at the first start and in its test. */
function must<T>(result: Result<T>, act: object): T {
	if (!result.ok) {
		throw new Error(`the demo cannot do ${JSON.stringify(act)}: ${result.refusal.code}`);
	}
	return result.value;
}

async function grantAt(tx: Tx, at: { act: DemoAct; plan: CreatedPlan }): Promise<Grant> {
	const { act, plan } = at;
	const grant = await grantOfSeat(tx, {
		seat: act.seat,
		part: plan.partAt(act.part),
		today: dayInJapan(new Date(act.at)),
	});
	if (grant === null) {
		throw new Error(`the demo's ${act.seat} may not read ${JSON.stringify(act.part)}`);
	}
	return grant;
}

async function replay(tx: Tx, deps: SeedDeps, step: { act: DemoAct; plan: CreatedPlan }): Promise<void> {
	const { act } = step;
	const grant = await grantAt(tx, step);
	const { at } = act;
	switch (act.kind) {
		case 'freeze':
			must(await recordFreeze(tx, { ...deps, grant, at }), act);
			return;
		case 'reopen':
			must(await recordReopening(tx, { ...deps, grant, at, reason: act.reason }), act);
			return;
		case 'sign': {
			const { lock } = grant.part;
			const contentHash = lock.kind === 'frozen' ? lock.contentHash : '';
			const { verdict, capacity, documentNumber = null, decidedOn = null, text = null } = act;
			const said = { contentHash, verdict, capacity, documentNumber, decidedOn, text };
			must(await seedSignoff(tx, { newId: deps.newId, grants: [grant], said, at }), act);
			return;
		}
		case 'edit':
			if (grant.readOnly !== null) {
				throw new Error(`the demo's ${act.seat} may not write ${JSON.stringify(act.part)}`);
			}
			await edit(tx, deps, { part: grant.part, seat: act.seat, at }, (doc) => {
				const paragraph = new Y.XmlElement('paragraph');
				paragraph.insert(0, [new Y.XmlText(act.append)]);
				proseOf(doc).push([paragraph]);
			});
			return;
		case 'rewrite':
			await edit(tx, deps, { part: grant.part, seat: act.seat, at }, (doc) => rewrite(doc, act));
			return;
		default:
			assertNever(act);
	}
}

/** What is kept of an act: the state in which something was frozen or signed, or what somebody wrote. */
function revisionOf(act: DemoAct, plan: CreatedPlan): NewRevision {
	const [of, at] = [plan.id, act.at];
	switch (act.kind) {
		case 'freeze':
			return { plan: of, kind: 'freeze', name: null, part: plan.partAt(act.part), seat: act.seat, at };
		case 'sign':
			return {
				...{ plan: of, kind: 'signoff', part: plan.partAt(act.part), seat: act.seat, at },
				name: signoffWords(act.capacity, act.verdict),
			};
		default:
			return { plan: of, kind: 'auto', name: null, part: null, seat: null, at };
	}
}

async function edit(
	tx: Tx,
	{ template }: SeedDeps,
	{ part, seat, at }: { part: Grant['part']; seat: string; at: string },
	change: (doc: Y.Doc) => void,
): Promise<void> {
	const doc = openDoc((await readCommitted(tx, part.id)).update);
	const before = Y.encodeStateVector(doc);
	change(doc);
	await append(tx, [{ part: part.id, update: Y.encodeStateAsUpdate(doc, before), seat, at }]);
	doc.destroy();
	const derived = derivePart(template, part, await readCommitted(tx, part.id), at);
	derived.doc.destroy();
	await writeContents(tx, [derived.row]);
}
