import {
	createRootRoute,
	createRoute,
	createRouter,
	lazyRouteComponent,
	Outlet,
	parseSearchWith,
	redirect,
	stringifySearchWith,
} from '@tanstack/react-router';
import { FailureView, FailureWords } from './features/frame/index.ts';
import { SessionGate } from './features/session/index.ts';
import { Broken, SignedIn, Waiting } from './shell.tsx';

const unknown = {
	kind: 'problem',
	problem: { type: 'urn:renkei:refusal:unknown', title: '', status: 404, code: 'unknown', detail: '' },
} as const;

const rootRoute = createRootRoute({
	component: Outlet,
	errorComponent: Broken,
	notFoundComponent: () => (
		<SessionGate waiting={<Waiting />} failed={(failure) => <FailureWords failure={failure} />}>
			<FailureView failure={unknown} />
		</SessionGate>
	),
});

const entrance = createRoute({
	getParentRoute: () => rootRoute,
	path: '/enter',
	validateSearch: (search: Record<string, unknown>): { next?: string } =>
		// Only a path of this origin: an address from elsewhere must not lead away after signing in.
		typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
	component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});

const signedIn = createRoute({ getParentRoute: () => rootRoute, id: 'signed-in', component: SignedIn });

const home = createRoute({
	getParentRoute: () => signedIn,
	path: '/',
	beforeLoad: () => {
		throw redirect({ to: '/today' });
	},
});

const today = createRoute({
	getParentRoute: () => signedIn,
	path: '/today',
	component: lazyRouteComponent(() => import('./pages/today-page.tsx'), 'TodayPage'),
});

const plans = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans',
	component: lazyRouteComponent(() => import('./pages/plans-page.tsx'), 'PlansPage'),
});

const inbox = createRoute({
	getParentRoute: () => signedIn,
	path: '/inbox',
	component: lazyRouteComponent(() => import('./pages/inbox-page.tsx'), 'InboxPage'),
});

const settings = createRoute({
	getParentRoute: () => signedIn,
	path: '/settings',
	component: lazyRouteComponent(() => import('./pages/settings-page.tsx'), 'SettingsPage'),
});

/** What the list is narrowed to, and by what it is sorted. */
const openItemsSearch = ['plan', 'section', 'kind', 'mine', 'late', 'sort'] as const;

const openItems = createRoute({
	getParentRoute: () => signedIn,
	path: '/open-items',
	validateSearch: (search: Record<string, unknown>): Partial<Record<(typeof openItemsSearch)[number], string>> =>
		Object.fromEntries(openItemsSearch.flatMap((key) => (search[key] === undefined ? [] : [[key, String(search[key])]]))),
	component: lazyRouteComponent(() => import('./pages/open-items-page.tsx'), 'OpenItemsPage'),
});

const commentPlans = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/comment',
	component: lazyRouteComponent(() => import('./pages/comment-plans-page.tsx'), 'CommentPlansPage'),
});

const plan = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan',
	beforeLoad: ({ params }) => {
		throw redirect({ to: '/plans/$plan/s/$key', params: { plan: params.plan, key: '00' } });
	},
});

const section = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/s/$key',
	// Where a task leads: the thread to answer, or the part whose next gap is to be filled.
	validateSearch: (search: Record<string, unknown>): { thread?: string; part?: string; at?: string } => ({
		...(search.thread === undefined ? {} : { thread: String(search.thread) }),
		...(search.part === undefined ? {} : { part: String(search.part) }),
		// The place in that part where a check is put right: `cell:gates.date:2`.
		...(search.at === undefined ? {} : { at: String(search.at) }),
	}),
	component: lazyRouteComponent(() => import('./pages/section-page.tsx'), 'SectionPage'),
});

/** The short address of a thread, to be sent by mail; it leads to the section in which the thread stands. */
const thread = createRoute({
	getParentRoute: () => signedIn,
	path: '/t/$thread',
	component: lazyRouteComponent(() => import('./pages/thread-page.tsx'), 'ThreadPage'),
});

