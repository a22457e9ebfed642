import { problemOf } from '@renkei/api';
import type { Refusal } from '@renkei/plan';
import type { Context } from 'hono';

declare module 'hono' {
	interface ContextVariableMap {
		/** What a request was refused with, for whoever counts and logs. */
		refusal?: Refusal;
		/** Id of the person who asks, once a session has told it. */
		person?: string;
	}
}

/** A refusal as an RFC 9457 answer. */
export function problemAnswer(context: Context, refusal: Refusal): Response {
	context.set('refusal', refusal);
	return new Response(JSON.stringify(problemOf(refusal)), {
		status: refusal.status,
		headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
	});
}
