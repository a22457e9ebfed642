/** The front door of the section page: list, text, fields, tables, states, saving and presence. */
export { openByKey } from './places/open-places.ts';
export { PresenceChips } from './presence/presence-chips.tsx';
export { useRegionKeys } from './region-keys.ts';
export { LinkStrip } from './saving/link-strip.tsx';
export { RescuedDrafts } from './saving/rescued-drafts.tsx';
export { SaveStatus } from './saving/save-status.tsx';
export { sectionName } from './section-head.tsx';
export { layoutOf, type SectionLayout } from './section-layout.ts';
export { SectionMain } from './section-main.tsx';
export { SectionNav } from './section-nav.tsx';
export { type Chosen, type PlaceTarget, type SectionScope, SectionScopeProvider } from './section-scope.tsx';
export { useArrival } from './use-arrival.ts';
