import { z } from 'zod';
import {
	aggregations,
	budgetProblemKinds,
	capacities,
	memberships,
	partKinds,
	partStates,
	seatRoles,
	signoffStates,
	verdicts,
	wholeSteps,
} from './lists.ts';

/** A party as it stands in answers. */
export const partyShape = z.object({
	code: z.string(),
	name: z.string(),
	kind: z.enum(partKinds),
	shortName: z.string(),
	membership: z.enum(memberships),
	place: z.string().nullable(),
});
export type PartyView = z.infer<typeof partyShape>;

/** A seat: a post in a party on a plan, and who holds it. `person` is the name as shown. */
export const seatShape = z.object({
	seat: z.string(),
	person: z.string(),
	personId: z.string(),
	post: z.string(),
	role: z.enum(seatRoles),
	party: partyShape,
	plan: z.string(),
	/** First and last day on which it counts (ISO dates in Japan); null where no end is set. */
	from: z.string(),
	to: z.string().nullable(),
	/** 専決・代決: the clause or document that gives the right. */
	delegation: z.string().nullable(),
});
export type SeatView = z.infer<typeof seatShape>;

/** Demo only: a seat with its place on the sign-in page; `card` is null for the folded rest. */
export const demoSeatShape = seatShape.extend({
	card: z.object({ order: z.number(), title: z.string(), what: z.string() }).nullable(),
	planTitle: z.string(),
});
export type DemoSeatView = z.infer<typeof demoSeatShape>;

export const meShape = z.object({ person: z.string(), personId: z.string(), seats: z.array(seatShape), demo: z.boolean() });
export type MeView = z.infer<typeof meShape>;

export const missingShape = z.object({ kind: z.string(), key: z.string(), title: z.string(), row: z.number().optional() });

/** Where a body stands with a part. */
export const standingShape = z.object({ body: z.string(), standing: z.string(), at: z.string().nullable() });

export const partShape = z.object({
	id: z.string(),
	/** "00" to "21", "quotes" or "memo". */
	key: z.string(),
	body: z.string().nullable(),
	state: z.enum(partStates),
	contentHash: z.string(),
	seq: z.number(),
	may: z.array(z.string()),
	/** Why this seat may not write: code and sentence; null when it may. */
	readOnly: z.object({ code: z.string(), text: z.string() }).nullable(),
	missing: z.array(missingShape),
	openThreads: z.number(),
	empty: z.boolean(),
	frozen: z.object({ seq: z.number(), at: z.string(), by: z.string(), byParty: z.string() }).nullable(),
	reopened: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
	/** One entry per required body, in code order. */
	standings: z.array(standingShape),
});
export type PartView = z.infer<typeof partShape>;

export const sectionShape = z.object({
	key: z.string(),
	title: z.string(),
	shortTitle: z.string(),
	suggestOnly: z.boolean(),
	/** Last day for its 決裁 (ISO date in Japan), or null. */
	dueOn: z.string().nullable(),
	parts: z.array(partShape),
});
export type SectionView = z.infer<typeof sectionShape>;

export const planSummaryShape = z.object({
	id: z.string(),
	title: z.string(),
	scheme: z.number(),
	edition: z.string(),
	practice: z.boolean(),
	representative: z.string().nullable(),
	bodies: z.array(partyShape),
	decided: z.number(),
	updatedAt: z.string().nullable(),
});
export type PlanSummary = z.infer<typeof planSummaryShape>;

/** How far the plan is on the way to its decision as a whole, which is that of section 21. */
export const wholePlanShape = z.object({
	/** The part that is decided with the plan. */
	part: z.string(),
	step: z.enum(wholeSteps),
	/** What is no longer as it was when 21 was frozen last, of the parts that this seat reads. */
	changes: z.array(
		z.object({ kind: z.enum(['changed', 'added', 'removed', 'moved']), key: z.string(), body: z.string().nullable() }),
	),
});
export type WholePlanView = z.infer<typeof wholePlanShape>;

export const planShape = planSummaryShape.omit({ bodies: true, decided: true, updatedAt: true }).extend({
	draftingAllowed: z.boolean(),
	parties: z.array(partyShape),
	sections: z.array(sectionShape),
	/** Null for a seat that does not read 21. */
	whole: wholePlanShape.nullable(),
	/** The seat that this person acts as on this plan, and what it may do to the plan itself. */
	seat: seatShape,
	mayLead: z.boolean(),
	mayNameRepresentative: z.boolean(),
});
export type PlanView = z.infer<typeof planShape>;

export const contentShape = z.object({
	part: z.string(),
	seq: z.number(),
	contentHash: z.string(),
	content: z.record(z.string(), z.unknown()),
	text: z.string(),
});
export type ContentView = z.infer<typeof contentShape>;

