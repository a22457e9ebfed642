import { z } from 'zod';
import { problemShape } from './problem.ts';
import { type Route, routes } from './routes.ts';

const json = (schema: z.ZodType, io: 'input' | 'output') => ({
	'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) },
});

/** An empty body counts as `{}`. */
const mayBeEmpty = (request: z.ZodType): boolean => request.safeParse({}).success;

function operationOf(name: string, route: Route) {
	const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
	return {
		operationId: name,
		summary: route.summary,
		parameters: names.map((parameter) => ({ name: parameter, in: 'path', required: true, schema: { type: 'string' } })),
		...(route.request === null
			? {}
			: { requestBody: { required: !mayBeEmpty(route.request), content: json(route.request, 'input') } }),
		responses: {
			[route.status]: { description: 'done', content: json(route.answer, 'output') },
			default: {
				description: 'refused (RFC 9457)',
				content: { 'application/problem+json': { schema: z.toJSONSchema(problemShape) } },
			},
		},
	};
}

/** The OpenAPI 3.1 document of every route. */
export function openApiDocument(version: string) {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const [name, route] of Object.entries(routes as Record<string, Route>)) {
		paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) };
	}
	return { openapi: '3.1.0', info: { title: 'Renkei', version }, paths };
}
