/** The front door of history: kept states of the plan, what differs between them, and what a person has yet to see. */
export { type AskedHistory, History } from './history.tsx';
export { Unseen } from './unseen.tsx';
export { useFreshHistory } from './use-fresh-history.ts';
