/** Words of the editor and of the save state. */
export const editorText = {
	toolbar: '書式',
} as const;
