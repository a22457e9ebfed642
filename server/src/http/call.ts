import { type Result, refuse } from '@renkei/plan';
import type { z } from 'zod';
import type { Grant } from '../auth/grants.ts';
import type { AskedAt } from '../auth/own-origin.ts';
import type { PlanGrant } from '../auth/plan-grants.ts';
import type { CommentRow, ReviewRoundRow, ThreadRow } from '../storage/tables.ts';
import type { Asker, Deps } from '../usecases/deps.ts';

/** A request as handlers see it; what they may rely on grows with the door it came through. */
export interface Call {
	readonly deps: Deps;
	/** Raw Cookie header. */
	readonly cookie: string | undefined;
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	/** The address that the page was opened under. */
	readonly address: AskedAt;
	/** Told who asks as soon as that is known, whatever becomes of the request. */
	heardFrom(person: string): void;
}
export interface PersonCall extends Call, Asker {}
export interface PlanCall extends PersonCall {
	readonly grant: PlanGrant;
}
export interface RoundCall extends PlanCall {
	readonly round: ReviewRoundRow;
}
export interface PartCall extends PersonCall {
	readonly grant: Grant;
}
export interface ThreadCall extends PartCall {
	readonly thread: ThreadRow;
}
export interface CommentCall extends ThreadCall {
	readonly comment: CommentRow;
}

/** What a handler answers with: a value for the body, and a cookie where the session changes. */
export interface Reply {
	readonly body: unknown;
	readonly setCookie?: string;
}
export type Answer = Promise<Result<Reply>>;

/** One route's work behind its door. `raw` is the parsed JSON of the request, not yet checked. */
interface Behind<C> {
	readonly schema: z.ZodType | null;
	run(call: C, raw: unknown): Answer;
}
export type Handler =
	| ({ readonly on: 'open' } & Behind<Call>)
	| ({ readonly on: 'person' } & Behind<PersonCall>)
	| ({ readonly on: 'plan' } & Behind<PlanCall>)
	| ({ readonly on: 'round' } & Behind<RoundCall>)
	| ({ readonly on: 'part' } & Behind<PartCall>)
	| ({ readonly on: 'thread' } & Behind<ThreadCall>)
	| ({ readonly on: 'comment' } & Behind<CommentCall>);

/** Work that takes no body. */
export function plain<C>(run: (call: C) => Answer): Behind<C> {
	return { schema: null, run };
}

/** Work that takes a body of this shape; another body is refused before the work begins. */
export function withBody<C, S extends z.ZodType>(schema: S, run: (call: C, body: z.infer<S>) => Answer): Behind<C> {
	return {
		schema,
		async run(call, raw) {
			const parsed = schema.safeParse(raw);
			return parsed.success ? run(call, parsed.data) : refuse('malformed', whatIsWrong(parsed.error));
		},
	};
}

/** The first thing that is wrong, for programmers of other clients; people meet the screen's own checks before. */
function whatIsWrong(error: z.ZodError): string {
	const issue = error.issues[0];
	const place = issue === undefined || issue.path.length === 0 ? '送られた内容' : issue.path.join('.');
	return issue?.code === 'too_big' ? `${place} が長すぎます（${issue.maximum}まで）。` : `${place} が読み取れません。`;
}

/** A whole number from a query, or null. */
export function wholeNumber(words: string | null): number | null {
	return words !== null && /^\d{1,12}$/.test(words) ? Number(words) : null;
}
