import { files, type RouteName, routes } from '@renkei/api';
import { refusalOf } from '@renkei/plan';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { askedAt, type OwnAddress } from './auth/own-origin.ts';
import type { Answer, Call, Handler } from './http/call.ts';
import { openDoor } from './http/doors.ts';
import { fileAnswer, type PaperFile } from './http/file-answer.ts';
import { metricsDoor } from './http/metrics-door.ts';
import { noteRefusals, type RefusalNotes } from './http/middleware/note-refusals.ts';
import { ownOriginOnly } from './http/middleware/own-origin.ts';
import { securityHeaders } from './http/middleware/security-headers.ts';
import { problemAnswer } from './http/problem.ts';
import { readJson } from './http/read-json.ts';
import { roundPaper } from './http/round-paper.ts';
import { archiveZip } from './http/routes/archive.ts';
import { checkRoutes } from './http/routes/checks.ts';
import { correctionRoutes } from './http/routes/corrections.ts';
import { evidenceRoutes } from './http/routes/evidence.ts';
import { historyRoutes } from './http/routes/history.ts';
import { inboxRoutes } from './http/routes/inbox.ts';
import { mailSettingsRoutes } from './http/routes/mail-settings.ts';
import { openItemRoutes, openItemsFile } from './http/routes/open-items.ts';
import { partRoutes } from './http/routes/parts.ts';
import { passkeyRoutes } from './http/routes/passkeys.ts';
import { phraseRoutes } from './http/routes/phrases.ts';
import { planRoutes } from './http/routes/plans.ts';
import { policyRoutes } from './http/routes/policies.ts';
import { receiptPdf } from './http/routes/receipt.ts';
import { reminderRoutes } from './http/routes/reminders.ts';
import { roundRoutes } from './http/routes/rounds.ts';
import { sessionRoutes } from './http/routes/session.ts';
import { signingRoutes } from './http/routes/signing.ts';
import { signoffRoutes } from './http/routes/signoffs.ts';
import { suggestionRoutes } from './http/routes/suggestions.ts';
import { threadRoutes } from './http/routes/threads.ts';
import { todayRoutes } from './http/routes/today.ts';
import { staticAnswer } from './http/static-files.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { PdfMaker } from './papers/pdf/start-pdf-worker.ts';
import { isStoreError, type StoreWatch } from './storage/store-watch.ts';
import type { Deps } from './usecases/deps.ts';

export interface AppDeps {
	readonly deps: Deps;
	readonly own: OwnAddress;
	/** Absolute folder of the built client. */
	readonly client: string;
	readonly version: string;
	readonly metrics: Metrics;
	readonly log: RefusalNotes['log'];
	readonly store: StoreWatch;
	readonly pdf: PdfMaker;
	/** The last good backup of the data folder, or null. */
	lastBackup(): Promise<{ readonly at: string } | null>;
}

/** The HTTP side: exactly the routes of the contract, and the built client. */
export function createApp({ deps, own, client, version, metrics, log, store, pdf, lastBackup }: AppDeps): Hono {
	const app = new Hono();
	app.use(securityHeaders(deps.secure));
	app.use(noteRefusals({ metrics, log }));
	// A plan is some 100 KB of JSON, and town halls sit behind narrow lines.
	app.use(compress());
	app.use(ownOriginOnly(own));
	const callOf = (context: Context): Call => {
		const { req } = context;
		return {
			deps,
			cookie: req.header('cookie'),
			params: req.param(),
			query: new URL(req.url).searchParams,
			address: askedAt(own, req.header('host')),
			heardFrom: (person) => context.set('person', person),
		};
	};
	const handlers: Record<RouteName, Handler> = {
		...sessionRoutes({ version, lastBackup, takesWrites: store.takesWrites }),
		...planRoutes,
		...checkRoutes,
		...historyRoutes,
		...partRoutes,
		...threadRoutes,
		...signoffRoutes,
		...signingRoutes,
		...evidenceRoutes,
		...passkeyRoutes,
		...policyRoutes,
		...correctionRoutes,
		...reminderRoutes,
		...suggestionRoutes,
		...roundRoutes,
		...todayRoutes,
		...openItemRoutes,
		...phraseRoutes,
		...inboxRoutes,
		...mailSettingsRoutes,
	};
	for (const [name, route] of Object.entries(routes)) {
		const handler = handlers[name as RouteName];
		if (handler.schema !== route.request) {
			throw new Error(`route ${name} checks another body than its contract says`);
		}
		app.on(route.method, pathOf(route), async (context) => {
			const answer = await answerOf(handler, callOf(context), context.req.raw);
			return answer.ok
				? jsonAnswer(answer.value.body, { status: route.status, setCookie: answer.value.setCookie })
				: problemAnswer(context, answer.refusal);
		});
	}
	app.get(pathOf(files.roundTable), async (context) => {
		const answer = await roundPaper(callOf(context));
		return answer.ok ? answer.value : problemAnswer(context, answer.refusal);
	});
	const filePaths = [
		['/api/open-items.csv', openItemsFile],
		[pathOf(files.receipt), receiptPdf(pdf)],
		[pathOf(files.archive), archiveZip(pdf)],
	] as const;
	for (const [path, handler] of filePaths) {
		app.get(path, async (context) => {
			const answer = await answerOf(handler, callOf(context), context.req.raw);
			return answer.ok ? fileAnswer(answer.value.body as PaperFile) : problemAnswer(context, answer.refusal);
		});
	}
	app.get('/metrics', metricsDoor(metrics));
	app.get('*', async (context) => {
		const path = decodedPath(context.req.path);
		const page = path === null || /^\/(api|sync)(\/|$)/.test(path) ? null : await staticAnswer(client, path);
		return page ?? problemAnswer(context, refusalOf('unknown'));
	});
	app.notFound((context) => problemAnswer(context, refusalOf('unknown')));
	app.onError((error, context) => {
		deps.log.error({ method: context.req.method, path: context.req.routePath, err: error }, 'a request failed');
		store.failed(error);
		return problemAnswer(context, refusalOf(isStoreError(error) ? 'storage-down' : 'internal'));
	});
	return app;
}

/** A path of the contract as the router writes it. */
const pathOf = ({ path }: { readonly path: string }): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function answerOf(handler: Handler, call: Call, request: Request): Answer {
	const door = await openDoor(handler, call);
	if (!door.ok) {
		return door;
	}
	if (handler.schema === null) {
		return door.value(undefined);
	}
	const json = await readJson(request);
	return json.ok ? door.value(json.value) : json;
}

function jsonAnswer(body: unknown, head: { readonly status: number; readonly setCookie: string | undefined }): Response {
	const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
	if (head.setCookie !== undefined) {
		headers.append('set-cookie', head.setCookie);
	}
	return new Response(JSON.stringify(body), { status: head.status, headers });
}

function decodedPath(path: string): string | null {
	try {
		return decodeURIComponent(path);
	} catch {
		return null;
	}
}
