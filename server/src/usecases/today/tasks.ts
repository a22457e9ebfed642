import { mayNameRepresentative, type PlanRules, policyOf, type Template, waitsFor } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { SeatFacts } from '../../storage/grant-facts.ts';
import type { PartStatus } from '../status/part-status.ts';
import { sectionTitle } from '../status/section-title.ts';
import { laterViews } from './later-views.ts';
import type { OpenThread } from './open-threads.ts';

export type TaskKind = 'name-representative' | 'sign' | 'sign-again' | 'later-view' | 'check' | 'fill' | 'answer' | 'freeze';

/** Something that this seat should do. `minutes` is a guess that a person can plan with. */
export interface Task {
	readonly id: string;
	readonly kind: TaskKind;
	readonly key: string | null;
	readonly title: string;
	readonly part: string | null;
	readonly body: string | null;
	readonly count: number;
	readonly hint: string;
	readonly minutes: number;
	/** ISO date in Japan by which it is asked for; null where no day is set. */
	readonly due: string | null;
}

export interface TaskFacts {
	readonly plan: { readonly id: string; readonly title: string };
	readonly seat: SeatFacts;
	readonly rules: PlanRules;
	/** Parts that the seat may read, in plan order. */
	readonly parts: readonly PartStatus[];
	readonly threads: readonly OpenThread[];
	/** Bodies that need do nothing for the frozen words of a part, by part: an open 軽微な修正 will carry their 決裁 over. */
	readonly carriedSoon: ReadonlyMap<string, readonly string[]>;
	readonly template: Template;
}

/** A list that is longer is no longer read. */
const MOST_TASKS = 8;
const MOST_TO_FILL = 4;
const MOST_ANSWERS = 3;
/** The others come as these are done: the rest of the list must stay in sight. */
const MOST_VIEWINGS = 3;
const MOST_TO_FREEZE = 2;

/** What a seat should do today: what holds up others first, then the largest gaps. */
export function tasksOf(facts: TaskFacts): Task[] {
	const tasks = [
		...naming(facts),
		...signing(facts),
		...laterViews(facts).slice(0, MOST_VIEWINGS),
		...filling(facts).slice(0, MOST_TO_FILL),
		...answering(facts).slice(0, MOST_ANSWERS),
		...freezing(facts).slice(0, MOST_TO_FREEZE),
	];
	return tasks.slice(0, MOST_TASKS);
}

/** What a seat should do besides {@link tasksOf}, in the same order. */
export function furtherTasks(facts: TaskFacts): Task[] {
	const first = new Set(tasksOf(facts).map(({ id }) => id));
	const all = [
		...[...naming(facts), ...signing(facts), ...laterViews(facts)],
		...[...filling(facts), ...answering(facts), ...freezing(facts)],
	];
	return all.filter(({ id }) => !first.has(id));
}

function taskOn(
	facts: TaskFacts,
	status: PartStatus,
	task: Pick<Task, 'kind' | 'count' | 'hint' | 'minutes'> & Partial<Pick<Task, 'due'>>,
): Task {
	const { id, key, body } = status.facts.row;
	return { id: `${task.kind}-${id}`, key, title: sectionTitle(facts.template, key).title, part: id, body, due: null, ...task };
}

function naming({ plan, seat, rules }: TaskFacts): Task[] {
	if (rules.representative !== null || !mayNameRepresentative(asActing(seat), rules)) {
		return [];
	}
	const id = `name-representative-${plan.id}`;
	const nowhere = { key: null, part: null, body: null, due: null };
	return [{ ...nowhere, id, kind: 'name-representative', title: plan.title, count: 1, hint: '', minutes: 3 }];
}

/** Frozen parts that wait for this body, the nearest last day first: a decider signs, everybody else of the body checks. */
function signing(facts: TaskFacts): Task[] {
	const { seat } = facts;
	const decides = seat.role === 'decider' || seat.role === 'delegate' || seat.role === 'acting';
	const tasks = facts.parts.flatMap((status) => {
		const own = status.standings.find((standing) => standing.body === seat.party.code);
		if (status.lock.kind !== 'frozen' || own === undefined || !status.may.includes('sign')) {
			return [];
		}
		// The plan as a whole waits for no body before every part is frozen and 21 names them.
		if (status.step !== null && status.step !== 'ready') {
			return [];
		}
		if (facts.carriedSoon.get(status.facts.row.id)?.includes(seat.party.code)) {
			return [];
		}
		const lapsed = own.standing === 'lapsed';
		const asked = { count: 1, hint: '', due: policyOf(facts.rules.policies, status.facts.row.key).dueOn };
		if (decides && (own.standing === 'none' || own.standing === 'checked' || lapsed)) {
			return [taskOn(facts, status, { ...asked, kind: lapsed ? 'sign-again' : 'sign', minutes: lapsed ? 3 : 5 })];
		}
		return !decides && (own.standing === 'none' || lapsed)
			? [taskOn(facts, status, { ...asked, kind: 'check', minutes: 5 })]
			: [];
	});
	return tasks.sort(byDue);
}

