import type { CommentView, ThreadView } from '@renkei/api';

type Party = CommentView['author']['party'];

/** A party that is told by its code alone. */
export const partyFixture = (code: string, over: Partial<Party> = {}): Party => ({
	...{ code, name: code, shortName: code, place: null },
	...({ kind: 'municipality', membership: 'member' } as const),
	...over,
});

/** A comment of somebody who bears the name of the party. */
export const commentFixture = (id: string, party: Party, over: Partial<CommentView> = {}): CommentView => ({
	...{ id, text: '', at: '2026-11-01T00:00:00Z' },
	author: { person: party.code, personId: party.code, seat: party.code, party },
	...{ edits: [], editedAt: null, deletedAt: null, act: null, mentions: [], reactions: [] },
	...over,
});

/** An open thread on a whole part. */
export const threadFixture = (id: string, over: Partial<ThreadView> = {}): ThreadView => ({
	...{ id, part: 'p', kind: 'comment', state: 'open', quote: null, anchor: null, detached: false, replacement: null },
	...{ value: null, whole: null, outcome: null, round: null, status: 'open' as const, statusBy: null, mayAnswer: false },
	place: { kind: 'part', key: null, row: null, column: null, title: '' },
	...{ to: null, due: null, comments: [], resolvedBy: null, resolvedAt: null, mayAssign: false },
	...over,
});
