import type {
	Capacity,
	ItemStatus,
	PartKey,
	Party,
	PartyCode,
	ReactionKind,
	RoundKind,
	Scalar,
	SeatRole,
	Verdict,
} from '@renkei/plan';

/** A block of prose; a bare string is a paragraph. */
export type DemoBlock = string | { readonly heading: string } | { readonly list: readonly string[] };

export type DemoRow = Readonly<Record<string, Scalar>>;

/** First content of one part. A part that the demo does not name starts empty. */
export interface DemoPart {
	readonly key: PartKey;
	readonly body: PartyCode | null;
	readonly prose: readonly DemoBlock[];
	readonly fields: DemoRow;
	readonly tables: Readonly<Record<string, readonly DemoRow[]>>;
}

export interface DemoSeat {
	/** Stable id, e.g. `seat-kurise-officer`. */
	readonly seat: string;
	/** 氏名, family name first, one space between. */
	readonly person: string;
	readonly personId: string;
	/** 課 and 職名. */
	readonly post: string;
	readonly role: SeatRole;
	readonly party: PartyCode;
	/** A card of the sign-in page; the other seats stand folded under the four. */
	readonly card?: { readonly order: 1 | 2 | 3 | 4; readonly title: string; readonly what: string };
	/** 専決・代決: the clause or document that gives the right. */
	readonly delegation?: string;
}

export interface DemoAddress {
	readonly key: PartKey;
	readonly body: PartyCode | null;
}

export type ThreadKind = 'comment' | 'question' | 'must-fix' | 'suggestion' | 'pre-consultation';

export interface DemoComment {
	readonly seat: string;
	readonly text: string;
	readonly at: string;
	/** What it said before its author edited it, and when that was. */
	readonly edited?: { readonly before: string; readonly at: string };
	/** Seats that it names. */
	readonly mentions?: readonly string[];
	readonly reactions?: readonly { readonly seat: string; readonly kind: ReactionKind; readonly at: string }[];
}

export interface DemoThread {
	readonly part: DemoAddress;
	/** Exact words of that part's prose, or null for the part as a whole or another place. */
	readonly quote: string | null;
	/** A field, or a cell in a row counted from 1; quoted as it stands. */
	readonly place?: { readonly field: string } | { readonly table: string; readonly row: number; readonly column: string };
	readonly kind: ThreadKind;
	/** Proposed wording in place of the quote; suggestions only. */
	readonly replacement?: string;
	/** Whom it asks; a seat's party is the seat's. */
	readonly to?: { readonly party: PartyCode; readonly seat?: string };
	/** ISO date in Japan. */
	readonly due?: string;
	/** The first is the thread's own text, the rest are replies. */
	readonly comments: readonly DemoComment[];
	readonly state: 'open' | 'resolved';
}

/** A round of comments that was released; its items are threads of the demo, known by part and quote. */
export interface DemoRound {
	readonly kind: RoundKind;
	/** Empty for the usual one. */
	readonly title: string;
	readonly seat: string;
	readonly begunAt: string;
	readonly releasedAt: string;
	/** In the order of the plan. */
	readonly items: readonly {
		readonly part: DemoAddress;
		readonly quote: string;
		/** What stood there when the round was released. */
		readonly stood: string;
		readonly status: { readonly is: ItemStatus; readonly seat: string; readonly at: string };
	}[];
}

/** What happened after the first content, in order of time. `at` is ISO 8601 UTC. */
export type DemoAct =
	| { readonly kind: 'freeze'; readonly seat: string; readonly part: DemoAddress; readonly at: string }
	| {
			readonly kind: 'sign';
			readonly seat: string;
			readonly part: DemoAddress;
			readonly verdict: Verdict;
			readonly capacity: Capacity;
			readonly documentNumber?: string;
			/** ISO date in Japan. */
			readonly decidedOn?: string;
			readonly text?: string;
			readonly at: string;
	  }
	| { readonly kind: 'reopen'; readonly seat: string; readonly part: DemoAddress; readonly reason: string; readonly at: string }
	| { readonly kind: 'edit'; readonly seat: string; readonly part: DemoAddress; readonly append: string; readonly at: string }
	| DemoRewrite;

/** Somebody's change of what stands in the first content now: `old` stood there before. */
export interface DemoRewrite {
	readonly kind: 'rewrite';
	readonly seat: string;
	readonly part: DemoAddress;
	readonly at: string;
	/** Words of the prose, or the value of a cell in a row counted from 1. */
	readonly place: 'prose' | { readonly table: string; readonly row: number; readonly column: string };
	readonly old: Scalar;
	readonly now: Scalar;
}

export interface DemoPlan {
	readonly title: string;
	readonly scheme: 1 | 2 | 3;
	readonly edition: string;
	readonly representative: PartyCode | null;
	readonly parties: readonly Party[];
	readonly seats: readonly DemoSeat[];
	readonly parts: readonly DemoPart[];
	readonly threads: readonly DemoThread[];
	/** In the order of their release. */
	readonly rounds: readonly DemoRound[];
	readonly acts: readonly DemoAct[];
}
