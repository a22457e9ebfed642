import { problemOf } from '@renkei/api';
import type { Refusal } from '@renkei/plan';

/** A refusal as an RFC 9457 answer. */
export function problemAnswer(refusal: Refusal): Response {
	return new Response(JSON.stringify(problemOf(refusal)), {
		status: refusal.status,
		headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
	});
}
