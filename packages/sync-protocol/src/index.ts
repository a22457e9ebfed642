/** The front door of packages/sync-protocol: bytes and messages for both ends. */
export * from './close-codes.ts';
export * from './decode.ts';
export * from './encode.ts';
export * from './known-state.ts';
export * from './limits.ts';
export * from './message.ts';
export * from './survey-update.ts';