/** Whether a part is this seat's party's to fill: its own parts, and the trunks for the 代表団体. */
function isOwn({ seat, rules }: TaskFacts, status: PartStatus): boolean {
	const { body } = status.facts.row;
	return body === null ? rules.representative === seat.party.code : body === seat.party.code;
}

function filling(facts: TaskFacts): Task[] {
	return facts.parts
		.filter((status) => isOwn(facts, status) && status.may.includes('write') && status.facts.row.key !== 'memo')
		.filter((status) => status.facts.missing.length > 0)
		.sort((a, b) => b.facts.missing.length - a.facts.missing.length)
		.map((status) => {
			const { missing } = status.facts;
			const titles = [...new Set(missing.map((item) => item.title))];
			const hint = titles.slice(0, 3).join('、') + (titles.length > 3 ? 'など' : '');
			return taskOn(facts, status, { kind: 'fill', count: missing.length, hint, minutes: minutesToFill(missing.length) });
		});
}

/** Two minutes for each thing, told in steps of five, at most half an hour at a sitting. */
function minutesToFill(missing: number): number {
	return Math.min(30, Math.max(5, Math.ceil((missing * 2) / 5) * 5));
}

/**
 * Open threads that wait for this seat or its party, those with a last day first and the nearest of them before the others,
 * then the longest wait. What stands on a trunk and asks nobody in particular is the 代表団体's to answer.
 */
function answering(facts: TaskFacts): Task[] {
	const { rules } = facts;
	const seat = { seat: facts.seat.id, party: facts.seat.party.code };
	return facts.threads.toSorted(byDue).flatMap((thread) => {
		const status = facts.parts.find((candidate) => candidate.facts.row.id === thread.part);
		if (status === undefined || !status.may.includes('comment')) {
			return [];
		}
		const body = status.facts.row.body ?? rules.representative;
		if (!waitsFor({ ...thread, body, state: 'open' }, seat)) {
			return [];
		}
		const hint = shortened(thread.quote ?? thread.text);
		return [
			{ ...taskOn(facts, status, { kind: 'answer', count: 1, hint, minutes: 5 }), id: `answer-${thread.id}`, due: thread.due },
		];
	});
}

/** Sorting is stable: what has the same last day, or none, stays in the order that it had. */
function byDue({ due: a }: Pick<Task, 'due'>, { due: b }: Pick<Task, 'due'>): number {
	if (a === b) {
		return 0;
	}
	return a !== null && (b === null || a < b) ? -1 : 1;
}

/** Open parts with nothing missing, for whoever may freeze them; 21 once everything else is frozen. */
function freezing(facts: TaskFacts): Task[] {
	const ours = facts.parts.filter((status) => status.may.includes('freeze'));
	const parts = ours
		.filter((status) => status.lock.kind === 'open' && status.step === null)
		.filter((status) => status.facts.missing.length === 0 && !status.facts.empty && status.facts.openThreads === 0);
	const whole = ours.filter(({ step }) => step === 'to-freeze' || step === 'changed');
	return [...whole, ...parts].map((status) =>
		taskOn(facts, status, { kind: 'freeze', count: 1, hint: changedSince(status), minutes: 3 }),
	);
}

/** Sections that are no longer as they were when the plan was frozen as a whole; empty where it was not. */
function changedSince({ step, facts }: PartStatus): string {
	const changes = step === 'changed' ? (facts.whole?.changes ?? []) : [];
	return [...new Set(changes.map(({ key }) => key))].join('、');
}

const HINT_LENGTH = 40;

/** First words of a quote, cut so that no letter is split. */
export function shortened(text: string, most = HINT_LENGTH): string {
	const letters = [...text.replaceAll(/\s+/g, ' ').trim()];
	return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
