/** The front door of packages/plan: what the product means, as pure decisions and data. */
export * from './canonical.ts';
export * from './parties/body-code.ts';
export * from './parties/types.ts';
export * from './permissions/explain.ts';
export * from './permissions/may.ts';
export * from './permissions/table.ts';
export * from './refusal.ts';
export * from './result.ts';
export * from './signoff/decide.ts';
export * from './signoff/state.ts';
export * from './signoff/types.ts';
export * from './template/tree.ts';
export * from './template/types.ts';
