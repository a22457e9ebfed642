/** The front door of the comments beside the text. */
export type { NewComment } from './comment-scope.ts';
export type { ActiveThread } from './thread-list.ts';
export { ThreadRail, type ThreadRailProps } from './thread-rail.tsx';
