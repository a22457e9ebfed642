/** Message types of y-websocket (0 to 3) and ours (100 and up). SPEC.md names each. */
export const messageType = {
	sync: 0,
	awareness: 1,
	auth: 2,
	queryAwareness: 3,
	durable: 100,
	refused: 101,
	rights: 102,
	news: 103,
} as const;

/** Sub-types of a sync message (y-protocols/sync). */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

/** What a client may send. Only `step2` and `update` carry an update and are counted by `durable` and `refused`. */
export type ClientMessage =
	| { readonly kind: 'step1'; readonly stateVector: Uint8Array }
	| { readonly kind: 'step2'; readonly update: Uint8Array }
	| { readonly kind: 'update'; readonly update: Uint8Array }
	| { readonly kind: 'awareness'; readonly update: Uint8Array }
	| { readonly kind: 'query-awareness' };

/** What this connection may do now with this part; sent at open and at each change. */
export interface RightsNotice {
	readonly may: readonly string[];
	readonly state: string;
	/** Why writing is not possible, as a code of the closed list and a sentence; null when it is. */
	readonly readOnly: { readonly code: string; readonly text: string } | null;
}

/** Something of the plan changed; the client asks the HTTP doors again. */
export interface News {
	readonly plan: string;
	readonly about: 'threads' | 'signoffs' | 'plan' | 'content';
	readonly part: string | null;
}
