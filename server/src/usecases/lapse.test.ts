import { openDoc, proseOf } from '@renkei/part-doc';
import type { News } from '@renkei/sync-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { grantOfSeat } from '../auth/grants.ts';
import { seedSignoff } from '../demo/seed-signoff.ts';
import { signoffsOfPart } from '../storage/grant-facts.ts';
import { append, readCommitted } from '../storage/part-log.ts';
import { signedAmong } from '../storage/signoffs.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { recordFreeze } from './freeze-part.ts';
import { recordReopening } from './reopen-part.ts';

const DECIDER = 'seat-kurise-decider';
const KURISE = '994031';

let practice: PracticePlan;
let part: string;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

const grant = async () => {
	const found = await inTransaction(practice.db, (tx) => grantOfSeat(tx, { seat: DECIDER, part, today: practice.today }));
	if (found === null) {
		throw new Error('the decider reads its own part');
	}
	return found;
};
const at = (minute: number): string => `2026-12-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

async function freeze(minute: number): Promise<string> {
	const granted = await grant();
	const done = await inTransaction(practice.db, (tx) => recordFreeze(tx, { ...practice, grant: granted, at: at(minute) }));
	return done.ok ? done.value.contentHash : done.refusal.code;
}

async function sign(contentHash: string, minute: number): Promise<void> {
	const granted = await grant();
	const said = { verdict: 'agree', capacity: 'decision-maker', documentNumber: null, decidedOn: null, text: null } as const;
	const act = { ...practice, grants: [granted], said: { ...said, contentHash }, at: at(minute) };
	expect((await inTransaction(practice.db, (tx) => seedSignoff(tx, act))).ok).toBe(true);
}

async function reopen(minute: number): Promise<void> {
	const granted = await grant();
	const ask = { ...practice, grant: granted, reason: '直すため', at: at(minute) };
	expect((await inTransaction(practice.db, (tx) => recordReopening(tx, ask))).ok).toBe(true);
}

/** One commit, as the live rooms make it. */
async function edit(change: (doc: Y.Doc) => void, minute: number): Promise<void> {
	await inTransaction(practice.db, async (tx) => {
		const doc = openDoc((await readCommitted(tx, part)).update);
		const before = Y.encodeStateVector(doc);
		doc.transact(() => change(doc));
		await append(tx, [{ part, update: Y.encodeStateAsUpdate(doc, before), seat: DECIDER, at: at(minute) }]);
	});
}

const addParagraph = (text: string) => (doc: Y.Doc) => {
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(text)]);
	proseOf(doc).push([paragraph]);
};
const dropLast = (doc: Y.Doc) => proseOf(doc).delete(proseOf(doc).length - 1, 1);

describe('how a sign-off lapses', () => {
	it('[SO12] edited words lapse it, equal words make it valid again, the next freeze with other words ends it for good', async () => {
		part = await practice.partAt('14', KURISE);
		const signed = await freeze(1);
		await sign(signed, 2);
		await reopen(3);
		await edit(addParagraph('一文を足した。'), 4);
		expect((await practice.readModel.current(part)).hash).not.toBe(signed);
		await edit(dropLast, 5);
		expect((await practice.readModel.current(part)).hash).toBe(signed);
		await edit(addParagraph('別の一文を足した。'), 6);
		expect(await freeze(7)).not.toBe(signed);
		await reopen(8);
		await edit(dropLast, 9);
		expect((await practice.readModel.current(part)).hash).toBe(signed);
		expect(await signoffsOfPart(practice.db, part)).toMatchObject([{ content_hash: signed, lapsed_at: at(7) }]);
	});

	it('[SO13] the plan is told that sign-offs stand differently once the words of a signed part have changed', async () => {
		part = await practice.partAt('11', KURISE);
		await sign(await freeze(1), 2);
		await reopen(3);
		expect((await signedAmong(practice.db, [part])).has(part)).toBe(true);
		await edit(addParagraph('一文を足した。'), 4);
		const told = practice.nextNews((news: News) => news.about === 'signoffs');
		practice.readModel.touched(part);
		expect(await told).toMatchObject({ plan: practice.plan, part });
	});
});
