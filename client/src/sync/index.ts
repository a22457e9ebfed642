/**
 * The front door of client/src/sync for pages that open parts. It pulls in Yjs: what is loaded on every page (the plan
 * bar) imports from `./bar.ts` instead.
 */
export * from './bar.ts';
export { type PartHandle, sendUnsent, usePart } from './use-part.ts';
