import { accept, type Result } from '@renkei/plan';
import { writeThreadState } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps } from './deps.ts';
import { recordAct } from './journal.ts';
import { threadGrant } from './thread-grant.ts';

/** Resolves a thread or opens it again; asking for the state it has changes nothing. */
export async function changeThread(
	deps: Deps,
	ask: Asker & { readonly thread: string; readonly state: 'open' | 'resolved' },
): Promise<Result<null>> {
	const { moment, state } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string; part: string }>> => {
		const found = await threadGrant(tx, ask, 'comment');
		if (!found.ok) {
			return found;
		}
		const { thread, grant } = found.value;
		const by = { plan: grant.plan.id, part: thread.part };
		if (thread.state === state) {
			return accept(by);
		}
		await writeThreadState(tx, thread.id, state === 'resolved' ? grant.seat.id : null);
		if (state === 'resolved') {
			const detail = thread.quote ?? '';
			await recordAct(tx, { ...by, id: deps.newId(), seat: grant.seat.id, kind: 'thread-resolved', detail, at: moment.at });
		}
		return accept(by);
	});
	if (!done.ok) {
		return done;
	}
	const { plan, part } = done.value;
	await announce(deps, plan, [{ plan, about: 'threads', part }]);
	return accept(null);
}
