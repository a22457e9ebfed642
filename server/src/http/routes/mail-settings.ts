import { type MailSettingsView, requests } from '@renkei/api';
import { accept, usualMailChoice } from '@renkei/plan';
import { type Handler, type PersonCall, plain, withBody } from '../call.ts';

const usual: MailSettingsView = { ...usualMailChoice, address: null, failed: false, asked: null, mailing: 'off' };

/** Routes of where and of what a person is mailed. */
export const mailSettingsRoutes = {
	mailSettings: { on: 'person', ...plain<PersonCall>(async () => accept({ body: usual })) },
	changeMail: {
		on: 'person',
		...withBody<PersonCall, typeof requests.mailChoice>(requests.mailChoice, async () => accept({ body: usual })),
	},
	askMailAddress: {
		on: 'person',
		...withBody<PersonCall, typeof requests.mailAddress>(requests.mailAddress, async () => accept({ body: usual })),
	},
	confirmMailAddress: {
		on: 'person',
		...withBody<PersonCall, typeof requests.mailCode>(requests.mailCode, async () => accept({ body: usual })),
	},
} satisfies Record<string, Handler>;
