/** The front door of client/src/editor. Import it only from a lazily loaded route: it pulls in ProseMirror. */
export { PartEditor, type PartEditorProps, type Selected } from './part-editor.tsx';