export const signoffShape = z.object({
	id: z.string(),
	part: z.string(),
	body: z.string(),
	person: z.string(),
	post: z.string(),
	verdict: z.enum(verdicts),
	capacity: z.enum(capacities),
	contentHash: z.string(),
	documentNumber: z.string().nullable(),
	decidedOn: z.string().nullable(),
	text: z.string().nullable(),
	state: z.enum(signoffStates),
	at: z.string(),
	/** The act that it was recorded in (its receipt); null in records from before acts were kept. */
	act: z.string().nullable(),
	/** Position of the log at which the words were frozen. */
	seq: z.number().nullable(),
	seat: z.string(),
	basis: z.string().nullable(),
	absent: z.string().nullable(),
	consulted: z.array(z.string()),
	/** Whether it stands for the present words by a 軽微な修正. */
	carried: z.boolean(),
	/** 代決: whether the 後閲 is still to come. */
	viewing: z.enum(['required', 'done']).nullable(),
	withdrawnAt: z.string().nullable(),
	/** Since when it has lapsed for good; `state` also says so of words that differ while the part is open. */
	lapsedAt: z.string().nullable(),
	/** Hash of the corrected words for which it stands as well (軽微な修正). */
	carriedTo: z.string().nullable(),
});
export type SignoffView = z.infer<typeof signoffShape>;

/** One act of the plan's journal, for 「関わる変更」. */
export const actShape = z.object({
	id: z.string(),
	kind: z.string(),
	at: z.string(),
	person: z.string(),
	party: partyShape,
	part: z.object({ id: z.string(), key: z.string(), title: z.string(), body: z.string().nullable() }).nullable(),
	detail: z.string(),
});
export type ActView = z.infer<typeof actShape>;

/** Something that this seat's party should do. The client words it. */
export const taskShape = z.object({
	id: z.string(),
	kind: z.enum(['name-representative', 'sign', 'sign-again', 'later-view', 'check', 'fill', 'answer', 'freeze']),
	plan: z.string(),
	key: z.string().nullable(),
	title: z.string(),
	part: z.string().nullable(),
	body: z.string().nullable(),
	count: z.number(),
	/** First missing thing or quoted words, to make the line concrete. */
	hint: z.string(),
	minutes: z.number(),
	/** Last day (ISO date in Japan) by which it is asked for: an answer, or the 確認 or 決裁 of a section; null for none. */
	due: z.string().nullable(),
});
export type TaskView = z.infer<typeof taskShape>;

export const todayShape = z.object({
	plan: planSummaryShape.nullable(),
	party: partyShape.nullable(),
	/** The first of them. */
	tasks: z.array(taskShape),
	/** The others, in the same order. */
	more: z.array(taskShape),
	waiting: z.array(
		z.object({ party: partyShape, key: z.string(), title: z.string(), what: z.string(), since: z.string().nullable() }),
	),
	changes: z.array(actShape),
	bodies: z.array(z.object({ party: partyShape, filled: z.number(), total: z.number(), updatedAt: z.string().nullable() })),
	contact: z.object({ party: z.string(), person: z.string(), post: z.string() }).nullable(),
});
export type TodayView = z.infer<typeof todayShape>;

const amounts = { total: z.number(), eligible: z.number(), national: z.number(), other: z.number(), general: z.number() };

/** The computed 事業費, in whole yen. */
export const budgetShape = z.object({
	...amounts,
	remainder: z.object({ body: z.string().nullable(), amount: z.number() }),
	bodies: z.array(z.object({ code: z.string(), ...amounts })),
	/** What keeps a figure from being final, by line and body where there is one. */
	problems: z.array(z.object({ kind: z.enum(budgetProblemKinds), line: z.number().nullable(), body: z.string().nullable() })),
	/** Running cost after the start, by body and year, with its 財源. */
	laterYears: z.array(
		z.object({
			code: z.string(),
			years: z.array(z.object({ year: z.string(), cost: z.number(), funding: z.string().nullable(), saving: z.number() })),
		}),
	),
});
export type BudgetView = z.infer<typeof budgetShape>;

const kpiFigure = z.object({ value: z.number().nullable(), missing: z.array(z.string()) });

const kpiValues = z.object({
	baseline: z.number().nullable(),
	y1: z.number().nullable(),
	y2: z.number().nullable(),
	y3: z.number().nullable(),
});

/** The KPI of a plan, with one figure of the bodies' for each period. */
export const kpiTotalShape = z.object({
	no: z.number().nullable(),
	name: z.string().nullable(),
	kind: z.string().nullable(),
	unit: z.string().nullable(),
	aggregation: z.enum(aggregations).nullable(),
	previous: z.string().nullable(),
	previousTarget: z.number().nullable(),
	beyond: z.number().nullable(),
	bodies: z.array(z.object({ code: z.string(), values: kpiValues })),
	figures: z.object({ baseline: kpiFigure, y1: kpiFigure, y2: kpiFigure, y3: kpiFigure }),
});
export type KpiTotalView = z.infer<typeof kpiTotalShape>;

/** Whether the server works. Open to everybody, so it says nothing of what is stored. */
export const healthShape = z.object({
	status: z.string(),
	storage: z.string(),
	version: z.string(),
	/** The last good backup; null where none is known, which is no fault of the server. */
	backup: z.object({ at: z.string(), ageHours: z.number() }).nullable(),
});
export type HealthView = z.infer<typeof healthShape>;
