/** The front door of packages/ledger: the append-only log of a plan, its checkpoints and the archive that shows both. */
export * from './checkpoint.ts';
export * from './entry.ts';
export * from './merkle.ts';
export { type NoteSignature, publicKeyOf, readVerifierKey, type VerifierKey } from './note.ts';
