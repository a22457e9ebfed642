import { attachments } from './sections/attachments.ts';
import { basics, summary } from './sections/basics.ts';
import { collaboration } from './sections/collaboration.ts';
import { cost } from './sections/cost.ts';
import { data } from './sections/data.ts';
import { aims, issues } from './sections/issues.ts';
import { kpi } from './sections/kpi.ts';
import { organisation, roles } from './sections/organisation.ts';
import { procurement } from './sections/procurement.ts';
import { publication } from './sections/publication.ts';
import { residents } from './sections/residents.ts';
import { risk } from './sections/risk.ts';
import { running } from './sections/running.ts';
import { schedule } from './sections/schedule.ts';
import { security } from './sections/security.ts';
import { otherGrants, selfCheck } from './sections/self-check.ts';
import { models, services } from './sections/services.ts';
import { memo, quotes } from './sections/walled.ts';
import type { Template } from './types.ts';

/** The template of a デジタル実装計画 (domain.md §1.4): 22 sections in order, and the two walled parts. */
export const template: Template = {
	key: 'plan.v1',
	sections: [
		basics,
		summary,
		issues,
		aims,
		collaboration,
		services,
		models,
		residents,
		kpi,
		organisation,
		roles,
		cost,
		procurement,
		schedule,
		running,
		data,
		security,
		risk,
		publication,
		otherGrants,
		selfCheck,
		attachments,
	],
	quotes,
	memo,
};
