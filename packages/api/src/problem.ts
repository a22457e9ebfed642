import { type Refusal, refusalCodes } from '@renkei/plan';
import { z } from 'zod';

/** RFC 9457 problem details; `code` is of the closed list and stable, `type` names it as a URN. */
export const problemShape = z.object({
	type: z.string(),
	title: z.string(),
	status: z.number(),
	code: z.enum(refusalCodes as [string, ...string[]]),
	detail: z.string(),
});
export type Problem = z.infer<typeof problemShape>;

/** A refusal as problem+json. */
export function problemOf(refusal: Refusal): Problem {
	return {
		type: `urn:renkei:refusal:${refusal.code}`,
		title: refusal.text,
		status: refusal.status,
		code: refusal.code,
		detail: refusal.detail ?? refusal.text,
	};
}
