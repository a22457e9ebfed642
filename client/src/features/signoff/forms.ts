/**
 * What comes after a page has been drawn, in one piece: whoever has the form has the words that say what it recorded.
 */
export { AwaitedList } from './awaited-list.tsx';
export { BulkPanel } from './bulk-panel.tsx';
export { NextToSign } from './next-to-sign.tsx';
export { Recorded } from './recorded.tsx';
export { SectionPanel } from './section-panel.tsx';
export { WholeState } from './whole-state.tsx';
