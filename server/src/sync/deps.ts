import type { PartSpec, Party } from '@renkei/plan';
import type { Grant } from '../auth/grants.ts';
import type { HeldGrants, Writer, WriterGrant } from '../auth/rights.ts';
import type { Session } from '../auth/sessions.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { QuickAppend } from '../storage/quick-append.ts';
import type { Db, Tx } from '../storage/tables.ts';

/** What the live rooms need from the rest; built in compose.ts only. */
export interface SyncDeps {
	readonly db: Db;
	/** Time of day, for what is stored. */
	readonly now: () => Date;
	/** Milliseconds from some start, for rates and silence: the clock on the wall is set, and may go back. */
	readonly ticks: () => number;
	readonly sessionOf: (cookie: string | undefined) => Promise<Session | null>;
	/** Whether a session that opened a connection is still one: it may have been signed out, or have run out. */
	readonly isSignedIn: (session: Session) => Promise<boolean>;
	readonly grantOf: (session: Session, part: string) => Promise<Grant | null>;
	/** Grants as they are known without asking. */
	readonly grantsHeld: () => HeldGrants;
	/** Appends under grants that are known already. */
	readonly appendQuickly: QuickAppend;
	/** Reads right and lock of seats inside the appending transaction. */
	readonly grantsInside: (tx: Tx) => Promise<(writer: Writer, part: string) => Promise<WriterGrant>>;
	readonly specOf: (part: { readonly key: string; readonly body: string | null }) => PartSpec | null;
	readonly partiesOf: (plan: string) => Promise<readonly Party[]>;
	/** Told when a commit failed. */
	readonly storeFailed: (error: unknown) => void;
	/** Tells the read model that a part has new commits. */
	readonly touched: (part: string) => void;
	readonly originAllowed: (origin: string | undefined, host: string | undefined) => boolean;
	readonly log: { warn(fields: object, text: string): void; error(fields: object, text: string): void };
	readonly limits: SyncLimits;
	readonly metrics: Pick<Metrics, 'frame' | 'refused' | 'closed' | 'committed' | 'loaded' | 'watch'>;
}

export interface SyncLimits {
	readonly socketsPerSession: number;
	/** Per socket; bursts of `burst`. */
	readonly framesPerSecond: number;
	readonly burst: number;
	/** Bytes of one frame; a step 2 may be larger. */
	readonly maxFrame: number;
}
