import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PlanView } from '@renkei/api';
import { type Doors, doorsOver } from './doors.ts';
import type { SmtpTrial } from './smtp-server.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** A seat of the plan, with the cookie of whoever sits there. */
export interface ProductionSeat {
	readonly seat: string;
	/** Id of the person. */
	readonly person: string;
	/** Id of the party. */
	readonly party: string;
	readonly role: 'officer' | 'decider';
	readonly cookie: string;
}

/** A server in production that sends mail, with people of an adopted 類型③ plan signed in. */
export interface Production {
	readonly server: RunningServer;
	readonly doors: Doors;
	readonly plan: string;
	/** Id of the common part of section 02. */
	readonly part: string;
	/** The officer and the decider of each of three bodies. */
	readonly seats: readonly ProductionSeat[];
}

/**
 * Starts one whose mail goes to `smtp`. Nobody can sign in to production yet: the seats are taken by the demo's door, and the
 * folder is turned while the server is down. @param settings besides those of the mail server; the origin is the server's own
 */
export async function startProduction(smtp: SmtpTrial, settings: Readonly<Record<string, string>>): Promise<Production> {
	const server = await startServer();
	const doors = doorsOver(server.url);
	const { plan, seats } = await takeSeats(server, doors);
	const part = await partOf(doors, plan, seats[0] as ProductionSeat);
	await server.stop();
	intoProduction(server.data);
	await server.restart({
		RENKEI_SMTP: `smtp://127.0.0.1:${smtp.port}`,
		RENKEI_MAIL_FROM: 'Renkei <renkei@example.jp>',
		RENKEI_MAIL_RETRY: '1',
		RENKEI_ORIGIN: server.url,
		...settings,
	});
	return { server, doors, plan, part, seats };
}

/** What no door does: a demo never becomes a production folder. */
function intoProduction(data: string): void {
	const db = new DatabaseSync(join(data, 'renkei.sqlite'));
	db.prepare("update meta set value = 'production' where key = 'mode'").run();
	db.close();
}

/** Signs two seats of each of three bodies in, and has one of them named 代表団体, without which no plan is worked on. */
async function takeSeats(server: RunningServer, doors: Doors): Promise<{ plan: string; seats: ProductionSeat[] }> {
	const { body } = await doors.ask<{ seats: { seat: string; plan: string; party: { code: string } }[] }>('/api/demo/seats');
	const db = new DatabaseSync(join(server.data, 'renkei.sqlite'), { readOnly: true });
	const { id: plan } = db.prepare('select id from plan where scheme = 3 and practice = 0 order by position limit 1').get() as {
		id: string;
	};
	const rows = db
		.prepare("select id, person, party, role from seat where plan = ? and role in ('officer', 'decider') order by party, role")
		.all(plan) as { id: string; person: string; party: string; role: ProductionSeat['role'] }[];
	db.close();
	const wanted = rows.slice(0, 6).filter(({ id }) => body.seats.length === 0 || body.seats.some(({ seat }) => seat === id));
	const taken: ProductionSeat[] = [];
	for (const { id, person, party, role } of wanted) {
		taken.push({ seat: id, person, party, role, cookie: await doors.signIn(id) });
	}
	const first = taken[0] as ProductionSeat;
	const named = await doors.ask(`/api/plans/${plan}/representative`, { cookie: first.cookie, body: { code: first.party } });
	if (named.status !== 200) {
		throw new Error(`no 代表団体: ${named.status} ${JSON.stringify(named.body)}`);
	}
	return { plan, seats: taken };
}

async function partOf(doors: Doors, plan: string, { cookie }: ProductionSeat): Promise<string> {
	const { body } = await doors.ask<PlanView>(`/api/plans/${plan}`, { cookie });
	const part = body.sections.find(({ key }) => key === '02')?.parts.find((one) => one.body === null);
	if (part === undefined) {
		throw new Error('the plan has no 02');
	}
	return part.id;
}
