import { partIdPattern } from '@renkei/sync-protocol';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from '../../metrics/metrics.ts';

export interface RefusalNotes {
	readonly metrics: Pick<Metrics, 'httpRefused'>;
	readonly log: { info(facts: object, message: string): void };
}

/**
 * Counts each refused request and writes one line: who, at which door, of which thing, why. The door is named by its
 * pattern and things by their ids only: what else stands in an address was typed by somebody.
 */
export function noteRefusals({ metrics, log }: RefusalNotes): MiddlewareHandler {
	return async (context, next) => {
		await next();
		const refusal = context.get('refusal');
		if (refusal === undefined) {
			return;
		}
		metrics.httpRefused(refusal.code);
		const { code, status } = refusal;
		const of = Object.values<string>(context.req.param()).filter((value) => partIdPattern.test(value));
		const { method } = context.req;
		log.info({ method, door: routePath(context), of, person: context.get('person'), status, code }, 'request refused');
	};
}
