import { setImmediate as othersTurn } from 'node:timers/promises';
import { type OpenItemsView, requests } from '@renkei/api';
import { accept, csvText, type Result, refuse, reviewBounds } from '@renkei/plan';
import { planGrantOf } from '../../auth/plan-grants.ts';
import { commentOnPlans } from '../../usecases/comment-on-plans.ts';
import { keyOfCheckpoint } from '../../usecases/ledger/place.ts';
import { recordExport } from '../../usecases/ledger/record-export.ts';
import { openItems } from '../../usecases/open-items.ts';
import { type Handler, type PersonCall, plain, withBody } from '../call.ts';
import type { PaperFile } from '../file-answer.ts';
import { openItemSheet, openItemsName, presentOpenItem, type TakenCheckpoint } from '../present/open-item.ts';

async function listed(call: PersonCall): Promise<Result<OpenItemsView>> {
	const { deps, session, moment, query } = call;
	const items = await openItems(deps, { session, moment, plan: query.get('plan') });
	if (items === null) {
		return refuse('unknown');
	}
	const shown = items.slice(0, reviewBounds.openItems);
	const { template } = deps;
	return accept({
		items: shown.map((item) => presentOpenItem(item, { template, today: moment.today })),
		total: items.length,
	});
}

/** Routes across the plans of one person: what is open on them, and the same comment to several. */
export const openItemRoutes = {
	openItems: {
		on: 'person',
		...plain<PersonCall>(async (call) => {
			const list = await listed(call);
			return list.ok ? accept({ body: list.value }) : list;
		}),
	},
	commentOnPlans: {
		on: 'person',
		...withBody<PersonCall, typeof requests.planComments>(requests.planComments, async (call, comment) => {
			const { deps, session, moment } = call;
			const results = (await commentOnPlans(deps, { session, moment, comment })).map(({ plan, done }) =>
				done.ok
					? { plan, thread: done.value, code: null, text: null }
					: { plan, thread: null, code: done.refusal.code, text: done.refusal.detail ?? done.refusal.text },
			);
			return accept({ body: { results } });
		}),
	},
} satisfies Record<string, Handler>;

/**
 * Each plan's log says that items of it were taken away. Every one is a write and a signature: with sixty plans that is seconds,
 * so everybody else has a turn after each.
 * @returns its checkpoint with that entry, to go along with them
 */
async function recordTaken({ deps, session, moment }: PersonCall, plans: ReadonlySet<string>): Promise<TakenCheckpoint[]> {
	const taken: TakenCheckpoint[] = [];
	for (const id of plans) {
		const grant = await planGrantOf(deps.db, { session, plan: id, today: moment.today });
		if (grant !== null) {
			const note = await recordExport(deps, { grant, moment, what: 'open-items', about: null });
			taken.push({ plan: grant.plan.title, note, key: await keyOfCheckpoint(deps.db, id, note) });
			await othersTurn();
		}
	}
	return taken;
}

/** The list of open items as a file for Excel, behind the same door. The contract's table knows JSON alone. */
export const openItemsFile = {
	on: 'person',
	...plain<PersonCall>(async (call) => {
		const list = await listed(call);
		if (!list.ok) {
			return list;
		}
		const { items, total } = list.value;
		const checkpoints = await recordTaken(call, new Set(items.map(({ plan }) => plan.id)));
		const { today } = call.moment;
		const file: PaperFile = {
			name: `${openItemsName(today)}.csv`,
			plainName: `open-items-${today}.csv`,
			type: 'text/csv; charset=utf-8',
			content: csvText(openItemSheet(items, { left: total - items.length, checkpoints })),
		};
		return accept({ body: file });
	}),
} satisfies Handler;
