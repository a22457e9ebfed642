import { reminderRequest } from '@renkei/api';
import { accept } from '@renkei/plan';
import { listReminders } from '../../usecases/reminders/list.ts';
import { remind } from '../../usecases/reminders/remind.ts';
import { type Handler, type PlanCall, plain, withBody } from '../call.ts';

/** Routes of reminders of awaited 決裁. */
export const reminderRoutes = {
	reminders: {
		on: 'plan',
		...plain<PlanCall>(async ({ deps, grant, moment }) => accept({ body: await listReminders(deps.db, grant, moment) })),
	},
	remind: {
		on: 'plan',
		...withBody<PlanCall, typeof reminderRequest>(reminderRequest, async ({ deps, session, moment, grant }, said) => {
			const done = await remind(deps, { session, moment, plan: grant.plan.id, said });
			return done.ok ? accept({ body: await listReminders(deps.db, grant, moment) }) : done;
		}),
	},
} satisfies Record<string, Handler>;
