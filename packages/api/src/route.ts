import { z } from 'zod';

/** Who may knock: anybody, a signed-in person, or a person with a seat on the plan that the path names. */
export type Door = 'open' | 'demo' | 'person' | 'plan';

export interface Route {
	readonly method: 'GET' | 'POST' | 'PATCH';
	/** With `{name}` for parameters, as OpenAPI writes them. */
	readonly path: string;
	readonly door: Door;
	readonly summary: string;
	readonly request: z.ZodType | null;
	readonly answer: z.ZodType;
	/** Status of a success. */
	readonly status: 200 | 201;
}

/** The answer of an act that has nothing more to say. */
export const done = z.object({ ok: z.literal(true) });
/** A route that reads. */
export const get = (path: string, door: Door, summary: string, answer: z.ZodType): Route => ({
	method: 'GET',
	path,
	door,
	summary,
	request: null,
	answer,
	status: 200,
});
/** A route that does something. */
export const post = (
	path: string,
	door: Door,
	summary: string,
	request: z.ZodType | null,
	answer: z.ZodType,
	status: 200 | 201 = 200,
): Route => ({
	method: 'POST',
	path,
	door,
	summary,
	request,
	answer,
	status,
});
