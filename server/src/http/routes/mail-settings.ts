import { type MailSettingsView, requests } from '@renkei/api';
import { accept, type Result } from '@renkei/plan';
import { choiceOfRow, mailChoiceOf } from '../../storage/mail-choices.ts';
import type { MailChoiceRow } from '../../storage/tables.ts';
import { askMailAddress, changeMail, confirmMailAddress } from '../../usecases/mail-settings.ts';
import { type Answer, type Handler, type PersonCall, plain, withBody } from '../call.ts';

const present = ({ deps }: PersonCall, row: MailChoiceRow): MailSettingsView => ({
	...choiceOfRow(row),
	...{ address: row.address, failed: row.failed_at !== null, asked: row.asked_address, mailing: deps.mailing },
});

async function answer(call: PersonCall, done: Promise<Result<MailChoiceRow>>): Answer {
	const row = await done;
	return row.ok ? accept({ body: present(call, row.value) }) : row;
}

/** Routes of where and of what a person is mailed: nobody's but the person's who asks. */
export const mailSettingsRoutes = {
	mailSettings: {
		on: 'person',
		...plain<PersonCall>(async (call) =>
			accept({ body: present(call, await mailChoiceOf(call.deps.db, call.session.personId)) }),
		),
	},
	changeMail: {
		on: 'person',
		...withBody<PersonCall, typeof requests.mailChoice>(requests.mailChoice, (call, choice) =>
			answer(call, changeMail(call.deps, { session: call.session, moment: call.moment, choice })),
		),
	},
	askMailAddress: {
		on: 'person',
		...withBody<PersonCall, typeof requests.mailAddress>(requests.mailAddress, (call, { address }) =>
			answer(call, askMailAddress(call.deps, { session: call.session, moment: call.moment, address })),
		),
	},
	confirmMailAddress: {
		on: 'person',
		...withBody<PersonCall, typeof requests.mailCode>(requests.mailCode, (call, { code }) =>
			answer(call, confirmMailAddress(call.deps, { session: call.session, moment: call.moment, code })),
		),
	},
} satisfies Record<string, Handler>;
