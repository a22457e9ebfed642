import { inclusionProof } from '@renkei/ledger';
import { expect, it } from 'vitest';
import { entriesSince } from '../../storage/ledger.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { startPractice } from '../../testing/practice-plan.ts';
import { appendEntry } from './append.ts';
import { checkpointNow } from './checkpoint.ts';
import { leafOf } from './frontier-at.ts';
import { ledgerPlace } from './place.ts';

const asked = [299, 0, 255, 256, 212, 211, 290, 289, 7, 43, 44, 299];
const at = '2026-12-01T00:00:00.000Z';

it('[LG30] the proof on a receipt is that of the tree, whatever its size and whatever was asked before', async () => {
	const first = await startPractice();
	const { db, plan } = first;
	const nobody = { kind: 'reminder', part: null, body: null, seat: null, at, detail: {} } as const;
	await inTransaction(db, async (tx) => {
		for (let count = 0; count < 300; count += 1) {
			await appendEntry(tx, { ...nobody, plan, act: `act-${count}` });
			if (asked.includes(count)) {
				await checkpointNow(tx, plan, at);
			}
		}
	});
	const leaves = (await entriesSince(db, plan, 0)).map(leafOf);
	for (const count of asked) {
		const place = await ledgerPlace(db, `act-${count}`);
		const index = place?.index ?? -1;
		const proof = inclusionProof(leaves.slice(0, index + 1), index);
		expect([count, place?.proof]).toEqual([count, proof.map((hash) => Buffer.from(hash).toString('base64'))]);
	}
	await first.close();
	// Another folder with a plan of the same name, as after a restore: nothing of the log before is taken for its own.
	const second = await startPractice();
	await inTransaction(second.db, async (tx) => {
		for (let count = 0; count < 300; count += 1) {
			await appendEntry(tx, { ...nobody, plan, act: `act-${count}` });
			if (asked.includes(count)) {
				await checkpointNow(tx, plan, at);
			}
		}
	});
	const place = await ledgerPlace(second.db, 'act-289');
	const others = (await entriesSince(second.db, plan, 0)).map(leafOf);
	const proof = inclusionProof(others.slice(0, (place?.index ?? 0) + 1), place?.index ?? 0).map((hash) =>
		Buffer.from(hash).toString('base64'),
	);
	expect(place?.proof).toEqual(proof);
	await second.close();
});
