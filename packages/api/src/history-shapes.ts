import { z } from 'zod';
import { blockChangeKinds, blockKinds, pieceKinds, revisionKinds, rowChangeKinds } from './lists.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** Somebody of a party, as the log knows who wrote. */
const writerShape = z.object({ person: z.string(), party: z.string() });
export type WriterView = z.infer<typeof writerShape>;

/** A state of the whole plan that can be compared, named or made by itself. */
export const revisionShape = z.object({
	id: z.string(),
	/** From 1, in the order of time; as people call it: 第4版. */
	number: z.number(),
	kind: z.enum(revisionKinds),
	/** What a person called it, or what was frozen or signed; null for one that was kept by itself. */
	name: z.string().nullable(),
	at: z.string(),
	/** Who named, froze or signed; null for one that was kept by itself. */
	by: writerShape.nullable(),
	/** Who has written since the one before, as far as this seat may read. */
	writers: z.array(writerShape),
	/** Sections that have changed since the one before, as far as this seat may read. */
	sections: z.array(z.string()),
});
export type RevisionView = z.infer<typeof revisionShape>;

/** The revisions of a plan, newest first. */
export const revisionsShape = z.object({ revisions: z.array(revisionShape), mayName: z.boolean() });
export type RevisionsView = z.infer<typeof revisionsShape>;

/**
 * Parts with other content at `to` than at `from`, in plan order. `from` is null where this person has never marked
 * anything as seen: then every part that holds something is there, from position 0.
 */
export const planChangesShape = z.object({
	from: z.object({ kind: z.enum(['revision', 'seen']), revision: z.string().nullable(), at: z.string().nullable() }),
	/** Null for what stands now. */
	to: z.object({ revision: z.string().nullable(), at: z.string() }),
	parts: z.array(
		z.object({
			part: z.string(),
			key: z.string(),
			body: z.string().nullable(),
			/** Positions in the part's log, for its own door. */
			from: z.number(),
			to: z.number(),
		}),
	),
});
export type PlanChangesView = z.infer<typeof planChangesShape>;

const authorShape = writerShape.extend({ at: z.string() }).nullable();
const valueShape = z.object({ key: z.string(), before: scalar.nullable(), after: scalar.nullable(), by: authorShape });

/** What changed in a part between two positions of its log, and who changed it last. */
export const partChangesShape = z.object({
	part: z.string(),
	from: z.number(),
	to: z.number(),
	blocks: z.array(
		z.object({
			kind: z.enum(blockChangeKinds),
			block: z.enum(blockKinds),
			pieces: z.array(z.object({ kind: z.enum(pieceKinds), text: z.string() })),
			by: authorShape,
		}),
	),
	fields: z.array(valueShape),
	rows: z.array(
		z.object({
			kind: z.enum(rowChangeKinds),
			table: z.string(),
			row: z.string(),
			/** Position among the rows, from 1: at `to`, of a removed one at `from`. */
			number: z.number(),
			cells: z.array(valueShape),
			by: authorShape,
		}),
	),
});
export type PartChangesView = z.infer<typeof partChangesShape>;

/** A part as it stood at a position of its log, with what its canonical content leaves out: which block and row is which. */
export const partStateShape = z.object({
	part: z.string(),
	seq: z.number(),
	contentHash: z.string(),
	content: z.record(z.string(), z.unknown()),
	snapshot: z.object({
		blocks: z.array(z.object({ id: z.string(), kind: z.enum(blockKinds), text: z.string(), form: z.string() })),
		fields: z.record(z.string(), scalar),
		tables: z.array(
			z.object({ key: z.string(), rows: z.array(z.object({ id: z.string(), cells: z.record(z.string(), scalar) })) }),
		),
	}),
});
export type PartStateView = z.infer<typeof partStateShape>;
