import { getConnInfo } from '@hono/node-server/conninfo';
import { refusalOf } from '@renkei/plan';
import type { Context } from 'hono';
import type { Metrics } from '../metrics/metrics.ts';
import { problemAnswer } from './problem.ts';

/** Headers of reverse proxies: behind one everybody seems to ask from this machine. */
const RELAYED = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** `GET /metrics`: for a program on this very machine; to everybody else it does not exist. */
export function metricsDoor(metrics: Pick<Metrics, 'read'>) {
	return async (context: Context): Promise<Response> => {
		const peer = getConnInfo(context).remote.address ?? '';
		if (!LOOPBACK.test(peer) || RELAYED.some((name) => context.req.header(name) !== undefined)) {
			return problemAnswer(context, refusalOf('unknown'));
		}
		const { contentType, text } = await metrics.read();
		return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
	};
}
