import { z } from 'zod';
import { checkGroups, checkVerdicts, reasonKinds, ruleSources, sourceMarks } from './lists.ts';

/** Why a verdict is what it is, as data: screens word it. */
export const reasonShape = z.object({
	kind: z.enum(reasonKinds),
	what: z.string(),
	bodies: z.array(z.string()),
	rows: z.array(z.string()),
	value: z.string().nullable(),
	limit: z.string().nullable(),
});

/** One check as it stands for one seat. `section`, `body`, `field` and `row` lead to what this seat can put right first. */
export const checkShape = z.object({
	id: z.string(),
	verdict: z.enum(checkVerdicts),
	/** The rule in its own words. */
	text: z.string(),
	section: z.string(),
	body: z.string().nullable(),
	/** Field, table, or `table.column`; `body` for the prose. */
	field: z.string().nullable(),
	row: z.number().nullable(),
	/** The first who must act, and all of them, by code. */
	actor: z.string().nullable(),
	actors: z.array(z.string()),
	group: z.enum(checkGroups),
	mark: z.enum(sourceMarks),
	source: z.enum(ruleSources),
	reasons: z.array(reasonShape),
	/** Figures of the edition that it waits for. */
	figures: z.array(z.string()),
});
export type CheckView = z.infer<typeof checkShape>;

/** A figure of the plan's edition, and what this plan has found out about it. */
export const figureShape = z.object({
	key: z.string(),
	title: z.string(),
	/** As people read it, null while nobody knows it. */
	value: z.string().nullable(),
	unit: z.string().nullable(),
	kind: z.enum(['number', 'date', 'words']),
	confirmed: z.boolean(),
	source: z.string(),
	answer: z
		.object({ value: z.string(), source: z.string(), sourcedOn: z.string(), person: z.string(), at: z.string() })
		.nullable(),
});
export type FigureView = z.infer<typeof figureShape>;

const editionShape = z.object({ key: z.string(), grantName: z.string(), typeLabel: z.string(), year: z.string() });

/** Every check of a plan that this seat may be told of. */
export const checksShape = z.object({
	checks: z.array(checkShape),
	at: z.string(),
	edition: editionShape,
	editions: z.array(editionShape),
	figures: z.array(figureShape),
	/** What another edition asks and this one does not; entries stay in the plan. */
	apart: z.array(
		z.object({
			edition: z.string(),
			kind: z.enum(['check', 'entry']),
			id: z.string().nullable(),
			text: z.string(),
			section: z.string(),
			field: z.string().nullable(),
			entered: z.number().nullable(),
		}),
	),
	/** Whether this seat may say what a figure is, and move the plan to another edition. */
	mayAnswer: z.boolean(),
	mayMove: z.boolean(),
});
export type ChecksView = z.infer<typeof checksShape>;
