/** The front door of checks: what a plan is judged by, its edition, and the sources of figures. */
export { Checks } from './checks.tsx';
export type { Narrowed } from './narrow.ts';
