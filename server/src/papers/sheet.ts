/** A table to be printed and filed: one sheet of a workbook. */
export interface Sheet {
	readonly name: string;
	/** Stands over the table. */
	readonly title: string;
	/** `width` in letters of half width. */
	readonly columns: readonly { readonly title: string; readonly width: number }[];
	/** Text stays text, whatever it begins with; null leaves a cell empty. */
	readonly rows: readonly (readonly (string | number | null)[])[];
	/** Lines under the table, each over its whole width. */
	readonly foot?: readonly string[];
}

/** Turns a sheet into the bytes of a workbook. */
export type WriteSheet = (sheet: Sheet) => Promise<Uint8Array>;
