/** The front door of packages/part-doc: one part as a Y.Doc; no network, no screen. */
export * from './admit.ts';
export * from './anchor.ts';
export * from './compare/compare-parts.ts';
export * from './compare/restore-part.ts';
export * from './compare/snapshot.ts';
export * from './compare/touches.ts';
export * from './propose/derive-proposal.ts';
export * from './propose/proposal.ts';
export { proposalPieces } from './propose/proposal-pieces.ts';
export * from './propose/replace-words.ts';
export { proseJson } from './prose-json.ts';
export { type PartIdentity, proseText, readPart, textOf } from './read.ts';
export * from './refused-words.ts';
export * from './roots.ts';
export * from './rows.ts';
export * from './schema.ts';
export * from './seed.ts';
export * from './writes.ts';
