/** The front door of rounds: comments that are collected and released together, and their 指摘事項対応表. */
export type { NarrowedItems } from './round-items.ts';
export { RoundTable } from './round-table.tsx';
export { Rounds } from './rounds.tsx';
export { useFreshRounds } from './use-fresh-rounds.ts';
