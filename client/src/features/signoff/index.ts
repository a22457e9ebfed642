/**
 * The front door of signoff: the matrix and the act of signing. The page on which all that waits is read enters by
 * read-and-sign.tsx, so that neither page loads the scripts of the other.
 */
export type { Choice } from './matrix-table.tsx';
export { Signoff } from './signoff.tsx';
