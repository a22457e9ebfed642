/** The front door of client/src/editor. Import it only from a lazily loaded route: it pulls in ProseMirror. */
export { cardIdOf } from './anchor-marks.ts';
export { recordOf } from './anchor-threads.ts';
export { PartEditor, type PartEditorProps } from './part-editor.tsx';
export { useSaveKey } from './save-key.ts';
export type { Selected } from './use-comment-selection.ts';
