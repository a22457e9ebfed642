import type { SectionKey } from '../template/types.ts';

/** What one may do with a part. write includes suggest, suggest includes comment, comment includes read. */
export const actions = ['read', 'comment', 'suggest', 'write', 'freeze', 'sign'] as const;
export type Action = (typeof actions)[number];

/** How a party stands to a plan; the 代表団体 is a member with more rights. */
export type Standing = 'representative' | 'member' | 'observer' | 'supporter' | 'vendor' | 'business' | 'state';

/** A column of the table of product.md "Rights". */
export type PartColumn = 'trunk' | 'own-part' | 'other-part' | 'own-quote' | 'other-quote' | 'own-memo' | 'other-memo';

/**
 * A cell: how far the ladder read < comment < suggest < write goes, and whether freezing and signing belong to it.
 * `write-if-open` falls to suggest while the section is 提案のみ; `write-if-drafting` also while the 代表団体 has
 * stopped drafting; `write-in-technical` is write in 05, 15 and 16 and suggest elsewhere.
 */
export interface Cell {
	readonly ladder:
		| 'none'
		| 'read'
		| 'comment'
		| 'suggest'
		| 'write'
		| 'write-if-open'
		| 'write-if-drafting'
		| 'write-in-technical';
	readonly freeze: boolean;
	readonly sign: boolean;
}

const cell = (ladder: Cell['ladder'], extra: 'freeze-sign' | 'sign' | 'none' = 'none'): Cell => ({
	ladder,
	freeze: extra === 'freeze-sign',
	sign: extra !== 'none',
});
const none = cell('none');

/** Sections whose trunk a 地元デジタル関連事業者 writes. */
export const technicalSections: readonly SectionKey[] = ['05', '15', '16'];

/** The default table of product.md "Rights", row by row. A plan can narrow it, never widen a wall. */
export const rightsTable: Readonly<Record<Standing, Readonly<Record<PartColumn, Cell>>>> = {
	representative: {
		trunk: cell('write', 'freeze-sign'),
		'own-part': cell('write', 'freeze-sign'),
		'other-part': cell('suggest'),
		'own-quote': none,
		'other-quote': cell('read'),
		'own-memo': cell('write'),
		'other-memo': none,
	},
	member: {
		trunk: cell('write-if-open', 'sign'),
		'own-part': cell('write', 'freeze-sign'),
		'other-part': cell('comment'),
		'own-quote': none,
		'other-quote': cell('read'),
		'own-memo': cell('write'),
		'other-memo': none,
	},
	observer: {
		trunk: cell('comment'),
		'own-part': none,
		'other-part': cell('comment'),
		'own-quote': none,
		'other-quote': none,
		'own-memo': none,
		'other-memo': none,
	},
	supporter: {
		trunk: cell('write-if-drafting'),
		'own-part': cell('suggest'),
		'other-part': cell('suggest'),
		'own-quote': none,
		'other-quote': cell('read'),
		'own-memo': none,
		'other-memo': none,
	},
	vendor: {
		trunk: cell('write-if-drafting'),
		'own-part': cell('suggest'),
		'other-part': cell('suggest'),
		'own-quote': none,
		'other-quote': none,
		'own-memo': none,
		'other-memo': none,
	},
	business: {
		trunk: cell('write-in-technical'),
		'own-part': none,
		'other-part': cell('read'),
		'own-quote': cell('write'),
		'other-quote': none,
		'own-memo': none,
		'other-memo': none,
	},
	state: {
		trunk: none,
		'own-part': none,
		'other-part': none,
		'own-quote': none,
		'other-quote': none,
		'own-memo': none,
		'other-memo': none,
	},
};
