import { z } from 'zod';
import { files } from './files.ts';
import { problemShape } from './problem.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

const json = (schema: z.ZodType, io: 'input' | 'output') => ({
	'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) },
});

/** An empty body counts as `{}`. */
const mayBeEmpty = (request: z.ZodType): boolean => request.safeParse({}).success;

const parametersOf = (path: string) =>
	[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const refused = {
	description: 'refused (RFC 9457)',
	content: { 'application/problem+json': { schema: z.toJSONSchema(problemShape) } },
};

function fileOperation(name: string, file: (typeof files)[keyof typeof files]) {
	const content = { [file.contentType]: { schema: { type: 'string', format: 'binary' } } };
	return {
		operationId: name,
		summary: file.summary,
		parameters: parametersOf(file.path),
		responses: { 200: { description: 'done', content }, default: refused },
	};
}

function operationOf(name: string, route: Route) {
	return {
		operationId: name,
		summary: route.summary,
		parameters: parametersOf(route.path),
		...(route.request === null
			? {}
			: { requestBody: { required: !mayBeEmpty(route.request), content: json(route.request, 'input') } }),
		responses: {
			[route.status]: { description: 'done', content: json(route.answer, 'output') },
			default: refused,
		},
	};
}

/** The OpenAPI 3.1 document of every route. */
export function openApiDocument(version: string) {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const [name, route] of Object.entries(routes as Record<string, Route>)) {
		paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) };
	}
	for (const [name, file] of Object.entries(files)) {
		paths[file.path] = { get: fileOperation(name, file) };
	}
	return { openapi: '3.1.0', info: { title: 'Renkei', version }, paths };
}
