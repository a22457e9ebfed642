/** Letters that can be stored, printed and read: no half letters, and of the control characters the line end and the tab only. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is kept out
export const isReadable = (text: string): boolean => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text);

/** The same on one line: it stands as one name in lists and on papers. */
export const isReadableLine = (text: string): boolean => isReadable(text) && !/[\n\u0085\u2028\u2029]/.test(text);
