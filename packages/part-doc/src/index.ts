/** The front door of packages/part-doc: one part as a Y.Doc; no network, no screen. */
export * from './admit.ts';
export * from './anchor.ts';
export { proseJson } from './prose-json.ts';
export * from './read.ts';
export * from './refused-words.ts';
export * from './roots.ts';
export * from './rows.ts';
export * from './schema.ts';
export * from './seed.ts';
export * from './writes.ts';