/** What the matrix has chosen: a section and a body. */
const signoff = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/signoff',
	validateSearch: (search: Record<string, unknown>): { section?: string; body?: string } => ({
		// Digits alone arrive as a number (10 and 994031, not 02).
		...(search.section === undefined ? {} : { section: String(search.section) }),
		...(search.body === undefined ? {} : { body: String(search.body) }),
	}),
	component: lazyRouteComponent(() => import('./pages/signoff-page.tsx'), 'SignoffPage'),
});

/** Everything that waits for this seat, to be read in one column and recorded in one act. */
const sign = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/sign',
	component: lazyRouteComponent(() => import('./pages/sign-page.tsx'), 'SignPage'),
});

const receipt = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/receipts/$act',
	component: lazyRouteComponent(() => import('./pages/receipt-page.tsx'), 'ReceiptPage'),
});

/** What was frozen and recorded of a part. */
const evidence = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/parts/$part/evidence',
	component: lazyRouteComponent(() => import('./pages/evidence-page.tsx'), 'EvidencePage'),
});

const signRules = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/signoff/rules',
	component: lazyRouteComponent(() => import('./pages/sign-rules-page.tsx'), 'SignRulesPage'),
});

const ledger = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/ledger',
	component: lazyRouteComponent(() => import('./pages/ledger-page.tsx'), 'LedgerPage'),
});

/** What the list is narrowed to: a verdict, and a body that must act. */
const check = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/check',
	validateSearch: (search: Record<string, unknown>): { result?: string; body?: string } => ({
		...(search.result === undefined ? {} : { result: String(search.result) }),
		...(search.body === undefined ? {} : { body: String(search.body) }),
	}),
	component: lazyRouteComponent(() => import('./pages/check-page.tsx'), 'CheckPage'),
});

/** The two states that are compared (without `to`: what stands now), and the section that alone is shown. */
const history = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/history',
	validateSearch: (search: Record<string, unknown>): { from?: string; to?: string; section?: string } => ({
		...(search.from === undefined ? {} : { from: String(search.from) }),
		...(search.to === undefined ? {} : { to: String(search.to) }),
		...(search.section === undefined ? {} : { section: String(search.section) }),
	}),
	component: lazyRouteComponent(() => import('./pages/history-page.tsx'), 'HistoryPage'),
});

const rounds = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/rounds',
	component: lazyRouteComponent(() => import('./pages/rounds-page.tsx'), 'RoundsPage'),
});

/** What the table is narrowed to: how far an item has come, and the body that is asked. */
const round = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/rounds/$round',
	validateSearch: (search: Record<string, unknown>): { status?: string; body?: string } => ({
		...(search.status === undefined ? {} : { status: String(search.status) }),
		...(search.body === undefined ? {} : { body: String(search.body) }),
	}),
	component: lazyRouteComponent(() => import('./pages/round-page.tsx'), 'RoundPage'),
});

const changes = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/changes',
	component: lazyRouteComponent(() => import('./pages/changes-page.tsx'), 'ChangesPage'),
});

const seats = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/seats',
	component: lazyRouteComponent(() => import('./pages/seats-page.tsx'), 'SeatsPage'),
});

const print = createRoute({
	getParentRoute: () => signedIn,
	path: '/plans/$plan/print',
	component: lazyRouteComponent(() => import('./pages/print-page.tsx'), 'PrintPage'),
});

const routeTree = rootRoute.addChildren([
	entrance,
	signedIn.addChildren([
		home,
		today,
		inbox,
		settings,
		plans,
		openItems,
		commentPlans,
		plan,
		section,
		thread,
		signoff,
		sign,
		receipt,
		evidence,
		signRules,
		ledger,
		check,
		history,
		rounds,
		round,
		changes,
		seats,
		print,
	]),
]);

/** The router of the client. Pages load when they are opened, so that the editor is not in the first load. */
export function createAppRouter() {
	return createRouter({
		routeTree,
		defaultPendingComponent: Waiting,
		// The editor's chunk is on its way before the link is pressed.
		defaultPreload: 'intent',
		defaultErrorComponent: Broken,
		scrollRestoration: true,
		// Values are plain words, so that an address reads ?section=02 and not ?section=%2202%22.
		parseSearch: parseSearchWith((value) => value),
		stringifySearch: stringifySearchWith(String),
	});
}

declare module '@tanstack/react-router' {
	interface Register {
		router: ReturnType<typeof createAppRouter>;
	}
}
