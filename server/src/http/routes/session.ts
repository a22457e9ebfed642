import { openApiDocument, requests } from '@renkei/api';
import { accept, refuse } from '@renkei/plan';
import { clearedCookie } from '../../auth/sessions.ts';
import { dayInJapan } from '../../clock.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { findPlans } from '../../storage/plans.ts';
import { actAs } from '../../usecases/act-as.ts';
import { type Deps, momentOf } from '../../usecases/deps.ts';
import { signInDemo } from '../../usecases/sign-in-demo.ts';
import { signOut } from '../../usecases/sign-out.ts';
import { type Call, type Handler, type PersonCall, plain, withBody } from '../call.ts';
import { presentDemoSeat, presentSeat } from '../present/seat.ts';

/** What the server says of itself. */
export interface ServerFacts {
	readonly version: string;
	lastBackup(): Promise<{ readonly at: string } | null>;
	/** Whether the store answers and takes writes. */
	takesWrites(): Promise<boolean>;
}

/** The routes that belong to no plan: health, the API document, the demo's door, the session. */
export function sessionRoutes(facts: ServerFacts) {
	const document = openApiDocument(facts.version);
	return {
		health: { on: 'open', ...plain<Call>(({ deps }) => health(deps, facts)) },
		openapi: { on: 'open', ...plain<Call>(async () => accept({ body: document })) },
		demoSeats: { on: 'open', ...plain<Call>(({ deps }) => demoSeats(deps)) },
		demoSignIn: {
			on: 'open',
			...withBody<Call, typeof requests.demoSignIn>(requests.demoSignIn, async ({ deps, cookie }, { seat }) => {
				const signed = await signInDemo(deps, { seat, cookieHeader: cookie });
				if (!signed.ok) {
					return signed;
				}
				const { personId, person, setCookie } = signed.value;
				return accept({ body: await me(deps, personId, person), setCookie });
			}),
		},
		signOut: {
			on: 'open',
			...plain<Call>(async ({ deps, cookie }) => {
				await signOut(deps, cookie);
				return accept({ body: { ok: true }, setCookie: clearedCookie(deps.secure) });
			}),
		},
		me: {
			on: 'person',
			...plain<PersonCall>(async ({ deps, session }) => accept({ body: await me(deps, session.personId, session.person) })),
		},
		actAs: {
			on: 'person',
			...withBody<PersonCall, typeof requests.actAs>(requests.actAs, async (call, { seat }) => {
				const { deps, session, moment } = call;
				const chosen = await actAs(deps, { session, moment, seat });
				return chosen.ok ? accept({ body: await me(deps, session.personId, session.person) }) : chosen;
			}),
		},
	} satisfies Record<string, Handler>;
}

const HOUR_MS = 60 * 60 * 1000;

async function health(deps: Deps, { version, lastBackup, takesWrites }: ServerFacts) {
	if (!(await takesWrites())) {
		return refuse('storage-down', '保存先に書き込めません。空き容量とディスクを確かめてください。');
	}
	const last = await lastBackup();
	const backup = last === null ? null : { at: last.at, ageHours: hoursSince(last.at, deps.clock.now()) };
	return accept({ body: { status: 'ok', storage: 'sqlite', version, backup } });
}

/** To a tenth; a clock that was set back gives 0, never a negative age. */
function hoursSince(at: string, now: Date): number {
	return Math.max(0, Math.round((now.getTime() - Date.parse(at)) / (HOUR_MS / 10)) / 10);
}

async function me(deps: Deps, personId: string, person: string) {
	const seats = await findSeats(deps.db, { person: personId, today: momentOf(deps.clock).today });
	return { person, personId, seats: seats.map(presentSeat), demo: deps.mode === 'demo' };
}

async function demoSeats(deps: Deps) {
	if (deps.mode !== 'demo') {
		return refuse('unknown');
	}
	const seats = await findSeats(deps.db, { today: dayInJapan(deps.clock.now()) });
	const plans = await findPlans(deps.db, [...new Set(seats.map((seat) => seat.plan))]);
	// Plans in the order of their list, so that the practice plan's seats come first.
	const views = plans.flatMap((plan) =>
		seats.filter((seat) => seat.plan === plan.id).map((seat) => presentDemoSeat(seat, plan.title)),
	);
	const order = (view: (typeof views)[number]): number => view.card?.order ?? Number.MAX_SAFE_INTEGER;
	return accept({ body: { seats: views.toSorted((a, b) => order(a) - order(b)) } });
}
