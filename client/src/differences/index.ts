/** The front door of differences: what changed in one part, drawn. */
export { BlockChanges } from './block-changes.tsx';
export { elementOf, placesOf, runsOf } from './part-changes.ts';
export { ValueChanges } from './value-changes.tsx';
