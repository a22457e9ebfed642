/** The front door of signoff: the matrix and the act of signing. */
export type { Choice } from './matrix-table.tsx';
export { Signoff } from './signoff.tsx';
