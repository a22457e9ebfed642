/** The front door of ledger: the plan's log, and what a body takes home of it. */
export { Ledger } from './ledger.tsx';
