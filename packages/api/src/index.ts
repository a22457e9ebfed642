/** The front door of packages/api: the HTTP contract for both ends. */
export * from './bodies-shapes.ts';
export * from './check-shapes.ts';
export * from './evidence-shapes.ts';
export * from './files.ts';
export * from './history-shapes.ts';
export * from './ledger-shapes.ts';
export * from './notice-shapes.ts';
export * from './open-item-shapes.ts';
export * from './openapi.ts';
export * from './problem.ts';
export * from './reminder-shapes.ts';
export * from './requests.ts';
export * from './round-shapes.ts';
export type { Door, Route } from './route.ts';
export * from './routes.ts';
export * from './shapes.ts';
export * from './signing-shapes.ts';
export * from './thread-shapes.ts';
