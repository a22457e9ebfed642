/** The front door of packages/ledger: the append-only log of a plan, its checkpoints and the archive that shows both. */
export * from './archive/act-file.ts';
export { type Fault, type FaultCode, faultCodes } from './archive/fault.ts';
export * from './archive/format.ts';
// An invented plan with its archive, for tests of whoever reads one.
export { newTrial } from './archive/trial.ts';
export { checkpointOver, trialPlan, trialSecrets } from './archive/trial-seal.ts';
export * from './archive/verify.ts';
export * from './checkpoint.ts';
export * from './entry.ts';
export * from './merkle.ts';
export { type NoteSignature, publicKeyOf, readVerifierKey, type VerifierKey } from './note.ts';
