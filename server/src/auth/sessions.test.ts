import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { endSessions, issueSession, sessionOf } from './sessions.ts';

let practice: PracticePlan;
const now = new Date('2026-12-01T00:00:00.000Z');

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

async function cookieFor(secure: boolean): Promise<{ line: string; pair: string }> {
	const issued = await inTransaction(practice.db, (tx) => issueSession(tx, { person: 'person-yamada', secure, now }));
	return { line: issued.setCookie, pair: issued.setCookie.split(';')[0] ?? '' };
}

describe('sessions', () => {
	it('[SE1] the cookie signs in, among others and only while the session lives', async () => {
		const { pair } = await cookieFor(false);
		expect(await sessionOf(practice.db, `a=1; ${pair}; b=2`, now)).toMatchObject({
			personId: 'person-yamada',
			person: '山田 恵',
		});
		expect(await sessionOf(practice.db, undefined, now)).toBeNull();
		expect(await sessionOf(practice.db, `${pair}x`, now)).toBeNull();
		expect(await sessionOf(practice.db, pair, new Date('2026-12-02T00:00:00.000Z'))).toBeNull();
	});

	it('[SE1a] one that was issued by a clock far ahead counts for nothing once the clock stands right', async () => {
		const { pair } = await cookieFor(false);
		expect(await sessionOf(practice.db, pair, new Date('2026-11-30T23:55:00.000Z'))).not.toBeNull();
		expect(await sessionOf(practice.db, pair, new Date('2026-11-29T00:00:00.000Z'))).toBeNull();
	});

	it('[SE2] the token is 256 bits, kept from scripts and other sites, and stored nowhere', async () => {
		const { line, pair } = await cookieFor(false);
		expect(line).toMatch(/^renkei_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
		const rows = JSON.stringify(await practice.db.selectFrom('session').selectAll().execute());
		expect(rows).not.toContain(pair.split('=')[1]);
	});

	it('[SE3] behind https the name has the __Host- prefix, and the plain name is worth nothing', async () => {
		const { line, pair } = await cookieFor(true);
		expect(line).toMatch(/^__Host-renkei_session=.*; Secure$/);
		expect(await sessionOf(practice.db, pair, now)).not.toBeNull();
		expect(await sessionOf(practice.db, pair.replace('__Host-', ''), now)).toBeNull();
	});

	it('[SE4] ending a session ends it for every copy of the cookie', async () => {
		const { pair } = await cookieFor(false);
		expect(await sessionOf(practice.db, pair, now)).not.toBeNull();
		await inTransaction(practice.db, (tx) => endSessions(tx, pair));
		expect(await sessionOf(practice.db, pair, now)).toBeNull();
	});
});
