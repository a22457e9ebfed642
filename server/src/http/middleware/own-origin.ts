import { refusalOf } from '@renkei/plan';
import type { MiddlewareHandler } from 'hono';
import { isOwnHost, isOwnOrigin, type OwnAddress } from '../../auth/own-origin.ts';
import { problemAnswer } from '../problem.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** Refuses what a page of another site would send: foreign names of this server, and acts with a foreign Origin. */
export function ownOriginOnly(own: OwnAddress): MiddlewareHandler {
	return async (context, next) => {
		const host = context.req.header('host');
		const origin = context.req.header('origin');
		const foreignAct = !READS.includes(context.req.method) && !isOwnOrigin(own, origin, host);
		if (!isOwnHost(own, host) || foreignAct) {
			return problemAnswer(context, refusalOf('forbidden', 'ほかのサイトからの操作は受け付けません。'));
		}
		return next();
	};
}
